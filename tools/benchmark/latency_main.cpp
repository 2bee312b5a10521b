// SPDX-License-Identifier: LGPL-2.1-or-later
// How soon a new descriptor counts. tools/bench-latency runs this program; see docs/benchmarks.md.
#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <cstdio>
#include <iostream>

#include "tools/benchmark/latency.hpp"
#include "tools/benchmark/plugin.hpp"

namespace {

using namespace tools::benchmark;

constexpr double goal_ms = 5;

bool reached(const Latency& latency) {
  return Latency::quantile(latency.last_frame_ms, 0.99) < goal_ms && latency.breaks == 0;
}

void print_text(const Played& played, const Latency& latency) {
  const auto q = [](const std::vector<double>& all, double part) {
    return Latency::quantile(all, part);
  };
  std::printf("%4d %6d %5s | %6.2f %6.2f %6.2f %6.2f | %6.2f %6.2f | %4d %4d | %9llu %4llu\n",
              played.frames_a_second, played.stages, played.state ? "yes" : "no",
              q(latency.last_frame_ms, 0.5), q(latency.last_frame_ms, 0.95),
              q(latency.last_frame_ms, 0.99), q(latency.last_frame_ms, 1), q(latency.told_ms, 0.5),
              q(latency.told_ms, 0.99), latency.most_frames, latency.more_than_one,
              static_cast<unsigned long long>(latency.recorded),
              static_cast<unsigned long long>(latency.breaks));
  std::fflush(stdout);
}

boost::json::object json(const Played& played, const Latency& latency) {
  const auto quantiles = [](const std::vector<double>& all) {
    return boost::json::object{{"median", Latency::quantile(all, 0.5)},
                               {"p95", Latency::quantile(all, 0.95)},
                               {"p99", Latency::quantile(all, 0.99)},
                               {"max", Latency::quantile(all, 1)}};
  };
  return {{"frames_a_second", played.frames_a_second},
          {"stages", played.stages},
          {"state", played.state},
          {"changes", played.changes},
          {"last_frame_ms", quantiles(latency.last_frame_ms)},
          {"told_ms", quantiles(latency.told_ms)},
          {"most_frames", latency.most_frames},
          {"changes_with_more_than_one", latency.more_than_one},
          {"frames_recorded", latency.recorded},
          {"frames_lost_or_repeated", latency.breaks},
          {"goal_reached", reached(latency)}};
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Measures how soon a new descriptor counts.", "faceguard-latency-benchmark");
  std::vector<int> rates{30, 240};
  std::vector<int> stages{1, 100};
  int changes = 200;
  std::string format = "text";
  app.add_option("--rates", rates, "Frames a second")->delimiter(',')->capture_default_str();
  app.add_option("--stages", stages)->delimiter(',')->capture_default_str();
  app.add_option("--changes", changes, "Of each kind")->capture_default_str();
  app.add_option("--format", format)->check(CLI::IsMember({"text", "json"}));
  CLI11_PARSE(app, argc, argv);
  if (const auto started = start_gstreamer(); !started) {
    std::cerr << "faceguard-latency-benchmark: " << started.error().text() << "\n";
    return 1;
  }
  if (format == "text")
    std::printf(
        "               | last frame after rename, ms   | told, ms      | frames    | recorded\n"
        " fps stages state | median    p95    p99    max | median    p99 | most   >1 |    frames "
        "lost\n");
  boost::json::array all;
  bool good = true;
  for (const bool state : {false, true})
    for (const int rate : rates)
      for (const int count : stages) {
        const Played played{rate, count, state, changes};
        const auto latency = measure_latency(played);
        if (!latency) {
          std::cerr << "faceguard-latency-benchmark: " << latency.error().text() << "\n";
          return 1;
        }
        good = good && reached(*latency);
        if (format == "json")
          all.push_back(json(played, *latency));
        else
          print_text(played, *latency);
      }
  if (format == "json") std::cout << boost::json::serialize(all) << "\n";
  return good ? 0 : 1;
}
