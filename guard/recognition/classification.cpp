// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/recognition/classification.hpp"

namespace guard::recognition {
namespace {

facts::WordSet set_of(std::span<const std::string_view> words) {
  facts::WordSet set;
  for (const std::string_view word : words) set |= *facts::capabilities.set_of(word);
  return set;
}

}  // namespace

std::string_view word(const facts::WordSet& capabilities) {
  if (capabilities == facts::capabilities.all()) return "unknown";
  for (std::size_t i = 0; i < facts::capabilities.words.size(); ++i)
    if (capabilities.test(i)) return facts::capabilities.word(i);
  return "unknown";
}

std::string_view Classification::word() const {
  return analyses ? recognition::word(stage.capability) : "none";
}

bool identifies(const facts::WordSet& capabilities) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"face-identification", "face-similarity-search", "face-verification", "face-embedding",
       "face-redaction-with-templates"});
  static const facts::WordSet set = set_of(words);
  return (capabilities & set).any();
}

bool tells_attributes(const facts::WordSet& capabilities) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"sensitive-attributes", "nonsensitive-attributes", "emotion"});
  static const facts::WordSet set = set_of(words);
  return (capabilities & set).any();
}

}  // namespace guard::recognition
