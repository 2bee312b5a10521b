// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/lint_clauses.hpp"

#include "guard/proof/excess.hpp"
#include "guard/proof/space.hpp"

namespace guard::proof {
namespace {

using policy::Clause;
using policy::Where;

template <class T>
std::vector<T> without(std::vector<T> list, std::size_t index) {
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
  return list;
}

// Tests that must all hold, as blocks of one test each.
std::vector<Rule::Tests> each_alone(const Rule::Tests& tests) {
  std::vector<Rule::Tests> blocks;
  for (const std::size_t test : tests) blocks.push_back({test});
  return blocks;
}

std::string line(Where where) {
  return "line " + std::to_string(where.line);
}

class ClauseLint {
 public:
  ClauseLint(const PackFile& file, const Clause& clause, std::vector<Finding>& findings)
      : file_(file), clause_(clause), findings_(findings), grid_(space_of({&clause}, {})) {
    if (grid_) rule_ = grid_->rules().front();
    met_ = {rule_.when, {}};
  }

  bool run() {
    is_settled_ = grid_.has_value();
    const bool applies = !grid_ || (can_be_met() && can_forbid());
    if (grid_ && applies) {
      check_conditions();
      check_exceptions();
    }
    if (!is_settled_)
      report(Severity::warning, "too-large", clause_.where,
             "the clause has too many situations to try them all",
             "split it, or ask fewer facts in it");
    return applies;
  }

 private:
  // Whether `narrow` never says more than `wide`.
  bool within(const Rule& narrow, const Rule& wide) {
    const Excess more = excess(*grid_, narrow, wide);
    is_settled_ = is_settled_ && more.is_settled;
    return more.none();
  }

  void report(Severity severity, std::string_view rule, Where at, const std::string& what,
              std::string remedy) {
    findings_.push_back(finding(severity, rule, file_.pack.file, at,
                                "clause '" + clause_.id + "': " + what, std::move(remedy)));
  }

  [[nodiscard]] Where where_block(std::size_t block) const {
    return clause_.when[block].front().where;
  }

  bool can_be_met() {
    if (!within(met_, never())) return true;
    // The first condition that leaves nothing of those before it, and the one it contradicts.
    std::size_t last = 0;
    for (Rule first{{met_.when.front()}, {}}; !within(first, never());)
      first.when.push_back(met_.when[++last]);
    std::string other = "the conditions before it";
    for (std::size_t i = 0; i < last; ++i)
      if (within({{met_.when[i], met_.when[last]}, {}}, never()))
        other = "the condition of " + line(where_block(i));
    report(Severity::error, "never-applies", where_block(last),
           last == 0
               ? "this condition holds of nothing, so the clause can never apply"
               : "this never holds together with " + other + ", so the clause can never apply",
           "correct one of them, or take the clause out");
    return false;
  }

  bool can_forbid() {
    if (!within(rule_, never())) return true;
    const std::string remedy = "say when the exception holds, or take the clause out";
    for (std::size_t i = 0; i < rule_.unless.size(); ++i)
      if (within({met_.when, {rule_.unless[i]}}, never())) {
        report(Severity::error, "always-lifted", clause_.unless[i].where,
               "this exception holds wherever the conditions may, so the clause can never apply",
               remedy);
        return false;
      }
    report(Severity::error, "always-lifted", clause_.where,
           "the exceptions together hold wherever the conditions may, so it can never apply",
           remedy);
    return false;
  }

  // From the last to the first, leaving out what was found, so that of two alike one is found.
  void check_conditions() {
    Rule met = met_;
    for (std::size_t i = met.when.size(); i-- > 0;) {
      const Where at = where_block(i);
      if (within(always(), {{met_.when[i]}, {}})) {
        report(Severity::warning, "idle-condition", at, "this condition excludes nothing",
               "name what it is meant to exclude, or take it out");
      } else if (within({without(met.when, i), {}}, met)) {
        report(Severity::warning, "idle-condition", at,
               "this condition excludes nothing that the others don't", "take it out");
      } else {
        check_lines(met, i);
        continue;
      }
      met.when = without(met.when, i);
    }
  }

  void check_lines(Rule& met, std::size_t block) {
    for (std::size_t i = met.when[block].size(); met.when[block].size() > 1 && i-- > 0;) {
      Rule fewer = met;
      fewer.when[block] = without(met.when[block], i);
      if (!within(met, fewer)) continue;
      report(Severity::warning, "idle-line", clause_.when[block][i].where,
             "this line never matters, since the others of its block cover it", "take it out");
      met = std::move(fewer);
    }
  }

  void check_exceptions() {
    Rule rule = rule_;
    for (std::size_t i = rule.unless.size(); i-- > 0;) {
      if (can_lift(i) && adds_to_the_others(rule, i))
        check_exception_lines(rule, i);
      else
        rule.unless = without(rule.unless, i);
    }
  }

  bool can_lift(std::size_t exception) {
    Rule both{each_alone(rule_.unless[exception]), {}};
    const bool contradicts_itself = within(both, never());
    both.when.insert(both.when.end(), met_.when.begin(), met_.when.end());
    if (!within(both, never())) return true;
    report(Severity::error, "idle-exception", clause_.unless[exception].where,
           contradicts_itself
               ? "the conditions of this exception contradict each other, so it can never apply"
               : "this exception can never apply where the conditions of the clause hold",
           "correct it, or take it out");
    return false;
  }

  bool adds_to_the_others(const Rule& rule, std::size_t exception) {
    const Rule others{rule.when, without(rule.unless, exception)};
    if (!within(others, rule)) return true;
    if (within(met_, {met_.when, {rule.unless[exception]}})) {
      report(Severity::warning, "idle-exception", clause_.unless[exception].where,
             "this exception changes nothing: where it may hold, the clause is open anyway",
             "say what it lifts for certain, or take it out");
      return false;
    }
    std::string by = "the other exceptions together cover";
    for (std::size_t i = 0; i < rule_.unless.size(); ++i)
      if (i != exception && within({rule.when, {rule_.unless[i]}},
                                   {rule.when, {rule_.unless[i], rule.unless[exception]}}))
        by = "the exception of " + line(clause_.unless[i].where) + " covers";
    report(Severity::warning, "covered-exception", clause_.unless[exception].where,
           by + " this one", "take it out, or say what it adds");
    return false;
  }

  void check_exception_lines(Rule& rule, std::size_t exception) {
    Rule::Tests& tests = rule.unless[exception];
    for (std::size_t i = tests.size(); tests.size() > 1 && i-- > 0;) {
      Rule fewer = rule;
      fewer.unless[exception] = without(tests, i);
      if (!within(rule, fewer)) continue;
      report(Severity::warning, "idle-line", clause_.unless[exception].tests[i].where,
             "this line of the exception excludes nothing", "take it out");
      tests = without(tests, i);
    }
  }

  const PackFile& file_;
  const Clause& clause_;
  std::vector<Finding>& findings_;
  std::optional<Grid> grid_;  // none: too large
  Rule rule_;
  Rule met_;  // the clause without its exceptions
  bool is_settled_ = true;
};

}  // namespace

bool lint_clause(const PackFile& file, const Clause& clause, std::vector<Finding>& findings) {
  return ClauseLint(file, clause, findings).run();
}

}  // namespace guard::proof
