// SPDX-License-Identifier: LGPL-2.1-or-later
// A situation in which everything is known as the context of a Cedar request, in JSON.
#pragma once

#include <string>

#include "guard/error.hpp"
#include "guard/facts/context.hpp"
#include "guard/facts/date.hpp"

namespace guard::cedar {

// The attribute that states a fact. Error: the fact has more than one possible value.
[[nodiscard]] Expected<std::string> attribute(const facts::Situation& situation, facts::Fact fact);

// All attributes, and the day. Error: a fact has more than one possible value.
[[nodiscard]] Expected<std::string> context(const facts::Situation& situation, facts::Day day);

// 20240502 for 2024-05-02.
[[nodiscard]] int number(facts::Day day);

}  // namespace guard::cedar
