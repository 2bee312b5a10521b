// SPDX-License-Identifier: LGPL-2.1-or-later
// What a decision costs with all policies bound. tools/bench-decisions runs this program; see
// docs/benchmarks.md.
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "hw/data.hpp"
#include "tools/benchmark/decision_report.hpp"

namespace {

using namespace tools::benchmark;

constexpr int failed = 1;
constexpr int usage_error = 2;

int fail(const guard::Error& error) {
  std::cerr << "faceguard-decision-benchmark: " << error.text() << '\n';
  return failed;
}

struct Options {
  std::string data;
  std::size_t requests = 0;
  std::string cedar;
  std::string format = "text";
  bool quick = false;
};

int measure(const Options& options, const Everything& everything) {
  std::optional<CedarCosts> cedar;
  if (!options.cedar.empty()) {
    auto read = read_cedar(options.cedar);
    if (!read) return fail(read.error());
    cedar = std::move(*read);
  }
  DecisionReport report{everything.decider->bound().size(),
                        everything.clauses(),
                        decision_cases(everything),
                        measure_decisions(everything, options.quick),
                        std::move(cedar),
                        0};
  if (report.cedar)
    report.beside_cedar_per_second =
        decisions_per_second(everything, compared_situations(everything, report.cedar->contexts),
                             options.quick ? 0.2 : 2);
  (options.format == "json" ? report_decisions_json : report_decisions_text)(report, std::cout);
  return report.costs.allocations == 0 ? 0 : failed;
}

int run(int argc, char** argv) {
  CLI::App app("Measures what a decision costs with all policies bound.",
               "faceguard-decision-benchmark");
  Options options;
  app.add_option("--data", options.data, "Folder with policies, groups and bundles")
      ->type_name("DIR");
  app.add_option("--requests", options.requests,
                 "Measure nothing, but write so many situations for Cedar");
  app.add_option("--cedar", options.cedar, "What decision_cedar.mjs printed")->type_name("FILE");
  app.add_option("--format", options.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  app.add_flag("--quick", options.quick, "Fewer and shorter repetitions, a smaller batch");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : usage_error;
  }
  std::filesystem::path data = options.data;
  if (data.empty()) {
    const auto installed = hw::data_folder();
    if (!installed) return fail(installed.error());
    data = *installed;
  }
  const auto everything = Everything::read(data);
  if (!everything) return fail(everything.error());
  if (options.requests == 0) return measure(options, *everything);
  const auto written =
      write_requests(*everything, compared_situations(*everything, options.requests), std::cout);
  return written ? 0 : fail(written.error());
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "faceguard-decision-benchmark: " << error.what() << '\n';
    return failed;
  }
}
