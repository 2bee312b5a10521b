// SPDX-License-Identifier: LGPL-2.1-or-later
// Sets of words as Cedar expressions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/facts/vocabulary.hpp"

namespace guard::cedar {

// The expression that is always true.
inline constexpr std::string_view always = "true";

// The words of `set`, in the list's order.
[[nodiscard]] std::vector<std::string> listed(const facts::WordSet& set,
                                              const facts::WordList& list);

// That `attribute`, a string which is one of the words `possible`, is one of `covered`: by what is
// left out when that is shorter. At most one expression; none when it never is.
[[nodiscard]] std::vector<std::string> one_of(const std::string& attribute,
                                              const facts::WordSet& covered,
                                              const facts::WordSet& possible,
                                              const facts::WordList& list);
[[nodiscard]] std::vector<std::string> one_of(const std::string& attribute,
                                              const std::vector<std::string>& covered,
                                              const std::vector<std::string>& others);

// That `attribute`, a set of strings, has one of `covered`. None when that is empty.
[[nodiscard]] std::vector<std::string> any_of(const std::string& attribute,
                                              const std::vector<std::string>& covered);

}  // namespace guard::cedar
