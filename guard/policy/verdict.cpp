// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/policy/verdict.hpp"

#include <algorithm>

namespace guard::policy {

std::string_view word(Outcome outcome) {
  switch (outcome) {
    case Outcome::permit:
      return "permit";
    case Outcome::undetermined:
      return "undetermined";
    case Outcome::prohibit:
      return "prohibit";
  }
  return {};
}

std::string Verdict::clauses() const {
  std::string ids;
  for (const Finding& finding : findings) ids += (ids.empty() ? "" : ";") + finding.clause;
  return ids.empty() ? "none" : ids;
}

std::vector<facts::Fact> Verdict::missing() const {
  std::vector<facts::Fact> all;
  for (const Finding& finding : findings)
    for (const facts::Fact fact : finding.missing)
      if (std::find(all.begin(), all.end(), fact) == all.end()) all.push_back(fact);
  return all;
}

}  // namespace guard::policy
