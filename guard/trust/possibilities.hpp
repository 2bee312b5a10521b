// SPDX-License-Identifier: LGPL-2.1-or-later
// Where a value stands in a descriptor, {"any_of": [...]} may stand too: it is one of those.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "guard/error.hpp"
#include "guard/facts/vocabulary.hpp"
#include "guard/trust/json.hpp"

namespace guard::trust {

using Path = std::string;  // a value's place in the document, e.g. "context.camera.form"

// One of the things a value may be. Points into the value.
struct Alternative {
  const JsonValue* value;
  Path path;
};

// The value itself, or what its any_of lists; never empty. Error: an any_of that is empty, is no
// array, or has company.
[[nodiscard]] Expected<std::vector<Alternative>> alternatives_of(const JsonValue& value,
                                                                 const Path& path);

// The union of what `read`, an Expected<Set>(const JsonValue&, const Path&), makes of each.
template <class Read>
[[nodiscard]] auto possibilities(const JsonValue& value, const Path& path, Read read)
    -> decltype(read(value, path)) {
  const auto alternatives = alternatives_of(value, path);
  if (!alternatives) return tl::unexpected(alternatives.error());
  auto all = read(*alternatives->front().value, alternatives->front().path);
  for (std::size_t i = 1; i < alternatives->size() && all; ++i) {
    auto one = read(*(*alternatives)[i].value, (*alternatives)[i].path);
    if (!one) return one;
    *all |= *one;
  }
  return all;
}

// One word of `list`; all of them for "unknown".
[[nodiscard]] Expected<facts::WordSet> read_word(const facts::WordList& list,
                                                 const JsonValue& value, const Path& path);

// One of the words of `list`, or several possible ones.
[[nodiscard]] Expected<facts::WordSet> read_words(const facts::WordList& list,
                                                  const JsonValue& value, const Path& path);

}  // namespace guard::trust
