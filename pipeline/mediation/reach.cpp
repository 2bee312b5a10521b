// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/mediation/reach.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/gst_ptr.hpp"
#include "pipeline/recognition/live_element.hpp"

namespace pipeline::mediation {
namespace {

// More elements than any pipeline has; a graph that changes during the walk must not hold it up.
constexpr std::size_t most_steps = 20'000;

// Heads of pipelines that are fed by another one, here or elsewhere: a guard behind such a head
// speaks for no camera.
bool is_fed_by_another(GstElement* head) {
  constexpr std::array<std::string_view, 14> known{
      "appsrc",          "intervideosrc", "intersubsrc", "interpipesrc",   "proxysrc",
      "shmsrc",          "unixfdsrc",     "fdsrc",       "ipcpipelinesrc", "tensor_reposrc",
      "tensor_src_grpc", "pipewiresrc",   "edgesrc",     "mqttsrc"};
  const std::string_view factory = recognition::factory_name(head);
  return std::find(known.begin(), known.end(), factory) != known.end();
}

// The source pad that feeds `sink`, with bins' ghost pads followed to what they stand for.
Ptr<GstPad> feeding(GstPad* sink) {
  auto at = own(GST_PAD(gst_object_ref(sink)));
  for (int hops = 0; at && hops < 64; ++hops) {
    auto source = own(gst_pad_get_peer(at.get()));
    if (!source) return nullptr;
    while (source && GST_IS_GHOST_PAD(source.get()))  // out of bins: look inside
      source = own(gst_ghost_pad_get_target(GST_GHOST_PAD(source.get())));
    if (!source || !GST_IS_PROXY_PAD(source.get())) return source;
    // Into a bin: go on outside of it.
    at = own(GST_PAD(gst_proxy_pad_get_internal(GST_PROXY_PAD(source.get()))));
  }
  return nullptr;
}

std::vector<Ptr<GstPad>> sink_pads_of(GstElement* element) {
  std::vector<Ptr<GstPad>> pads;
  GST_OBJECT_LOCK(element);
  for (GList* pad = element->sinkpads; pad != nullptr; pad = pad->next)
    pads.push_back(own(GST_PAD(gst_object_ref(pad->data))));
  GST_OBJECT_UNLOCK(element);
  return pads;
}

}  // namespace

Reach reach_of(GstPad* sink) {
  Reach reach;
  struct Step {
    Ptr<GstPad> pad;
    bool guarded;  // a guard was passed on the way from the stage
  };
  std::vector<Step> steps;
  std::set<std::pair<const GstElement*, bool>> seen;
  steps.push_back({own(GST_PAD(gst_object_ref(sink))), false});
  std::size_t count = 0;
  while (!steps.empty()) {
    Step step = std::move(steps.back());
    steps.pop_back();
    const auto source = feeding(step.pad.get());
    const auto element = own(source ? gst_pad_get_parent_element(source.get()) : nullptr);
    if (!element || ++count > most_steps) {
      reach.unguarded |= !step.guarded;
      continue;
    }
    if (recognition::is_guard(element.get())) {
      reach.guards.insert(element.get());
      step.guarded = true;
    }
    if (!seen.emplace(element.get(), step.guarded).second) continue;
    auto pads = sink_pads_of(element.get());
    if (pads.empty()) reach.unguarded |= !step.guarded || is_fed_by_another(element.get());
    for (auto& pad : pads) steps.push_back({std::move(pad), step.guarded});
  }
  return reach;
}

}  // namespace pipeline::mediation
