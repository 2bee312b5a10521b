// SPDX-License-Identifier: LGPL-2.1-or-later
// The context and the stage that one row of a case file states.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "guard/error.hpp"
#include "guard/facts/context.hpp"

namespace tools::cli {

// The columns that a situation is stated in.
[[nodiscard]] std::span<const std::string_view> situation_columns();
[[nodiscard]] std::span<const std::string_view> optional_situation_columns();

// `cell` gives the text of one of those columns. "|" parts the possibilities of a value, ";" the
// parties and titles that hold together; an empty cell and "unknown" leave everything possible.
[[nodiscard]] guard::Expected<guard::facts::Situation> situation_of(
    const std::function<std::string_view(std::string_view column)>& cell);

}  // namespace tools::cli
