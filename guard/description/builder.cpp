// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/builder.hpp"

#include <utility>

#include "guard/description/holes.hpp"
#include "guard/description/parse.hpp"

namespace guard::description {

int Builder::add_element(std::string factory, int bin, std::size_t offset) {
  const Error place = source_.error(offset, {});
  Element element;
  element.factory = std::move(factory);
  element.line = place.line;
  element.column = place.column;
  element.bin = bin;
  graph_.elements.push_back(std::move(element));
  ++parts_;
  return static_cast<int>(graph_.elements.size()) - 1;
}

void Builder::add_property(int element, std::string name, std::string value) {
  Element& owner = graph_.elements[static_cast<std::size_t>(element)];
  ++parts_;
  if (name == "name" && !value.empty()) {
    owner.name = std::move(value);
    owner.named = true;
    return;
  }
  if (const std::string_view hole = hole_in(value); !hole.empty())
    graph_.notes.push_back({"the value of " + quoted(name) + " holds the placeholder " +
                                quoted(hole),
                            "what is filled in later is not looked at", {}, owner.line,
                            owner.column});
  owner.properties.push_back({std::move(name), std::move(value)});
}

void Builder::add_link(End from, End to, std::string caps, bool every_pad) {
  ++parts_;
  links_.push_back({std::move(from), std::move(to), std::move(caps), every_pad});
}

void Builder::note(std::size_t offset, std::string what, std::string remedy) {
  if (graph_.notes.size() < max_notes)
    graph_.notes.push_back(source_.error(offset, std::move(what), std::move(remedy)));
}

bool Builder::full() const {
  return parts_ > max_parts;
}

void Builder::give_names() {
  std::map<std::string, int> numbers;
  for (Element& element : graph_.elements) {
    if (element.named) continue;
    const bool digit_last = !element.factory.empty() && element.factory.back() >= '0' &&
                            element.factory.back() <= '9';
    element.name = element.factory + (digit_last ? "-" : "") +
                   std::to_string(numbers[element.factory]++);
  }
  for (std::size_t i = 0; i < graph_.elements.size(); ++i)
    names_.emplace(graph_.elements[i].name, static_cast<int>(i));
}

int Builder::find(const End& end) {
  if (end.element >= 0) return end.element;
  const auto known = names_.find(end.name);
  if (known != names_.end()) return known->second;
  note(end.offset, "no element is named " + quoted(end.name),
       "the link to it is left out");
  return -1;
}

Graph Builder::take() {
  give_names();
  for (Pending& link : links_) {
    const int from = find(link.from);
    const int to = find(link.to);
    if (from >= 0 && to >= 0)
      graph_.links.push_back({from, to, std::move(link.from.pad), std::move(link.to.pad),
                              std::move(link.caps), link.every_pad});
  }
  if (graph_.notes.size() > max_notes) graph_.notes.resize(max_notes);
  return std::move(graph_);
}

}  // namespace guard::description
