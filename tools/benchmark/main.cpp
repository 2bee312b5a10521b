// SPDX-License-Identifier: LGPL-2.1-or-later
// What one element costs on a buffer's way. tools/bench runs this program; see docs/benchmarks.md.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <exception>
#include <iostream>
#include <string>

#include "tools/benchmark/instructions.hpp"
#include "tools/benchmark/plugin.hpp"
#include "tools/benchmark/report.hpp"
#include "tools/benchmark/timing.hpp"

namespace {

using namespace tools::benchmark;

constexpr int failed = 1;  // also: a limit was missed
constexpr int usage_error = 2;

int fail(const guard::Error& error) {
  std::cerr << "faceguard-benchmark: " << error.text() << '\n';
  return failed;
}

int list() {
  for (const Case& chain : cases())
    for (const Load load : loads) std::cout << name_of({&chain, load}) << '\n';
  return 0;
}

int run(const std::string& name, std::uint64_t pushes) {
  const auto measured = find_measured(name);
  if (!measured) return fail({"no case '" + name + "'", "--list names them", {}, 0, 0});
  const auto ran = run_for_counting(*measured, pushes);
  return ran ? 0 : fail(ran.error());
}

int report(const guard::Expected<Costs>& costs, Measure measure, bool json) {
  if (!costs) return fail(costs.error());
  const auto kept = (json ? report_json : report_text)(*costs, measure, std::cout);
  if (!kept) return fail(kept.error());
  return *kept ? 0 : failed;
}

int run(int argc, char** argv) {
  CLI::App app("Measures, in time, what one element costs on a buffer's way.",
               "faceguard-benchmark");
  bool quick = false;
  bool names = false;
  std::string format = "text";
  std::string counts;
  std::string counted;
  std::uint64_t pushes = 1000;
  app.add_flag("--quick", quick, "Fewer and shorter repetitions");
  app.add_option("--format", format, "text or json")->check(CLI::IsMember({"text", "json"}));
  app.add_flag("--list", names, "Only print the names of all cases");
  app.add_option("--instructions", counted, "Only push through CASE, for callgrind to count")
      ->type_name("CASE");
  app.add_option("--pushes", pushes, "How often, with --instructions")->capture_default_str();
  app.add_option("--counts", counts, "Measure nothing, but report what callgrind counted")
      ->type_name("FILE");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : usage_error;
  }
  if (names) return list();

  const bool json = format == "json";
  if (const auto started = start_gstreamer(); !started) return fail(started.error());
  if (!counted.empty()) return run(counted, pushes);
  if (!counts.empty()) return report(read_counts(counts), Measure::instructions, json);
  return report(measure_time(quick), Measure::time, json);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "faceguard-benchmark: " << error.what() << '\n';
    return failed;
  }
}
