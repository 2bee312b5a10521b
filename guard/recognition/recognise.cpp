// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/recognition/recognise.hpp"

#include <algorithm>

#include "guard/recognition/ladder.hpp"

namespace guard::recognition {
namespace {

using catalogue::Catalogue;
using catalogue::Entry;

bool holds(const Entry& entry, const Element& element) {
  return std::all_of(entry.when.begin(), entry.when.end(), [&](const auto& condition) {
    if (!element.property) return false;
    const auto value = element.property(condition.first);
    return value && catalogue::matches(condition.second, *value);
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

const Entry* entry_for(const Catalogue& catalogue, const Element& element) {
  const auto entries = catalogue.entries_for(element.factory);
  for (const bool by_property : {true, false})
    for (const Entry* entry : entries)
      if (entry->when.empty() != by_property && holds(*entry, element)) return entry;
  return nullptr;
}

Classification harmless(std::string evidence) {
  Classification result;
  result.analyses = false;
  result.rung = Rung::factory;
  result.evidence = std::move(evidence);
  return result;
}

Classification by_entry(const Entry& entry) {
  Classification result;
  result.analyses = entry.stage.has_value();
  result.stage = entry.stage.value_or(facts::StageFacts{});
  result.rung = entry.declared ? Rung::declaration : Rung::factory;
  result.evidence = entry.evidence + (entry.because.empty() ? "" : ": " + entry.because);
  return result;
}

// An element whose code may be anybody's: what its name promises is not believed.
Classification unvouched(Classification claimed) {
  if (claimed.analyses && identifies(claimed.stage.capability) &&
      claimed.stage.capability != facts::capabilities.all())
    return claimed;
  Classification result;
  result.exit = claimed.exit;
  result.entry = claimed.entry;
  result.files = std::move(claimed.files);
  result.pending = claimed.pending;
  if (claimed.analyses) result.suspected = claimed.stage.capability;
  result.evidence = "its code is not from a plugin folder that GStreamer or the config vouches for";
  return result;
}

Classification unnamed(const Catalogue& catalogue, const Element& element) {
  if (element.vouched)
    for (const catalogue::ClassEntry& entry : catalogue.classes)
      if (std::all_of(entry.words.begin(), entry.words.end(),
                      [&](const auto& word) { return has_word(element.klass, word); }))
        return harmless(entry.evidence + ": its plugin calls it " + std::string(element.klass));
  // Nobody decodes in secret, but for an element of which nothing is known. A pad without an element
  // is the application's own code, which is out of reach but where it takes plain pictures.
  const bool pad_alone = element.factory.empty();
  if (element.media == Media::other ||
      (element.media == Media::coded && (element.vouched || pad_alone)) ||
      (element.media == Media::unstated && pad_alone)) {
    Classification result = harmless("receives neither raw video nor tensors");
    result.by_media = true;
    return result;
  }
  return by_name_of_factory(catalogue, element);
}

}  // namespace

Classification recognise(const Catalogue& catalogue, const Element& element, const World& world) {
  const Entry* entry = entry_for(catalogue, element);
  if (entry == nullptr) return unnamed(catalogue, element);
  Classification result = entry->declared || !entry->reads.any()
                              ? by_entry(*entry)
                              : climb(catalogue, *entry, element, world);
  result.entry = entry;
  result.exit = entry->exit;
  return element.vouched || entry->declared ? result : unvouched(std::move(result));
}

std::vector<std::string> deciding_properties(const Catalogue& catalogue,
                                             std::string_view factory) {
  std::vector<std::string> properties;
  const auto add = [&](const std::string& property) {
    if (std::find(properties.begin(), properties.end(), property) == properties.end())
      properties.push_back(property);
  };
  for (const Entry* entry : catalogue.entries_for(factory)) {
    for (const auto& [property, value] : entry->when) add(property);
    for (const auto& kind : entry->reads.properties) std::for_each(kind.begin(), kind.end(), add);
    std::for_each(entry->reads.instance.begin(), entry->reads.instance.end(), add);
  }
  return properties;
}

}  // namespace guard::recognition
