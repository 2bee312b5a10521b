// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/scan/flow.hpp"

#include <cstddef>

namespace guard::scan {
namespace {

// For each element, what is directly in it.
std::vector<std::vector<int>> contents_of(const description::Graph& graph) {
  std::vector<std::vector<int>> contents(graph.elements.size());
  for (std::size_t i = 0; i < graph.elements.size(); ++i)
    if (const int bin = graph.elements[i].bin; bin >= 0)
      contents[static_cast<std::size_t>(bin)].push_back(static_cast<int>(i));
  return contents;
}

}  // namespace

Flow flow_of(const description::Graph& graph) {
  Flow flow{std::vector<std::vector<int>>(graph.elements.size()),
            std::vector<std::vector<int>>(graph.elements.size())};
  const auto contents = contents_of(graph);
  std::vector<bool> fed(graph.elements.size());
  std::vector<bool> feeds(graph.elements.size());
  for (const description::Link& link : graph.links) {
    feeds[static_cast<std::size_t>(link.from)] = true;
    fed[static_cast<std::size_t>(link.to)] = true;
  }
  // A bin's loose ends; of a bin in a bin, those of what is in that.
  const auto ends = [&](int element, const std::vector<bool>& taken) {
    std::vector<int> found;
    std::vector<int> left{element};
    while (!left.empty()) {
      const int at = left.back();
      left.pop_back();
      const auto& inside = contents[static_cast<std::size_t>(at)];
      if (inside.empty()) found.push_back(at);
      for (const int inner : inside)
        if (!taken[static_cast<std::size_t>(inner)]) left.push_back(inner);
    }
    return found;
  };
  for (const description::Link& link : graph.links)
    for (const int from : ends(link.from, feeds))
      for (const int to : ends(link.to, fed)) {
        flow.downstream[static_cast<std::size_t>(from)].push_back(to);
        flow.upstream[static_cast<std::size_t>(to)].push_back(from);
      }
  return flow;
}

}  // namespace guard::scan
