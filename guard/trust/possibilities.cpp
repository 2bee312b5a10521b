// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/possibilities.hpp"

#include <array>

#include "guard/trust/json_fields.hpp"

namespace guard::trust {

Expected<std::vector<Alternative>> alternatives_of(const JsonValue& value, const Path& path) {
  if (!value.find("any_of")) return std::vector<Alternative>{{&value, path}};
  constexpr auto only = std::to_array<std::string_view>({"any_of"});
  if (const auto fields = check_fields(value, path, only); !fields)
    return tl::unexpected(fields.error());
  const JsonValue& list = value.items.front();
  const Path list_path = below(path, "any_of");
  if (list.kind != JsonKind::array) return refuse_kind(list, list_path, "an array");
  if (list.items.empty())
    return refuse(list, list_path, "is empty, so nothing is possible", "leave the field out");
  std::vector<Alternative> alternatives;
  for (const JsonValue& item : list.items)
    alternatives.push_back({&item, below(list_path, alternatives.size())});
  return alternatives;
}

Expected<facts::WordSet> read_word(const facts::WordList& list, const JsonValue& value,
                                   const Path& path) {
  const auto text = text_of(value, path, "a word for " + std::string(list.name));
  if (!text) return tl::unexpected(text.error());
  auto set = list.set_of(*text);
  if (!set) return refuse(value, path, set.error().what, set.error().remedy);
  return set;
}

Expected<facts::WordSet> read_words(const facts::WordList& list, const JsonValue& value,
                                    const Path& path) {
  return possibilities(value, path, [&list](const JsonValue& one, const Path& one_path) {
    return read_word(list, one, one_path);
  });
}

}  // namespace guard::trust
