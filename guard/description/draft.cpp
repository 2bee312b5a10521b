// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/draft.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "guard/description/holes.hpp"
#include "guard/description/letters.hpp"
#include "guard/description/parse.hpp"

namespace guard::description {
namespace {

std::size_t index(int element) {
  return static_cast<std::size_t>(element);
}

}  // namespace

Draft::Draft(const Source& source, std::vector<Error> notes) : source_(source) {
  graph_.notes = std::move(notes);
}

int Draft::add_element(std::string factory, std::size_t at, int bin) {
  note_hole(at, factory);
  const Error place = source_.error(at, {});
  Element& element = graph_.elements.emplace_back();
  element.factory = std::move(factory);
  element.line = place.line;
  element.column = place.column;
  element.bin = bin;
  ++parts_;
  return static_cast<int>(graph_.elements.size()) - 1;
}

void Draft::add_property(int element, std::string name, std::string value, std::size_t at) {
  note_hole(at, value);
  Element& owner = graph_.elements[index(element)];
  ++parts_;
  if (name == "name" && !value.empty()) {
    owner.name = std::move(value);
    owner.named = true;
  } else {
    owner.properties.push_back({std::move(name), std::move(value)});
  }
}

void Draft::add_link(DraftLink link) {
  for (const End* end : {&link.from, &link.to})
    for (const std::string& pad : end->pads) note_hole(end->at, pad);
  note_hole(link.at, link.caps);
  parts_ += std::max<std::size_t>({link.from.pads.size(), link.to.pads.size(), 1});
  links_.push_back(std::move(link));
}

void Draft::note(std::size_t at, std::string what, std::string remedy) {
  if (graph_.notes.size() + 1 < max_notes)
    graph_.notes.push_back(source_.error(at, std::move(what), std::move(remedy)));
  else if (graph_.notes.size() + 1 == max_notes)
    graph_.notes.push_back(source_.error(at, "further notes are left out"));
}

void Draft::note_hole(std::size_t at, std::string_view text) {
  if (const std::string_view hole = hole_in(text); !hole.empty())
    note(at, "what " + quoted(hole) + " stands for is not known",
         "put in what will stand there when the pipeline runs");
}

// GStreamer numbers what has no name, by type, in the order in which it makes it. A bin is made
// before it is given its name, and so uses up a number all the same.
void Draft::name_elements() {
  std::unordered_map<std::string, int> numbers;
  for (const auto [made, is_bin] : made_) {
    Element& element = graph_.elements[index(made)];
    if (element.named && !is_bin) continue;
    const int number = numbers[element.factory]++;
    if (element.named) continue;
    const bool parted = is_digit(element.factory.back());
    element.name = element.factory + (parted ? "-" : "") + std::to_string(number);
  }
}

Graph Draft::finish() && {
  name_elements();
  std::unordered_map<std::string, int> known;
  for (std::size_t i = 0; i < graph_.elements.size(); ++i) {
    const Element& element = graph_.elements[i];
    if (!known.emplace(element.name, static_cast<int>(i)).second && graph_.notes.size() < max_notes)
      graph_.notes.push_back(
          {"a second element is named " + quoted(element.name) + ", and references mean the first",
           "give each element a name of its own",
           {},
           element.line,
           element.column});
  }
  const auto find = [&](const End& end) {
    if (end.is_nobody() || end.element >= 0) return end.element;
    const auto found = known.find(end.name);
    if (found != known.end()) return found->second;
    note(end.at, "no element is named " + quoted(end.name) + ": the link is left out",
         "name it with name=" + end.name.substr(0, 60));
    return -1;
  };
  // Those into and out of a bin come up only when it is read.
  const auto earlier = [](const DraftLink& a, const DraftLink& b) { return a.at < b.at; };
  std::stable_sort(links_.begin(), links_.end(), earlier);
  for (const DraftLink& link : links_) {
    const int from = find(link.from);
    const int to = find(link.to);
    if (from >= 0 && to >= 0) connect(link, from, to);
  }
  return std::move(graph_);
}

// Where both sides name pads, as many links as pads; else GStreamer looks at the first pad only.
void Draft::connect(const DraftLink& link, int from, int to) {
  const auto& from_pads = link.from.pads;
  const auto& to_pads = link.to.pads;
  const std::size_t more = std::max(from_pads.size(), to_pads.size());
  const std::size_t links = std::max<std::size_t>(std::min(from_pads.size(), to_pads.size()), 1);
  if (more > links)
    note(link.at, "the sides of this link name unlike numbers of pads: the further ones stay free",
         "name as many pads on both sides");
  for (std::size_t i = 0; i < links; ++i)
    graph_.links.push_back({from, to, i < from_pads.size() ? from_pads[i] : "",
                            i < to_pads.size() ? to_pads[i] : "", link.caps, link.every_pad});
}

}  // namespace guard::description
