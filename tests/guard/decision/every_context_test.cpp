// SPDX-License-Identifier: LGPL-2.1-or-later
// Each shipped clause in every context it can tell apart, each fact known or not: the evaluator and
// the judge say what the reference says of all completions, and nothing else. Knowing less never
// permits more follows, and so does that an exception lifts only when it is certain.
#include <gtest/gtest.h>

#include "guard/decision/decide.hpp"
#include "guard/decision/judge.hpp"
#include "guard/proof/domain.hpp"
#include "tests/guard/decision/reference.hpp"
#include "tests/guard/policy/support.hpp"

namespace guard::decision {
namespace {

using policy::Answer;
using policy::Clause;
using proof::Dimension;

// Sanitizers make this some twenty times slower, and look for other mistakes: they get the clauses
// with fewer contexts.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t most_contexts = 5'000;
#else
constexpr std::size_t most_contexts = 1'000'000;
#endif

Outcome outcome_of(Answer answer) {
  if (answer == Answer::yes) return Outcome::prohibit;
  return answer == Answer::no ? Outcome::permit : Outcome::undetermined;
}

Outcome unite(Outcome a, Outcome b) {
  return a == b ? a : Outcome::undetermined;
}

// One value of the class, where it stands for several.
template <class Set>
Set first_of(const Set& set) {
  Set one;
  for (std::size_t i = 0; i < set.size(); ++i)
    if (set.test(i)) return one.set(i);
  return one;
}
proof::Values one_of(const proof::Values& values) {
  return std::visit(
      [](const auto& all) -> proof::Values {
        using All = std::decay_t<decltype(all)>;
        if constexpr (requires { all.members; }) {
          All held;
          for (const auto& member : all.members) held.members.push_back(first_of(member));
          return held;
        } else if constexpr (requires { all.any(); }) {
          return first_of(all);
        } else {
          return all;
        }
      },
      values);
}

class EveryContext {
 public:
  EveryContext(const policy::BoundVersion& version, const Clause& clause)
      : version_(version), clause_(clause), domain_(proof::domain_of({&clause}, 2)) {
    // The clause alone, for only its own facts are varied.
    version_.clauses = {{std::shared_ptr<void>{}, &clause}};
    evaluator_.emplace(std::span(&version_, 1));
    workspace_ = evaluator_->workspace();
  }

  // How many contexts there are: each fact has one of its classes, or is unknown.
  std::size_t size() const {
    std::size_t size = 1;
    for (const Dimension& dimension : domain_) size *= dimension.classes.size() + 1;
    return size;
  }

  // Tries them all, with the facts before `depth` as they stand.
  void check(std::size_t depth = 0) {
    if (depth == domain_.size()) return check_here();
    const Dimension& dimension = domain_[depth];
    for (const proof::Class& one : dimension.classes) {
      proof::assign(sets_, dimension.fact, one.values);
      proof::assign(values_, dimension.fact, one_of(one.values));
      unknown_[depth] = false;
      check(depth + 1);
    }
    unknown_[depth] = true;
    proof::forget(sets_, dimension.fact);
    check(depth + 1);
  }

  std::size_t contexts() const { return contexts_; }

 private:
  // The reference's word on the context at hand.
  Outcome expected(std::size_t depth) {
    if (depth == domain_.size()) return outcome_of(reference::answer(clause_, values_));
    if (!unknown_[depth]) return expected(depth + 1);
    std::optional<Outcome> all;
    for (const proof::Class& one : domain_[depth].classes) {
      proof::assign(values_, domain_[depth].fact, one_of(one.values));
      const Outcome here = expected(depth + 1);
      all = all ? unite(*all, here) : here;
      if (*all == Outcome::undetermined) break;
    }
    return *all;
  }

  void check_here() {
    ++contexts_;
    const Outcome right = expected(0);
    const facts::Days days = facts::Days::only(version_.pack->in_force_from);
    const Outcome evaluated = evaluator_->evaluate(sets_, days, workspace_);
    if (evaluated != right) report("the evaluator", evaluated, right);
    // The judge takes far longer, and is also held against the evaluator on random contexts.
    if (contexts_ % 7 == 0) {
      const Outcome judged = judge(clause_, sets_.context, sets_.stage).outcome;
      if (judged != right) report("the judge", judged, right);
    }
  }

  void report(const char* who, Outcome said, Outcome right) {
    if (failures_++ > 3) return;
    std::string situation;
    for (const Dimension& dimension : domain_)
      situation += std::string(name(dimension.fact)) + ": " +
                   proof::words(dimension.fact, proof::values_of(sets_, dimension.fact)) + "\n";
    ADD_FAILURE() << version_.binding.name() << " " << version_.pack->version << " " << clause_.id
                  << ": " << who << " says " << word(said) << ", the reference " << word(right)
                  << "\n"
                  << situation;
  }

  policy::BoundVersion version_;
  const Clause& clause_;
  proof::Domain domain_;
  std::optional<Evaluator> evaluator_;
  Workspace workspace_;
  facts::Situation sets_;    // what the evaluator is asked: classes, or unknown
  facts::Situation values_;  // the completion at hand
  std::array<bool, facts::fact_count> unknown_{};
  std::size_t contexts_ = 0;
  int failures_ = 0;
};

TEST(EveryContext, CannotBeEvaluatedOtherwiseThanByTheReference) {
  std::size_t contexts = 0;
  std::size_t left_out = 0;
  for (const auto& pack : policy::shipped().packs()) {
    const auto versions = policy::shipped().bind({pack->id, "full"});
    ASSERT_TRUE(versions);
    for (const policy::BoundVersion& version : *versions) {
      if (version.pack != pack.get()) continue;
      for (const auto& clause : version.clauses) {
        EveryContext every(version, *clause);
        if (every.size() > most_contexts) {
          ++left_out;
          continue;
        }
        every.check();
        contexts += every.contexts();
      }
    }
  }
  RecordProperty("contexts", static_cast<int>(contexts));
  std::cout << contexts << " contexts; clauses left out: " << left_out << "\n";
  EXPECT_GT(contexts, 10'000u);
}

}  // namespace
}  // namespace guard::decision
