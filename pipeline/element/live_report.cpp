// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/element/live_report.hpp"

#include <memory>
#include <set>

#include "guard/decision/describe.hpp"
#include "pipeline/gst_ptr.hpp"
#include "pipeline/mediation/mediator.hpp"
#include "pipeline/recognition/live_element.hpp"

namespace pipeline::element {
namespace {

using mediation::Mediator;
using mediation::Standing;

using Text = std::unique_ptr<gchar, decltype(&g_free)>;

std::string path_of(GstElement* element) {
  return Text(gst_object_get_path_string(GST_OBJECT(element)), g_free).get();
}

std::string gate_words(const Standing& standing) {
  if (!standing.closed) return "gate open";
  return std::string("gate closed, ") + gate::word(standing.kind) + ", " +
         std::to_string(standing.counts.bypassed + standing.counts.blanked +
                        standing.counts.starved) +
         " frames kept away";
}

std::string stage_line(const Standing& standing) {
  const auto& [classification, verdict, by] = standing.judgement;
  return "stage " + standing.stage + "." + standing.pad + " (" + standing.factory +
         "): " + std::string(classification.word()) + " by " +
         std::string(word(classification.rung)) + ", " +
         (verdict != nullptr ? one_line(*verdict) : "does not analyse") + "; " +
         gate_words(standing) + "; " + classification.evidence + "\n";
}

std::string exit_line(GstElement* element, const mediation::Judgement& judgement) {
  const auto& classification = judgement.classification;
  return "exit " + path_of(element) + " (" + recognition::factory_name(element) +
         "): " + std::string(word(classification.exit)) + ", " +
         (judgement.blocks() ? "blocked" : "allowed") + "; " + classification.evidence + "\n";
}

// As gst_debug_bin_to_dot_data writes an object's name.
std::string dot_name(GstObject* object) {
  const Text name(g_strdup_printf("%s_%p", GST_OBJECT_NAME(object), static_cast<void*>(object)),
                  g_free);
  g_strcanon(name.get(), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_", '_');
  return name.get();
}

std::string gate_in_dot(GstPad* pad, bool closed) {
  const auto owner = own(gst_pad_get_parent_element(pad));
  if (!owner) return {};
  return "  " + dot_name(GST_OBJECT(owner.get())) + "_" + dot_name(GST_OBJECT(pad)) +
         (closed ? " [color=red, fillcolor=\"#ff9999\", penwidth=3, xlabel=\"gate closed\"];\n"
                 : " [color=green, penwidth=2, xlabel=\"gate open\"];\n");
}

}  // namespace

std::string report(const mediation::Judge& judge) {
  std::string text;
  for (const Standing& standing : Mediator::get().standings()) text += stage_line(standing);
  std::set<GstElement*> seen;
  for (const Ptr<GstElement>& element : Mediator::get().owners()) {
    if (!seen.insert(element.get()).second) continue;
    const auto judgement =
        mediation::judge(judge, element.get(), guard::recognition::Media::unstated);
    if (judgement.classification.exit != guard::catalogue::Exit::none)
      text += exit_line(element.get(), judgement);
  }
  return text;
}

std::string dot(GstElement* guard) {
  auto top = own(GST_OBJECT(gst_object_ref(guard)));
  while (auto parent = own(gst_object_get_parent(top.get()))) top = std::move(parent);
  if (!GST_IS_BIN(top.get())) return {};
  std::string graph =
      Text(gst_debug_bin_to_dot_data(GST_BIN(top.get()), GST_DEBUG_GRAPH_SHOW_ALL), g_free).get();
  const std::size_t end = graph.rfind('}');
  if (end == std::string::npos) return graph;
  std::string gates;
  for (const Mediator::Watched& one : Mediator::get().watched())
    if (one.has_gate && gst_object_has_as_ancestor(GST_OBJECT(one.pad.get()), top.get()))
      gates += gate_in_dot(one.pad.get(), one.closed);
  return graph.insert(end, gates);
}

}  // namespace pipeline::element
