// SPDX-License-Identifier: LGPL-2.1-or-later
// What many cameras in one process cost. tools/bench-scale runs this program; see docs/benchmarks.md.
#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <cstdio>
#include <iostream>

#include "tools/benchmark/plugin.hpp"
#include "tools/benchmark/scale.hpp"

namespace {

using namespace tools::benchmark;

void print_text(const Size& size, const ScaleCosts& costs) {
  std::printf(
      "%d cameras, %d stages, %d elements\n"
      "until all branches have their first frame: %.0f ms, guarded %.0f ms (%.2f x)\n"
      "processor time for a frame of a camera:    %.1f us, guarded %.1f us (%.2f x)\n"
      "from a new descriptor to the last of %d gates closed: %.2f ms; all open again: %.2f ms\n",
      size.cameras, size.stages(), size.elements(false), costs.start_plain, costs.start_guarded,
      costs.start_guarded / costs.start_plain, costs.frame_plain, costs.frame_guarded,
      costs.frame_guarded / costs.frame_plain, costs.gates, costs.close_all, costs.open_all);
}

void print_json(const Size& size, const ScaleCosts& costs) {
  std::cout << boost::json::serialize(boost::json::object{
                   {"cameras", size.cameras},
                   {"stages", size.stages()},
                   {"elements", size.elements(false)},
                   {"start_ms", costs.start_plain},
                   {"start_guarded_ms", costs.start_guarded},
                   {"frame_us", costs.frame_plain},
                   {"frame_guarded_us", costs.frame_guarded},
                   {"close_all_ms", costs.close_all},
                   {"open_all_ms", costs.open_all},
               })
            << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Measures what many cameras in one process cost.", "faceguard-scale-benchmark");
  Size size;
  std::string format = "text";
  app.add_option("--cameras", size.cameras)->capture_default_str();
  app.add_option("--branches", size.branches, "Of each camera")->capture_default_str();
  app.add_option("--carriers", size.carriers, "In each branch")->capture_default_str();
  app.add_option("--frames", size.frames, "Of each camera")->capture_default_str();
  app.add_option("--format", format)->check(CLI::IsMember({"text", "json"}));
  CLI11_PARSE(app, argc, argv);
  if (const auto started = start_gstreamer(); !started) {
    std::cerr << "faceguard-scale-benchmark: " << started.error().text() << "\n";
    return 1;
  }
  const auto costs = measure_scale(size);
  if (!costs) {
    std::cerr << "faceguard-scale-benchmark: " << costs.error().text() << "\n";
    return 1;
  }
  if (format == "json")
    print_json(size, *costs);
  else
    print_text(size, *costs);
  return 0;
}
