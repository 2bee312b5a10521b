// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/scan/scan.hpp"

#include <algorithm>

#include "guard/recognition/dimensions.hpp"
#include "guard/recognition/recognise.hpp"
#include "guard/scan/likely.hpp"

namespace guard::scan {
namespace {

using catalogue::Exit;
using description::Graph;
using recognition::Classification;
using recognition::Media;

// GStreamer takes `_` and `-` in names of properties for the same.
bool same_name(std::string_view a, std::string_view b) {
  const auto plain = [](char c) { return c == '_' ? '-' : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return plain(x) == plain(y); });
}

std::optional<std::string> property_of(const description::Element& element, std::string_view name) {
  if (name == "name") return element.name;
  for (const description::Property& property : element.properties)
    if (same_name(property.name, name)) return property.value;
  return std::nullopt;
}

// What the caps on the links that lead here say flows.
Media media_at(const Graph& graph, int element) {
  for (const description::Link& link : graph.links) {
    if (link.to != element || link.caps.empty()) continue;
    const std::string_view caps = link.caps;
    if (caps.starts_with("audio/") || caps.starts_with("text/")) return Media::other;
    if (caps.starts_with("video/x-raw") || caps.starts_with("image/")) return Media::raw_video;
    if (caps.starts_with("other/tensor")) return Media::tensors;
    return Media::coded;
  }
  return Media::unstated;
}

// The tensors that the caps on the links from here say it puts out.
std::vector<std::vector<std::int64_t>> tensors_from(const Graph& graph, int element) {
  for (const description::Link& link : graph.links) {
    if (link.from != element) continue;
    if (auto dimensions = recognition::dimensions_in(link.caps); !dimensions.empty())
      return dimensions;
  }
  return {};
}

std::vector<std::string> models_shared_under(const Graph& graph, std::string_view id) {
  std::vector<std::string> models;
  for (const description::Element& element : graph.elements) {
    const bool shares =
        std::any_of(element.properties.begin(), element.properties.end(), [&](const auto& p) {
          return p.value == id &&
                 (p.name.ends_with("instance-id") || p.name.ends_with("filter-key"));
        });
    if (!shares) continue;
    if (auto model = property_of(element, "model")) models.push_back(std::move(*model));
  }
  return models;
}

// An element that nobody knows, by what its name says it carries, codes or makes: on a device its
// plugin's own class says so.
bool named_like_a_carrier(const catalogue::Catalogue& catalogue, std::string_view factory) {
  return std::any_of(
      catalogue.patterns.begin(), catalogue.patterns.end(), [&](const catalogue::Pattern& p) {
        return !p.stage && p.in.test(static_cast<std::size_t>(catalogue::Kind::factory)) &&
               p.regex.found_in(factory).value_or(false);
      });
}

Classification look_at(const Graph& graph, const catalogue::Catalogue& catalogue,
                       const Options& options, int index) {
  const description::Element& described = graph.elements[static_cast<std::size_t>(index)];
  recognition::Element element;
  element.factory = described.factory;
  element.media = media_at(graph, index);
  element.tensors_out = tensors_from(graph, index);
  element.property = [&](std::string_view name) { return property_of(described, name); };
  recognition::World world = options.world;
  world.shared = [&](std::string_view, std::string_view id) {
    return models_shared_under(graph, id);
  };
  Classification result = recognition::recognise(catalogue, element, world);
  const bool nameless = result.analyses && result.entry == nullptr && result.suspected.none() &&
                        result.rung == recognition::Rung::none;
  if (nameless && named_like_a_carrier(catalogue, described.factory)) {
    result.analyses = false;
    result.rung = recognition::Rung::name;
    result.evidence = "no catalogue names it; its name is that of a carrier";
  }
  return result;
}

Found judged(const Flow& flow, const std::vector<Classification>& all, const Options& options,
             int index) {
  Found found{index, all[static_cast<std::size_t>(index)], Certainty::certain, {}};
  Classification& self = found.classification;
  found.capability = self.word();
  if (!self.analyses || self.stage.capability != facts::capabilities.all()) return found;
  found.certainty = Certainty::open;
  if (const auto fitting = likely(flow, all, index); fitting && !options.strict) {
    found.certainty = Certainty::likely;
    self.rung = recognition::Rung::name;
    found.capability = recognition::word(fitting->capability);
    self.stage.capability = fitting->capability;
    self.evidence += "; likely " + found.capability + ": " + fitting->evidence;
  } else if (self.suspected.any() && self.suspected != facts::capabilities.all() &&
             recognition::tells_attributes(self.suspected)) {
    found.capability = recognition::word(self.suspected);
    self.evidence += "; named like " + found.capability + ", and may be anything";
  }
  return found;
}

void add_once(std::vector<std::string>& words, const std::string& word) {
  if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
}

}  // namespace

Report scan(const Graph& graph, const catalogue::Catalogue& catalogue, const Options& options) {
  std::vector<Classification> all;
  for (std::size_t i = 0; i < graph.elements.size(); ++i)
    all.push_back(look_at(graph, catalogue, options, static_cast<int>(i)));
  // A bin is what is in it.
  for (const description::Element& element : graph.elements)
    if (element.bin >= 0) all[static_cast<std::size_t>(element.bin)].analyses = false;
  const Flow flow = flow_of(graph);
  Report report;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Exit exit = all[i].exit;
    if (exit != Exit::none && exit != Exit::display)
      report.exits.push_back(
          {static_cast<int>(i), all[i], Certainty::certain, std::string(all[i].word())});
    // Another machine that runs a model is a stage as well as a way out; so is whatever is known to
    // analyse what it sends.
    const bool only_exit = exit != Exit::none && exit != Exit::remote_inference &&
                           all[i].stage.capability == facts::capabilities.all();
    if (!all[i].analyses || only_exit) continue;
    Found found = judged(flow, all, options, static_cast<int>(i));
    add_once(report.capabilities, found.capability);
    if (found.certainty == Certainty::open) add_once(report.capabilities, "unknown");
    report.stages.push_back(std::move(found));
  }
  return report;
}

}  // namespace guard::scan
