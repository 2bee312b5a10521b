// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/element/preflight.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "guard/recognition/given.hpp"
#include "pipeline/gst_ptr.hpp"
#include "pipeline/log.hpp"
#include "pipeline/mediation/world.hpp"
#include "pipeline/messages.hpp"
#include "pipeline/recognition/live_element.hpp"

namespace pipeline::element {
namespace {

using guard::recognition::Media;
using mediation::Judge;
using mediation::Judgement;

// What the pipeline's elements will do, each as a phrase for the line.
struct Findings {
  std::vector<std::string> recorded;
  std::vector<std::string> streamed;
  std::vector<std::string> blurred;
  std::vector<std::string> blocked;
  std::vector<std::string> blackened;  // blocked stages behind which the picture is black
  std::vector<std::string> silenced;   // and those behind which nothing arrives
  std::string remedy;                  // for the first one that is unknown
  bool pending = false;                // a file that decides on one of them has yet to be read
};

std::string joined(const std::vector<std::string>& phrases) {
  std::string text;
  for (const std::string& phrase : phrases) text += (text.empty() ? "" : ", ") + phrase;
  return text;
}

Ptr<GstPad> first_pad(GstElement* element, GList* GstElement::*pads) {
  GST_OBJECT_LOCK(element);
  GList* list = element->*pads;
  GstPad* pad = list != nullptr ? GST_PAD(gst_object_ref(list->data)) : nullptr;
  GST_OBJECT_UNLOCK(element);
  return own(pad);
}

// What closing the gate will do to what is behind the stage, as far as its templates tell.
enum class Behind : unsigned char { goes_on, black, nothing };

Behind behind(GstElement* stage, GstPad* sink) {
  const auto source = first_pad(stage, &GstElement::srcpads);
  if (!source || !gst_pad_is_linked(source.get())) return Behind::goes_on;
  const auto in = own(gst_pad_get_pad_template_caps(sink));
  const auto out = own(gst_pad_get_pad_template_caps(source.get()));
  if (stage->numsinkpads == 1 && stage->numsrcpads == 1 &&
      gst_caps_can_intersect(in.get(), out.get()))
    return Behind::goes_on;
  static GstCaps* const not_coded =
      gst_caps_from_string("video/x-raw; video/x-bayer; other/tensor; other/tensors");
  return gst_caps_can_intersect(in.get(), not_coded) ? Behind::black : Behind::nothing;
}

std::string name_of(GstElement* element) {
  return std::string(GST_OBJECT_NAME(element)) + " (" + recognition::factory_name(element) + ")";
}

void look_at(GstElement* element, const Judge& judge, Findings& findings) {
  const auto sink = first_pad(element, &GstElement::sinkpads);
  if (!sink || GST_IS_BIN(element)) return;
  const Media media = recognition::possible_media_of(sink.get());
  const Judgement judgement = mediation::judge(judge, element, media);
  const std::string capability(judgement.classification.word());

  if (judgement.blocks()) {
    if (judgement.classification.pending)
      findings.pending = true;  // not yet known for good
    else
      (void)name_once(element);
    findings.blocked.push_back(phrase(element, judgement));
    const Behind rest = behind(element, sink.get());
    if (rest == Behind::black) findings.blackened.push_back(name_of(element));
    if (rest == Behind::nothing) findings.silenced.push_back(name_of(element));
    if (findings.remedy.empty()) findings.remedy = remedy(element, judgement);
    return;
  }
  if (capability == "face-redaction") findings.blurred.push_back(name_of(element));
  if (!GST_OBJECT_FLAG_IS_SET(element, GST_ELEMENT_FLAG_SINK)) return;
  const auto described = recognition::describe(element, media);
  if (described.klass.find("Network") != std::string_view::npos)
    findings.streamed.push_back(name_of(element));
  else if (described.klass.find("File") != std::string_view::npos)
    findings.recorded.push_back(name_of(element));
}

Findings look_around(GstElement* guard, const Judge& judge) {
  auto top = own(GST_OBJECT(gst_object_ref(guard)));
  while (auto parent = own(gst_object_get_parent(top.get()))) top = std::move(parent);
  Findings findings;
  if (!GST_IS_BIN(top.get())) return findings;
  struct Look {
    const Judge& judge;
    Findings& findings;
  } look{judge, findings};
  const auto each = [](const GValue* item, gpointer data) {
    const auto* l = static_cast<Look*>(data);
    look_at(GST_ELEMENT(g_value_get_object(item)), l->judge, l->findings);
  };
  const auto all = own(gst_bin_iterate_recurse(GST_BIN(top.get())));
  while (gst_iterator_foreach(all.get(), each, &look) == GST_ITERATOR_RESYNC) {
    gst_iterator_resync(all.get());
    findings = {};
  }
  return findings;
}

std::string line_for(const Findings& findings, const Judge& judge) {
  std::string line;
  const auto add = [&](const char* lead, const std::vector<std::string>& phrases) {
    if (!phrases.empty()) line += std::string(lead) + joined(phrases) + ". ";
  };
  add("Records to ", findings.recorded);
  add("Streams to ", findings.streamed);
  add("Blurs with ", findings.blurred);
  if (findings.blocked.empty()) return line + "Blocks no stage of those here so far.";
  add("Blocks ", findings.blocked);
  add("The picture is black behind ", findings.blackened);
  add("Behind these nothing arrives, and a pipeline that waits for it does not start (put them on "
      "a "
      "branch that ends in a sink with async=false): ",
      findings.silenced);
  line += findings.remedy;
  if (judge->off()) return line + "Identification is off: " + judge->off()->text();
  if (!judge->rules().problems().empty()) return line + "Mend first what was refused before.";
  line += judge->device().empty()
              ? "Nothing is known of this device: set the property descriptor to a signed "
                "descriptor, and config to a fleet config that trusts its key."
              : "The descriptor of device '" + judge->device() + "' is what this follows from.";
  return line;
}

}  // namespace

bool report_preflight(GstElement* guard, const Judge& judge) {
  Findings findings = look_around(guard, judge);
  // Before the first frame there is time to read; one file may name the next.
  for (int i = 0; findings.pending && i < guard::recognition::max_includes_deep; ++i) {
    mediation::files().read_pending();
    findings = look_around(guard, judge);
  }
  const std::string line = line_for(findings, judge);
  auto structure = own(gst_structure_new(
      "faceguard-preflight", "records", G_TYPE_STRING, joined(findings.recorded).c_str(), "streams",
      G_TYPE_STRING, joined(findings.streamed).c_str(), "blurs", G_TYPE_STRING,
      joined(findings.blurred).c_str(), "blocks", G_TYPE_STRING, joined(findings.blocked).c_str(),
      "blackens", G_TYPE_STRING, joined(findings.blackened).c_str(), "silences", G_TYPE_STRING,
      joined(findings.silenced).c_str(), "text", G_TYPE_STRING, line.c_str(), nullptr));
  post(guard, std::move(structure));
  if (!findings.blackened.empty() || !findings.silenced.empty())
    GST_ERROR_OBJECT(guard, "%s", line.c_str());
  if (findings.blocked.empty())
    GST_INFO_OBJECT(guard, "%s", line.c_str());
  else
    report_blocked(guard, line);
  return findings.blocked.empty() || !asks_for_error(guard, "on-prohibited");
}

}  // namespace pipeline::element
