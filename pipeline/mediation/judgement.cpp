// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/mediation/judgement.hpp"

#include "guard/recognition/recognise.hpp"
#include "pipeline/mediation/world.hpp"
#include "pipeline/recognition/live_element.hpp"

namespace pipeline::mediation {
namespace {

// Not analysing is milder than any verdict.
int strictness(const Judgement& judgement) {
  return judgement.verdict == nullptr ? -1 : static_cast<int>(judgement.verdict->outcome);
}

}  // namespace

Judgement judge(const Judge& by, GstElement* element, guard::recognition::Media media) {
  Judgement judgement;
  judgement.classification = guard::recognition::recognise(
      by->rules().catalogue(), recognition::describe(element, media, by->rules().plugin_folders()),
      world());
  judgement.by = by;
  if (judgement.classification.analyses)
    judgement.verdict = &by->verdict(judgement.classification.stage);
  return judgement;
}

Judgement strictest(std::span<const Judge> judges, GstElement* element,
                    guard::recognition::Media media) {
  Judgement strictest;
  strictest.classification.analyses = false;
  for (const Judge& by : judges) {
    Judgement next = judge(by, element, media);
    const bool by_media = next.classification.by_media || strictest.classification.by_media;
    if (strictest.by == nullptr || strictness(next) > strictness(strictest))
      strictest = std::move(next);
    strictest.classification.by_media = by_media;
  }
  return strictest;
}

}  // namespace pipeline::mediation
