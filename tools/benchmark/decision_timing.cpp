// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/decision_timing.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>

#include "tools/benchmark/decision_allocations.hpp"
#include "tools/benchmark/decision_situations.hpp"

namespace tools::benchmark {

using namespace guard;
using decision::Decider;
using decision::Workspace;

namespace {

using Situations = std::vector<facts::Situation>;

// Seconds of this thread's CPU time, so that whatever else the machine does counts little.
double cpu_seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Keeps the times instead of printing them.
class Collector : public ::benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs)
      if (run.run_type == Run::RT_Iteration)
        times_[run.run_name.function_name].push_back(run.GetAdjustedCPUTime());
  }

  [[nodiscard]] double median(const std::string& name) {
    std::vector<double>& times = times_.at(name);
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
  }

 private:
  std::map<std::string, std::vector<double>> times_;
};

void evaluate(::benchmark::State& state, const Decider& decider, const Situations& situations) {
  const facts::Days days = facts::Days::only(decision_day());
  Workspace workspace = decider.evaluator().workspace();
  std::size_t next = 0;
  for ([[maybe_unused]] const auto _ : state) {
    ::benchmark::DoNotOptimize(decider.evaluator().evaluate(situations[next], days, workspace));
    if (++next == situations.size()) next = 0;
  }
}

void decide(::benchmark::State& state, const Decider& decider, const Situations& situations) {
  const facts::Days days = facts::Days::only(decision_day());
  std::size_t next = 0;
  for ([[maybe_unused]] const auto _ : state) {
    ::benchmark::DoNotOptimize(decider.decide(situations[next], days));
    if (++next == situations.size()) next = 0;
  }
}

void compile(::benchmark::State& state, const Decider& decider) {
  for ([[maybe_unused]] const auto _ : state) {
    Decider made(decider.bound());
    ::benchmark::DoNotOptimize(made);
  }
}

// The repetitions are odd in number, so that there is a middle one.
std::vector<std::string> arguments(bool quick) {
  return {"faceguard-decision-benchmark", "--benchmark_enable_random_interleaving=true",
          quick ? "--benchmark_repetitions=3" : "--benchmark_repetitions=11",
          quick ? "--benchmark_min_time=0.02" : "--benchmark_min_time=0.1"};
}

// Decides all situations, counts what that allocates, and returns the seconds it took.
double count_and_time(const decision::Evaluator& evaluator, const Situations& situations,
                      Workspace& workspace, DecisionCosts& costs) {
  const facts::Days days = facts::Days::only(decision_day());
  const std::size_t allocated = allocations();
  const double began = cpu_seconds();
  for (const facts::Situation& situation : situations)
    ::benchmark::DoNotOptimize(evaluator.evaluate(situation, days, workspace));
  const double seconds = cpu_seconds() - began;
  costs.allocations += allocations() - allocated;
  costs.counted += situations.size();
  return seconds;
}

void count_allocations(const decision::Evaluator& evaluator, const std::vector<DecisionCase>& cases,
                       DecisionCosts& costs) {
  Workspace workspace = evaluator.workspace();
  for (const DecisionCase& one : cases) count_and_time(evaluator, one.situations, workspace, costs);
}

// Making a situation takes longer than deciding it, so only the deciding of each chunk is timed.
// Each comes from memory, as none is decided twice.
void measure_batch(const Everything& everything, std::size_t total, DecisionCosts& costs) {
  constexpr std::size_t chunk = 10'000;
  const decision::Evaluator& evaluator = everything.decider->evaluator();
  Workspace workspace = evaluator.workspace();
  SituationMaker make(everything.decider->bound(), 3);
  double seconds = 0;
  for (costs.batch = 0; costs.batch < total; costs.batch += chunk) {
    Situations situations;
    for (std::size_t i = 0; i < chunk; ++i)
      situations.push_back(i % 2 == 0 ? make.known() : make.partial());
    seconds += count_and_time(evaluator, situations, workspace, costs);
  }
  costs.batch_per_second = static_cast<double>(costs.batch) / seconds;
}

}  // namespace

DecisionCosts measure_decisions(const Everything& everything, bool quick) {
  const std::vector<DecisionCase> cases = decision_cases(everything);
  const Decider& decider = *everything.decider;
  const auto evaluated = [](std::string_view name) { return "evaluate " + std::string(name); };
  const auto decided = [](std::string_view name) { return "decide " + std::string(name); };
  for (const DecisionCase& one : cases) {
    ::benchmark::RegisterBenchmark(evaluated(one.name).c_str(), [&](::benchmark::State& state) {
      evaluate(state, decider, one.situations);
    });
    ::benchmark::RegisterBenchmark(decided(one.name).c_str(), [&](::benchmark::State& state) {
      decide(state, decider, one.situations);
    });
  }
  ::benchmark::RegisterBenchmark("compile",
                                 [&](::benchmark::State& state) { compile(state, decider); });

  auto words = arguments(quick);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  int argc = static_cast<int>(argv.size());
  ::benchmark::Initialize(&argc, argv.data());
  Collector collector;
  ::benchmark::RunSpecifiedBenchmarks(&collector);

  DecisionCosts costs;
  for (const DecisionCase& one : cases) {
    costs.evaluate[std::string(one.name)] = collector.median(evaluated(one.name));
    costs.decide[std::string(one.name)] = collector.median(decided(one.name));
  }
  costs.compile = collector.median("compile");
  count_allocations(decider.evaluator(), cases, costs);
  measure_batch(everything, quick ? 50'000 : 1'000'000, costs);
  return costs;
}

double decisions_per_second(const Everything& everything, const Situations& situations,
                            double seconds) {
  const decision::Evaluator& evaluator = everything.decider->evaluator();
  const facts::Days days = facts::Days::only(decision_day());
  Workspace workspace = evaluator.workspace();
  std::size_t decided = 0;
  double spent = 0;
  for (bool warm = false; spent < seconds; warm = true) {
    const double before = cpu_seconds();
    for (const facts::Situation& situation : situations)
      ::benchmark::DoNotOptimize(evaluator.evaluate(situation, days, workspace));
    if (!warm) continue;
    spent += cpu_seconds() - before;
    decided += situations.size();
  }
  return static_cast<double>(decided) / spent;
}

}  // namespace tools::benchmark
