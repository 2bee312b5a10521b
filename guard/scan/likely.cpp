// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/scan/likely.hpp"

#include <functional>
#include <set>

namespace guard::scan {
namespace {

using facts::WordSet;
using recognition::Classification;

using Neighbours = std::vector<std::vector<int>>;
using Wanted = std::function<bool(const Classification&)>;

WordSet word_set(std::string_view word) {
  return *facts::capabilities.set_of(word);
}

bool everything(const WordSet& set) {
  return set == facts::capabilities.all();
}

// The first elements on each way from `start` that are wanted; the ways end there.
std::vector<int> nearest(int start, const std::vector<Classification>& found,
                         const Neighbours& neighbours, const Wanted& wanted) {
  std::vector<int> hits;
  std::set<int> seen{start};
  std::vector<int> ways = neighbours[static_cast<std::size_t>(start)];
  while (!ways.empty()) {
    const int at = ways.back();
    ways.pop_back();
    if (!seen.insert(at).second) continue;
    if (wanted(found[static_cast<std::size_t>(at)])) {
      hits.push_back(at);
      continue;
    }
    for (const int next : neighbours[static_cast<std::size_t>(at)]) ways.push_back(next);
  }
  return hits;
}

// Whether any element on the way to `start` was given a file of the same name: then one of the two
// names is wrong.
bool shares_a_name(int start, const std::vector<Classification>& found,
                   const Neighbours& neighbours) {
  const auto& files = found[static_cast<std::size_t>(start)].files;
  const auto known = [&](const Classification& other) {
    for (const std::string& one : files)
      for (const std::string& another : other.files)
        if (catalogue::normal_name(one) == catalogue::normal_name(another)) return true;
    return false;
  };
  return !nearest(start, found, neighbours, known).empty();
}

bool decodes(const Classification& c) {
  return c.entry != nullptr && c.entry->decodes;
}

// It prepares frames for what is behind it, unless the code it runs does more.
bool prepares(const Classification& c) {
  return c.entry != nullptr && !c.entry->stage;
}

bool analyses(const Classification& c) {
  return c.analyses && !prepares(c);
}

// What is known of an element, or else what its names suggest.
WordSet known_or_suspected(const Classification& c) {
  return c.analyses && !everything(c.stage.capability) ? c.stage.capability : c.suspected;
}

// Finds things, and compares nobody.
bool harmless(const WordSet& set) {
  return set.any() && !everything(set) && !recognition::identifies(set) &&
         !recognition::tells_attributes(set);
}

bool about_faces(const WordSet& set) {
  return (set & (word_set("face-detection") | word_set("face-redaction"))).any();
}

// Decoders behind it say what its tensors mean, and nobody else gets them.
std::optional<Likely> by_decoder(const std::vector<Classification>& found, int element,
                                 const Neighbours& downstream) {
  const auto takers = nearest(element, found, downstream, [](const Classification& c) {
    return decodes(c) || catalogue::is_opaque(c.exit);
  });
  WordSet meaning;
  for (const int taker : takers) {
    const Classification& decoder = found[static_cast<std::size_t>(taker)];
    const WordSet one = known_or_suspected(decoder);
    if (!decodes(decoder) || !harmless(one)) return std::nullopt;
    meaning |= one;
  }
  if (meaning.none()) return std::nullopt;
  return Likely{meaning, "what decodes its tensors makes " +
                             std::string(recognition::word(meaning)) + " of them"};
}

// Detectors look at whole frames: nothing that analyses stands before it.
std::optional<Likely> by_whole_frames(const std::vector<Classification>& found, int element,
                                      const Neighbours& upstream) {
  const WordSet suspected = found[static_cast<std::size_t>(element)].suspected;
  if (!harmless(suspected) || !nearest(element, found, upstream, analyses).empty())
    return std::nullopt;
  return Likely{suspected, "its name agrees with its place, on whole frames"};
}

bool tells_bodies_apart(const WordSet& set) {
  return (set & (word_set("reidentification-within-recording") |
                 word_set("reidentification-across-cameras")))
      .any();
}

// It looks at what a detector before it found, and both names, which differ, say that this is no
// face.
std::optional<Likely> by_subject(const std::vector<Classification>& found, int element,
                                 const Neighbours& upstream) {
  const Classification& self = found[static_cast<std::size_t>(element)];
  const WordSet suspected = self.suspected;
  if (!harmless(suspected) || about_faces(suspected)) return std::nullopt;
  if (!self.of_things && !tells_bodies_apart(suspected)) return std::nullopt;
  const auto before = nearest(element, found, upstream, analyses);
  if (before.empty() || shares_a_name(element, found, upstream)) return std::nullopt;
  for (const int one : before) {
    const WordSet subject = known_or_suspected(found[static_cast<std::size_t>(one)]);
    if (!harmless(subject) || about_faces(subject)) return std::nullopt;
  }
  return Likely{suspected, "its name agrees with what the detector before it is named for"};
}

}  // namespace

std::optional<Likely> likely(const Flow& flow, const std::vector<Classification>& found,
                             int element) {
  const Classification& self = found[static_cast<std::size_t>(element)];
  if (self.entry == nullptr) return std::nullopt;
  if (prepares(self) && (self.suspected.none() || harmless(self.suspected)))
    return Likely{word_set("object-detection"), "it prepares frames for what is behind it"};
  if (self.entry->decodes && harmless(self.suspected))
    return Likely{self.suspected, "what it is told to run is named for it"};
  if (self.entry->tensors)
    if (auto decoded = by_decoder(found, element, flow.downstream)) return decoded;
  // Code may do anything, whatever it is called.
  const auto& reads = self.entry->reads.properties;
  if (!reads[static_cast<std::size_t>(catalogue::Kind::code)].empty() && self.suspected.none())
    return std::nullopt;
  if (auto whole = by_whole_frames(found, element, flow.upstream)) return whole;
  return by_subject(found, element, flow.upstream);
}

}  // namespace guard::scan
