// SPDX-License-Identifier: LGPL-2.1-or-later
// What decisions are measured on: all shipped policies bound at once, and situations.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "guard/decision/decide.hpp"
#include "guard/error.hpp"

namespace tools::benchmark {

// The day that all decisions are for.
[[nodiscard]] guard::facts::Day decision_day();

// All policies of a library, each with its full profile, for all stages.
struct Everything {
  guard::policy::Library library;
  std::unique_ptr<guard::decision::Decider> decider;  // points into the library

  [[nodiscard]] static guard::Expected<Everything> read(const std::filesystem::path& data);

  [[nodiscard]] std::size_t clauses() const;
};

struct DecisionCase {
  std::string_view name;
  std::string_view what;
  std::vector<guard::facts::Situation> situations;  // decided in turn
};

// A police body camera that looks for faces, in two places; nothing known; and at random.
[[nodiscard]] std::vector<DecisionCase> decision_cases(const Everything& everything);

// The first `count` situations that Cedar is asked too: in all of them everything is known.
[[nodiscard]] std::vector<guard::facts::Situation> compared_situations(const Everything& everything,
                                                                       std::size_t count);

}  // namespace tools::benchmark
