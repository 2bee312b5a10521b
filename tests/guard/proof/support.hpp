// SPDX-License-Identifier: LGPL-2.1-or-later
// Documents with a planted mistake, for the tests of lint.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/proof/lint.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::proof {

// A document whose mistake begins where '@' stood.
struct Planted {
  std::string text;
  int line = 0;
  int column = 0;
};
[[nodiscard]] Planted planted(std::string_view text);

// A pack "p", version "1", in force from 2024-01-01, with these clauses.
[[nodiscard]] std::string pack_with(std::string_view clauses);

// The head of a clause; its blocks follow.
[[nodiscard]] std::string clause_head(std::string_view id);

// Lints a document "test.toml" by itself on 2026-01-01.
[[nodiscard]] std::vector<Finding> lint_alone(const std::string& text);

// "RULE at LINE:COLUMN" of each finding, one a line.
[[nodiscard]] std::string listed(const std::vector<Finding>& findings);

// Fails unless lint finds just this, where '@' stands. Returns what it says.
std::string expect_finding(std::string_view marked, std::string_view rule, Severity severity);

// Fails when lint finds anything.
void expect_clean(const std::string& text);

}  // namespace guard::proof
