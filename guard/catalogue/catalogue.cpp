// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/catalogue/catalogue.hpp"

#include <algorithm>
#include <iterator>

namespace guard::catalogue {
namespace {

bool names(const Entry& entry, std::string_view factory) {
  return std::find(entry.factories.begin(), entry.factories.end(), factory) !=
         entry.factories.end();
}

bool holds(const Entry& entry, const Element& element) {
  return names(entry, element.factory) &&
         std::all_of(entry.when.begin(), entry.when.end(), [&](const auto& condition) {
           return element.property && element.property(condition.first) == condition.second;
         });
}

// Whether `word` is one of the words that slashes part in `klass`.
bool has_word(std::string_view klass, std::string_view word) {
  while (!klass.empty()) {
    const std::string_view first = klass.substr(0, klass.find('/'));
    if (first == word) return true;
    klass.remove_prefix(std::min(klass.size(), first.size() + 1));
  }
  return false;
}

template <class T>
void prepend(std::vector<T>& to, std::vector<T> first) {
  first.insert(first.end(), std::make_move_iterator(to.begin()), std::make_move_iterator(to.end()));
  to = std::move(first);
}

}  // namespace

std::string_view Classification::word() const {
  if (!analyses) return "none";
  for (std::size_t i = 0; i < facts::capabilities.words.size(); ++i)
    if (stage.capability == facts::WordSet{}.set(i)) return facts::capabilities.word(i);
  return "unknown";
}

void Catalogue::put_first(Catalogue more) {
  prepend(entries, std::move(more.entries));
  prepend(classes, std::move(more.classes));
}

Classification Catalogue::classify(const Element& element) const {
  for (const bool by_property : {true, false})
    for (const Entry& entry : entries)
      if (entry.when.empty() != by_property && holds(entry, element))
        return {entry.stage.has_value(), entry.stage.value_or(facts::StageFacts{}), false,
                entry.evidence};
  for (const ClassEntry& entry : classes)
    if (std::all_of(entry.words.begin(), entry.words.end(),
                    [&](const auto& word) { return has_word(element.klass, word); }))
      return {false, {}, false, entry.evidence};
  if (element.media == Media::other)
    return {false, {}, true, "receives neither raw video nor tensors"};
  return {true, {}, false, "no catalogue names it"};
}

std::vector<std::string> Catalogue::deciding_properties(std::string_view factory) const {
  std::vector<std::string> properties;
  for (const Entry& entry : entries)
    if (names(entry, factory))
      for (const auto& [property, value] : entry.when) properties.push_back(property);
  return properties;
}

}  // namespace guard::catalogue
