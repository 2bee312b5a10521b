// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/verdict.hpp"

#include <algorithm>

namespace guard::decision {

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
  std::vector<std::string_view> ids;
  for (const Finding& finding : findings) ids.push_back(finding.clause);
  for (const Lifted& one : lifted) ids.push_back(one.exception);
  std::string list;
  for (auto id = ids.begin(); id != ids.end(); ++id)
    if (std::find(ids.begin(), id, *id) == id) list.append(list.empty() ? "" : ";").append(*id);
  return list.empty() ? "none" : list;
}

std::vector<facts::Fact> Verdict::missing() const {
  std::vector<facts::Fact> all;
  for (const Finding& finding : findings)
    for (const facts::Fact fact : finding.missing)
      if (std::find(all.begin(), all.end(), fact) == all.end()) all.push_back(fact);
  return all;
}

}  // namespace guard::decision
