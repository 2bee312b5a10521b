// SPDX-License-Identifier: LGPL-2.1-or-later
#include <algorithm>
#include <set>

#include "guard/proof/excess.hpp"
#include "guard/proof/lint_clauses.hpp"
#include "guard/proof/situation_words.hpp"
#include "guard/proof/space.hpp"

namespace guard::proof {
namespace {

using policy::Clause;
using policy::Pack;
using policy::Where;

const Clause* clause_of(const Pack& pack, std::string_view id) {
  const auto found = std::find_if(pack.clauses.begin(), pack.clauses.end(),
                                  [&](const Clause& one) { return one.id == id; });
  return found == pack.clauses.end() ? nullptr : &*found;
}

// All that are said to cover the clause: those it names, those that they name, and so on.
std::set<const Clause*> said_to_cover(const Pack& pack, const Clause& clause) {
  std::set<const Clause*> covering;
  std::vector<const Clause*> open{&clause};
  while (!open.empty()) {
    const Clause* next = open.back();
    open.pop_back();
    for (const std::string& id : next->covered_by)
      if (const Clause* other = clause_of(pack, id); other && covering.insert(other).second)
        open.push_back(other);
  }
  return covering;
}

Where where_named(const PackFile& file, const Clause& clause, const std::string& covering) {
  const auto index = static_cast<std::size_t>(&clause - file.pack.clauses.data());
  const document::Value* list = field(clause_table(file, index), "covered-by");
  const document::Value* named = list == nullptr ? nullptr : text_within(*list, covering);
  return named == nullptr ? clause.where : where(named);
}

class PairLint {
 public:
  PairLint(const PackFile& file, std::vector<Finding>& findings)
      : file_(file), findings_(findings) {}

  // `b` stands behind `a` in the file.
  void run(const Clause& a, const Clause& b) {
    const std::optional<Grid> grid = space_of({&a, &b}, {});
    if (!grid) return report_too_large(a, b);
    const Excess more_of_a = excess(*grid, grid->rules()[0], grid->rules()[1]);
    const Excess more_of_b = excess(*grid, grid->rules()[1], grid->rules()[0]);
    check_claim(a, b, *grid, more_of_a);
    check_claim(b, a, *grid, more_of_b);
    if (!more_of_a.is_settled || !more_of_b.is_settled) return report_too_large(a, b);
    const bool is_said =
        said_to_cover(file_.pack, a).contains(&b) || said_to_cover(file_.pack, b).contains(&a);
    if (more_of_a.none() && more_of_b.none()) {
      if (!is_said)
        report(Severity::error, "identical", b.where,
               "clause '" + b.id + "' forbids just what '" + a.id + "' (line " +
                   std::to_string(a.where.line) + ") forbids",
               "take one out, or correct it");
    } else if (more_of_a.none()) {
      check_covered(a, b);
    } else if (more_of_b.none()) {
      check_covered(b, a);
    }
  }

 private:
  void report(Severity severity, std::string_view rule, Where at, std::string what,
              std::string remedy) {
    findings_.push_back(
        finding(severity, rule, file_.pack.file, at, std::move(what), std::move(remedy)));
  }

  void report_too_large(const Clause& a, const Clause& b) {
    report(
        Severity::warning, "too-large", b.where,
        "clauses '" + a.id + "' and '" + b.id + "' have too many situations to compare them in all",
        "split them, or ask fewer facts in them");
  }

  void check_covered(const Clause& inner, const Clause& outer) {
    if (said_to_cover(file_.pack, inner).contains(&outer)) return;
    report(Severity::error, "covered", inner.where,
           "clause '" + inner.id + "' never decides: '" + outer.id + "' (line " +
               std::to_string(outer.where.line) + ") forbids all that it does",
           "take it out, correct it, or write covered-by = [\"" + outer.id +
               "\"] where the source itself says it twice");
  }

  // Where `inner` names `outer` as covering it, that must be true.
  void check_claim(const Clause& inner, const Clause& outer, const Grid& grid,
                   const Excess& more_of_inner) {
    const auto& named = inner.covered_by;
    if (!more_of_inner.found || std::find(named.begin(), named.end(), outer.id) == named.end())
      return;
    report(Severity::error, "not-covered", where_named(file_, inner, outer.id),
           "clause '" + inner.id + "' is not covered by '" + outer.id +
               "', for example in: " + text_of(grid, more_of_inner.position),
           "take the name out of covered-by, or correct a clause");
  }

  const PackFile& file_;
  std::vector<Finding>& findings_;
};

}  // namespace

void lint_clause_pairs(const PackFile& file, const std::vector<const Clause*>& live,
                       std::vector<Finding>& findings) {
  PairLint pairs(file, findings);
  for (std::size_t i = 0; i < live.size(); ++i)
    for (std::size_t k = i + 1; k < live.size(); ++k) pairs.run(*live[i], *live[k]);
}

}  // namespace guard::proof
