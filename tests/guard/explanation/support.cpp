// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/guard/explanation/support.hpp"

#include <gtest/gtest.h>

#include <map>

#include "tests/guard/decision/random_situations.hpp"
#include "tests/guard/policy/support.hpp"
#include "tools/cli/policy_situation.hpp"

namespace guard::explanation {

decision::Decider decider_of(const std::vector<std::string>& names) {
  std::vector<policy::Bound> bound;
  for (const std::string& name : names) bound.push_back({name, policy::Reach::everywhere});
  auto versions = policy::shipped().bind_all(bound);
  EXPECT_TRUE(versions) << (versions ? "" : versions.error().text());
  return decision::Decider(versions ? std::move(*versions) : std::vector<policy::BoundVersion>{});
}

facts::Situation situation_with(std::initializer_list<std::pair<std::string, std::string>> cells) {
  const std::map<std::string, std::string, std::less<>> map(cells.begin(), cells.end());
  auto situation = tools::cli::situation_of([&](std::string_view column) -> std::string_view {
    const auto cell = map.find(column);
    return cell == map.end() ? std::string_view{} : std::string_view(cell->second);
  });
  EXPECT_TRUE(situation) << (situation ? "" : situation.error().text());
  return situation.value_or(facts::Situation{});
}

MadeUp::MadeUp(std::vector<policy::Clause> clauses) : pack_(std::make_unique<policy::Pack>()) {
  pack_->id = "made-up";
  pack_->version = "1";
  pack_->in_force_from = policy::day("2000-01-01");
  pack_->clauses = std::move(clauses);
  policy::BoundVersion version{{"made-up", "full"}, pack_.get(), {}};
  for (const policy::Clause& clause : pack_->clauses)
    version.clauses.push_back({std::shared_ptr<void>{}, &clause});
  decider_ = std::make_unique<decision::Decider>(std::vector{version});
}

std::vector<const policy::Clause*> MadeUp::clauses() const {
  std::vector<const policy::Clause*> clauses;
  for (const policy::Clause& clause : pack_->clauses) clauses.push_back(&clause);
  return clauses;
}

std::vector<policy::Clause> few_random_clauses() {
  constexpr std::size_t most_facts = 4;
  std::vector<facts::Fact> facts;
  std::vector<policy::Clause> clauses;
  const auto keep_few = [&](std::vector<policy::Test>& tests) {
    std::erase_if(tests, [&](const policy::Test& test) {
      if (std::find(facts.begin(), facts.end(), test.fact) != facts.end()) return false;
      if (facts.size() == most_facts) return true;
      facts.push_back(test.fact);
      return false;
    });
  };
  const auto is_empty = [](const auto& block) { return block.empty(); };
  for (std::size_t count = *rc::gen::inRange<std::size_t>(1, 3); count > 0; --count) {
    policy::Clause clause = decision::random_clause();
    for (policy::AnyOf& block : clause.when) keep_few(block);
    for (policy::Exception& exception : clause.unless) keep_few(exception.tests);
    std::erase_if(clause.when, is_empty);
    std::erase_if(clause.unless, [&](const auto& exception) { return is_empty(exception.tests); });
    clauses.push_back(std::move(clause));
  }
  return clauses;
}

}  // namespace guard::explanation
