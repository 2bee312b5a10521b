// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/decision_report.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <iomanip>

namespace tools::benchmark {
namespace {

constexpr double goal_nanoseconds = 2000;
constexpr double goal_times_cedar = 1000;
constexpr int what_width = 52;
constexpr int number_width = 14;

std::ostream& row(std::ostream& out, std::string_view what) {
  return out << "  " << std::left << std::setw(what_width) << what << std::right;
}

void print_goal(std::ostream& out, bool kept, std::string_view what, double is) {
  out << (kept ? "  kept    " : "  MISSED  ") << what << is << '\n';
}

}  // namespace

double DecisionReport::slowest() const {
  double slowest = 0;
  for (const auto& [name, nanoseconds] : costs.evaluate) slowest = std::max(slowest, nanoseconds);
  return slowest;
}

double DecisionReport::times_cedar() const {
  double fastest = 0;
  if (cedar)
    for (const CedarCost& one : cedar->costs)
      if (one.same_decisions) fastest = std::max(fastest, one.per_second);
  return fastest == 0 ? 0 : beside_cedar_per_second / fastest;
}

void report_decisions_text(const DecisionReport& report, std::ostream& out) {
  const DecisionCosts& costs = report.costs;
  out << std::fixed << std::setprecision(0);
  row(out, "Nanoseconds of one core for a decision, with " + std::to_string(report.versions) +
               " versions")
      << '\n';
  row(out, "of policies bound (" + std::to_string(report.clauses) + " clauses)")
      << std::setw(number_width) << "outcome" << std::setw(number_width) << "with reasons" << '\n';
  for (const DecisionCase& one : report.cases)
    row(out, one.what) << std::setw(number_width) << costs.evaluate.find(one.name)->second
                       << std::setw(number_width) << costs.decide.find(one.name)->second << '\n';
  row(out, "making the policies ready, once") << std::setw(number_width) << costs.compile << "\n\n";

  out << "Decisions a second on one core\n";
  row(out, std::to_string(costs.batch) + " random situations, half known in part")
      << std::setw(number_width) << costs.batch_per_second << "\n";
  if (report.cedar) {
    const CedarCosts& cedar = *report.cedar;
    row(out, std::to_string(cedar.contexts) + " that Cedar is asked too, everything known")
        << std::setw(number_width) << report.beside_cedar_per_second << "\n\nCedar "
        << cedar.version << " (cedar-wasm, preparsed) on the same clauses and situations\n";
    for (const CedarCost& one : cedar.costs) {
      row(out, one.what) << std::setw(number_width) << one.per_second;
      if (one.same_decisions)
        out << "   faceguard takes " << report.beside_cedar_per_second / one.per_second << " x";
      out << '\n';
    }
  }

  out << "\nGoals\n";
  print_goal(out, report.slowest() < goal_nanoseconds,
             "the slowest kind of decision, below 2000 ns: ", report.slowest());
  if (report.cedar)
    print_goal(out, report.times_cedar() >= goal_times_cedar,
               "x the decisions of Cedar, at least 1000: ", report.times_cedar());
  print_goal(out, costs.allocations == 0,
             "allocations in " + std::to_string(costs.counted) + " evaluations, none: ",
             static_cast<double>(costs.allocations));
}

void report_decisions_json(const DecisionReport& report, std::ostream& out) {
  const DecisionCosts& costs = report.costs;
  boost::json::array cases;
  for (const DecisionCase& one : report.cases)
    cases.push_back({{"case", one.name},
                     {"what", one.what},
                     {"evaluate_ns", costs.evaluate.find(one.name)->second},
                     {"decide_ns", costs.decide.find(one.name)->second}});
  boost::json::value cedar = nullptr;
  if (report.cedar) {
    boost::json::array compared;
    for (const CedarCost& one : report.cedar->costs)
      compared.push_back({{"what", one.what},
                          {"policies", one.policies},
                          {"per_second", one.per_second},
                          {"same_decisions", one.same_decisions}});
    cedar = {{"version", report.cedar->version},
             {"contexts", report.cedar->contexts},
             {"faceguard_per_second", report.beside_cedar_per_second},
             {"times", report.times_cedar()},
             {"costs", std::move(compared)}};
  }
  out << boost::json::object{{"versions", report.versions},
                             {"clauses", report.clauses},
                             {"cases", std::move(cases)},
                             {"compile_ns", costs.compile},
                             {"batch", costs.batch},
                             {"batch_per_second", costs.batch_per_second},
                             {"evaluations_counted", costs.counted},
                             {"allocations", costs.allocations},
                             {"slowest_ns", report.slowest()},
                             {"cedar", std::move(cedar)}}
      << '\n';
}

}  // namespace tools::benchmark
