// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/report.hpp"

#include <gst/gst.h>

#include <boost/json.hpp>
#include <iomanip>
#include <memory>
#include <sstream>

namespace tools::benchmark {
namespace {

constexpr int what_width = 29;
constexpr int number_width = 12;

const char* unit(Measure measure) {
  return measure == Measure::instructions ? "instructions" : "nanoseconds";
}

std::string per(Load load) {
  return load == Load::buffer ? "buffer" : "list of " + std::to_string(list_length) + " buffers";
}

double direct(const Costs& costs, Load load) {
  return costs.at(name_of({find_case("direct"), load}));
}

void print_table(const Costs& costs, const std::vector<Added>& all, Measure measure, Load load,
                 std::ostream& out) {
  out << "\nAdded " << unit(measure) << " per " << per(load)
      << " (from pad to pad, with nothing between: " << std::setprecision(0) << direct(costs, load)
      << ")\n";
  out << std::left << std::setw(what_width) << "" << std::right;
  for (const char* heading : {"adds", "x floor", "x valve", "x identity"})
    out << std::setw(number_width) << heading;
  out << '\n';
  for (const Added& one : all) {
    out << std::left << std::setw(what_width) << one.difference->what << std::right
        << std::setprecision(0) << std::setw(number_width) << one.adds << std::setprecision(2);
    for (const double multiple : {one.of_floor, one.of_valve, one.of_identity})
      out << std::setw(number_width) << multiple;
    out << '\n';
  }
}

void print_meanings(std::ostream& out) {
  out << "\nEach row is a chain with the thing less the same chain without it:\n";
  for (const Difference& difference : differences())
    out << "  " << std::left << std::setw(what_width - 2) << difference.what << std::right
        << difference.with << " - " << difference.without << ": " << difference.meaning << '\n';
}

void print_distance(const std::vector<Added>& all, Load load, std::ostream& out) {
  for (const Added& one : all)
    if (one.difference->what == "faceguard")
      out << "  faceguard costs a " << word(load) << ' ' << std::setprecision(1)
          << one.adds - one.adds / one.of_floor << " instructions more than the floor, "
          << std::setprecision(3) << one.of_floor << " x\n";
}

bool print_limits(const std::vector<Added>& all, Load load, std::ostream& out) {
  bool kept = true;
  for (const Comparison& comparison : compared(all)) {
    const auto& [limit, is] = comparison;
    out << (comparison.kept() ? "  kept    " : "  MISSED  ") << limit->what << " costs a "
        << word(load) << ' ' << is << " x " << limit->of << ", at most " << limit->at_most << '\n';
    kept = kept && comparison.kept();
  }
  return kept;
}

boost::json::object json_of(const Added& one) {
  return {{"what", one.difference->what},
          {"with", one.difference->with},
          {"without", one.difference->without},
          {"meaning", one.difference->meaning},
          {"adds", one.adds},
          {"of_floor", one.of_floor},
          {"of_valve", one.of_valve},
          {"of_identity", one.of_identity}};
}

boost::json::object json_of(const Comparison& comparison) {
  return {{"what", comparison.limit->what},
          {"of", comparison.limit->of},
          {"at_most", comparison.limit->at_most},
          {"is", comparison.is},
          {"kept", comparison.kept()}};
}

std::string machine() {
  const std::unique_ptr<gchar, decltype(&g_free)> gstreamer(gst_version_string(), g_free);
  return std::string(gstreamer.get()) + ", g++ " + __VERSION__ + ", build type " +
         FACEGUARD_BUILD_TYPE;
}

}  // namespace

guard::Expected<bool> report_text(const Costs& costs, Measure measure, std::ostream& out) {
  out << std::fixed << machine() << '\n';
  bool kept = true;
  std::ostringstream verdicts;
  verdicts << std::fixed;
  for (const Load load : loads) {
    const auto all = added(costs, load);
    if (!all) return tl::unexpected(all.error());
    print_table(costs, *all, measure, load, out);
    if (measure != Measure::instructions) continue;
    print_distance(*all, load, verdicts);
    kept = print_limits(*all, load, verdicts) && kept;
  }
  print_meanings(out);
  if (measure == Measure::instructions)
    out << "\nLimits\n" << verdicts.str();
  else
    out << "\nTimes shift with the machine's load and with where code comes to lie: they decide "
           "nothing.\n";
  return kept;
}

guard::Expected<bool> report_json(const Costs& costs, Measure measure, std::ostream& out) {
  boost::json::object report{
      {"measure", unit(measure)}, {"made_by", machine()}, {"list_length", list_length}};
  bool kept = true;
  for (const Load load : loads) {
    const auto all = added(costs, load);
    if (!all) return tl::unexpected(all.error());
    boost::json::array rows;
    for (const Added& one : *all) rows.push_back(json_of(one));
    boost::json::object of_load{{"direct", direct(costs, load)}, {"added", std::move(rows)}};
    if (measure == Measure::instructions) {
      boost::json::array verdicts;
      for (const Comparison& comparison : compared(*all)) {
        verdicts.push_back(json_of(comparison));
        kept = kept && comparison.kept();
      }
      of_load["limits"] = std::move(verdicts);
    }
    report[word(load)] = std::move(of_load);
  }
  out << report << '\n';
  return kept;
}

}  // namespace tools::benchmark
