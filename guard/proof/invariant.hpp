// SPDX-License-Identifier: LGPL-2.1-or-later
// A promise about policies as data: in no situation of a kind, on no day of a span, do they come to
// a certain verdict.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/decision/verdict.hpp"
#include "guard/document/fields.hpp"
#include "guard/facts/date.hpp"
#include "guard/policy/clause.hpp"
#include "guard/policy/groups.hpp"

namespace guard::proof {

inline constexpr std::size_t max_invariants_bytes = 1 << 20;

// What may never be the outcome. `block`: neither prohibit nor undetermined.
enum class Never : unsigned char { permit, undetermined, prohibit, block };

[[nodiscard]] std::string_view word(Never never);
[[nodiscard]] bool is_ruled_out(Never never, decision::Outcome outcome);

struct Invariant {
  std::string name;
  std::string text;                   // the promise in one sentence
  std::vector<std::string> policies;  // POLICY, POLICY/PROFILE or BUNDLE
  facts::Day from;
  facts::Day until = facts::end_of_time;  // the last day
  Never never = Never::permit;
  // The situations it speaks of, one test of each fact that it narrows; `yes` holds the values. Of
  // acting_for and authority: at least one is held, and all that are held are among the values.
  std::vector<policy::Test> where;
  std::string file;
  policy::Where at;

  [[nodiscard]] const policy::Test* narrows(facts::Fact fact) const;  // null: any value
};

// Reads facts with plain values, such as `timing = "recorded"`, as the conditions that cover these.
[[nodiscard]] std::vector<policy::Test> where_of(const document::Value& table,
                                                 const policy::Groups& groups,
                                                 document::Refusal& refusal);

// Reads a file of [[invariant]] tables. `file` names it in errors. A group stands for its certain
// members. check_invariants gives all errors, in the order of lines.
[[nodiscard]] Expected<std::vector<Invariant>> parse_invariants(std::string_view toml,
                                                                std::string_view file,
                                                                const policy::Groups& groups);
[[nodiscard]] tl::expected<std::vector<Invariant>, std::vector<Error>> check_invariants(
    std::string_view toml, std::string_view file, const policy::Groups& groups);

}  // namespace guard::proof
