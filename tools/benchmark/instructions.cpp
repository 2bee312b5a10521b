// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/instructions.hpp"

#include <fstream>
#include <sstream>
#include <string>

#include "tools/benchmark/chain.hpp"
#include "tools/benchmark/declared_stages.hpp"

namespace tools::benchmark {

guard::Expected<void> run_for_counting(const Measured& measured, std::uint64_t pushes) {
  const auto config = StageConfig::make();
  if (!config) return tl::unexpected(config.error());
  const auto chain = Chain::make(measured, config->path());
  if (!chain) return tl::unexpected(chain.error());
  for (std::uint64_t i = 0; i < pushes; ++i) (*chain)->push();
  return (*chain)->check();
}

guard::Expected<Costs> read_counts(const std::filesystem::path& file) {
  std::ifstream lines(file);
  if (!lines) return guard::fail("can't read " + file.string());
  Costs costs;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string name;
    double fewer = 0;
    double count_of_fewer = 0;
    double more = 0;
    double count_of_more = 0;
    words >> name >> fewer >> count_of_fewer >> more >> count_of_more;
    if (!words || !find_measured(name) || more <= fewer)
      return guard::fail("found '" + line + "' in " + file.string() +
                         ", expected CASE/LOAD FEWER COUNT MORE COUNT");
    costs[name] = (count_of_more - count_of_fewer) / (more - fewer);
  }
  return costs;
}

}  // namespace tools::benchmark
