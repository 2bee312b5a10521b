// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/cedar/policies.hpp"

#include <algorithm>

#include "guard/cedar/conditions.hpp"
#include "guard/cedar/request.hpp"
#include "guard/cedar/text.hpp"

namespace guard::cedar {
namespace {

using policy::Answer;
using policy::BoundVersion;
using policy::Clause;
using policy::Exception;
using policy::Test;

constexpr std::string_view heading =
    R"(// What each clause says, as Cedar policies. A request tells in its context all that is known:
//
//   day              20240502 for 2024-05-02
//   capability, gallery, service, environment, timing, vendor_approval
//                    a word each
//   operator         { kind, country }
//   acting_for       { kinds, parties }: the sets of "sheriff" and of "sheriff@US"
//   camera           { form, mobility }
//   location         the set of the place and all that it lies in: "US", "US-OR", "US-OR/portland"
//   authority        the set of titles held
//
// Principal, action and resource don't matter. Two policies stand for a clause: "met" forbids when
// the wording does so for certain, "possible" also when that hangs on what the wording leaves open.
// To block on doubt, as faceguard does, obey both. Cedar has no unknown facts: of a context that is
// known in part, ask for every way it may be.

@id("permit what no clause forbids")
permit (principal, action, resource);
)";

bool has_last_day(const policy::Pack& pack) {
  return pack.in_force_until != facts::end_of_time;
}

std::string of_version(const BoundVersion& version) {
  const policy::Pack& pack = *version.pack;
  std::string dates = "In force from " + facts::iso(pack.in_force_from);
  if (has_last_day(pack)) dates += " to " + facts::iso(pack.in_force_until);
  std::string text = "\n" + comment(version.binding.name() + " " + pack.version) +
                     comment(pack.title) + comment(dates);
  if (version.clauses.empty() && !pack.silent.empty()) text += comment("No clause: " + pack.silent);
  return text;
}

std::string in_force(const policy::Pack& pack) {
  std::string days = "context.day >= " + std::to_string(number(pack.in_force_from));
  if (has_last_day(pack))
    days += " && context.day <= " + std::to_string(number(pack.in_force_until));
  return "when { " + days + " }\n";
}

// `word` and its condition: in one line if it fits, else each alternative in lines of its own.
std::string guarded(std::string_view word, const std::vector<std::string>& alternatives) {
  std::string start = std::string(word) + " {";
  std::string line = lines(start + " " + joined(alternatives, " || ") + " }", 0);
  if (alternatives.size() == 1 && line.find('\n') == line.size() - 1) return line;
  std::string text = std::move(start) + "\n";
  for (const std::string& alternative : alternatives)
    text += lines(alternative + (&alternative == &alternatives.back() ? "" : " ||"), 2);
  return text + "}\n";
}

std::string when(const policy::AnyOf& block, Answer least) {
  std::vector<std::string> alternatives;
  for (const Test& test : block)
    for (std::string& one : condition(test, least)) alternatives.push_back(std::move(one));
  if (alternatives.empty()) alternatives.emplace_back("false");
  return guarded("when", alternatives);
}

// Empty when the exception never answers `least`.
std::string unless(const Exception& exception, Answer least) {
  std::vector<std::string> all;
  for (const Test& test : exception.tests) {
    const std::vector<std::string> alternatives = condition(test, least);
    if (alternatives.empty()) return {};
    const std::string any = joined(alternatives, " || ");
    all.push_back(alternatives.size() == 1 ? any : "(" + any + ")");
  }
  std::string about = exception.id;
  if (!exception.citation.empty()) about += (about.empty() ? "" : ": ") + exception.citation;
  return comment(about) + guarded("unless", {joined(all, " && ")});
}

// The policy that forbids when the clause answers `least` or more: its exceptions must then not
// answer so much that less would be left.
std::string forbid(const BoundVersion& version, const Clause& clause, Answer least) {
  const std::string_view ending = least == Answer::yes ? met : possible;
  std::string text = "@id(" + literal(name_of(version, clause) + std::string(ending)) +
                     ")\nforbid (principal, action, resource)\n" + in_force(*version.pack);
  for (const policy::AnyOf& block : clause.when) text += when(block, least);
  for (const Exception& exception : clause.unless)
    text += unless(exception, least == Answer::yes ? Answer::open : Answer::yes);
  text.back() = ';';
  return text + "\n";
}

}  // namespace

std::string name_of(const BoundVersion& version, const Clause& clause) {
  const policy::Binding& binding = version.binding;
  const std::string policy = binding.profile == "full" ? binding.pack : binding.name();
  return policy + " " + version.pack->version + " " + clause.id;
}

std::string policies(std::span<const BoundVersion> bound) {
  std::string text(heading);
  for (const BoundVersion& version : bound) {
    text += of_version(version);
    for (const auto& clause : version.clauses) {
      text += "\n" + comment(clause->id + ": " + clause->text) + comment(clause->citation);
      text += forbid(version, *clause, Answer::yes) + "\n";
      text += forbid(version, *clause, Answer::open);
    }
  }
  return text;
}

}  // namespace guard::cedar
