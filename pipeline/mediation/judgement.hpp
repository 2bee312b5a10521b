// SPDX-License-Identifier: LGPL-2.1-or-later
// What all guards together make of one element.
#pragma once

#include <gst/gst.h>

#include <memory>
#include <span>

#include "guard/decision/verdict.hpp"
#include "guard/recognition/classification.hpp"
#include "guard/recognition/element.hpp"
#include "hw/circumstances.hpp"

namespace pipeline::mediation {

using Judge = std::shared_ptr<const hw::Circumstances>;

struct Judgement {
  guard::recognition::Classification classification;
  const guard::decision::Verdict* verdict = nullptr;  // null when it does not analyse
  Judge by;  // keeps `verdict` and the classification's entry alive

  [[nodiscard]] bool blocks() const {
    return verdict != nullptr && guard::decision::blocks(verdict->outcome);
  }
};

// The judgement of one judge, and the strictest of several. `element` may be null.
[[nodiscard]] Judgement judge(const Judge& by, GstElement* element,
                              guard::recognition::Media media);
[[nodiscard]] Judgement strictest(std::span<const Judge> judges, GstElement* element,
                                  guard::recognition::Media media);

}  // namespace pipeline::mediation
