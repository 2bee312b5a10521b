// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/facts/suggestion.hpp"

#include "guard/facts/vocabulary.hpp"

namespace guard::facts {

std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
  if (known.empty()) return "there are none at hand";
  if (const std::string_view near = facts::nearest(word, known); !near.empty())
    return "did you mean '" + std::string(near) + "'?";
  std::string all = "known are:";
  for (const std::string_view name : known) all += " " + std::string(name);
  return all;
}

}  // namespace guard::facts
