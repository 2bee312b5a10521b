// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/timing.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tools/benchmark/chain.hpp"
#include "tools/benchmark/declared_stages.hpp"

namespace tools::benchmark {
namespace {

// Keeps the times instead of printing them.
class Collector : public ::benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.error_occurred)
        failure_ = run.error_message;
      else if (run.run_type == Run::RT_Iteration)
        times_[run.run_name.function_name].push_back(run.GetAdjustedCPUTime());
    }
  }

  [[nodiscard]] guard::Expected<Costs> medians() {
    if (!failure_.empty()) return guard::fail(failure_);
    Costs costs;
    for (auto& [name, times] : times_) {
      const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
      std::nth_element(times.begin(), middle, times.end());
      costs[name] = *middle;
    }
    return costs;
  }

 private:
  std::map<std::string, std::vector<double>> times_;
  std::string failure_;
};

void measure(::benchmark::State& state, const Measured& measured,
             const std::filesystem::path& stage_config) {
  const auto chain = Chain::make(measured, stage_config);
  if (!chain) {
    state.SkipWithError(chain.error().text().c_str());
    return;
  }
  Chain& running = **chain;
  for ([[maybe_unused]] const auto _ : state) running.push();
  if (const auto right = running.check(); !right) state.SkipWithError(right.error().text().c_str());
}

// The repetitions are odd in number, so that there is a middle one.
std::vector<std::string> arguments(bool quick) {
  return {"faceguard-benchmark", "--benchmark_enable_random_interleaving=true",
          quick ? "--benchmark_repetitions=5" : "--benchmark_repetitions=15",
          quick ? "--benchmark_min_time=0.02" : "--benchmark_min_time=0.05"};
}

}  // namespace

guard::Expected<Costs> measure_time(bool quick) {
  const auto config = StageConfig::make();
  if (!config) return tl::unexpected(config.error());
  for (const Case& chain : cases())
    for (const Load load : loads)
      ::benchmark::RegisterBenchmark(name_of({&chain, load}).c_str(), measure,
                                     Measured{&chain, load}, config->path());

  auto words = arguments(quick);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  int argc = static_cast<int>(argv.size());
  ::benchmark::Initialize(&argc, argv.data());
  Collector collector;
  ::benchmark::RunSpecifiedBenchmarks(&collector);
  return collector.medians();
}

}  // namespace tools::benchmark
