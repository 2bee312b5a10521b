// SPDX-License-Identifier: LGPL-2.1-or-later
// Case files: rows of situations with the verdict that a policy gives, to hold packs against.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guard/error.hpp"
#include "guard/policy/library.hpp"
#include "tools/cli/policy_situation.hpp"

namespace tools::cli {

inline constexpr std::size_t max_case_file_bytes = 16 << 20;

struct Case {
  int line = 0;
  std::string name;
  guard::policy::Binding policy;
  std::string expected;  // permit, prohibit or undetermined
  std::string clauses;   // "MS.P;MS.M" in any order, or "none"
  std::string date;
  guard::Expected<guard::facts::Situation> situation;  // an error when the row's words are not known
};

// A row whose pack gives something else than it expects.
struct Mismatch {
  std::string name;
  std::string expected;
  std::string got;  // "error: …" when the row could not be decided
  std::string clauses_expected;
  std::string clauses_got;
};

struct CaseReport {
  std::size_t total = 0;
  std::vector<Mismatch> failed;
};

// Reads a case file; `file` names it in errors. Columns are found by their name, in any order, and
// others are ignored. Error: no well-formed CSV, or a column is missing.
[[nodiscard]] guard::Expected<std::vector<Case>> parse_cases(std::string_view csv,
                                                             std::string_view file);

// Decides each case of `only` (of every policy when empty). A case that can't be decided has
// failed.
[[nodiscard]] CaseReport run_cases(const std::vector<Case>& cases,
                                   const guard::policy::Library& library,
                                   const std::optional<std::string>& only);

}  // namespace tools::cli
