// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/cli/command.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>

namespace tests::cli {

Result run(const std::string& arguments) {
  Result result{-1, {}};
  // GStreamer's plugin scanner can't load what is built with sanitizers; for the other options see
  // tests/sanitizers/options.cpp.
  const std::string command = "GST_REGISTRY='" FACEGUARD_REGISTRY
                              "' GST_REGISTRY_FORK=no ASAN_OPTIONS=detect_leaks=0 "
                              "TSAN_OPTIONS=ignore_noninstrumented_modules=1:detect_deadlocks=0 '" +
                              std::string(FACEGUARD_COMMAND) + "' " + arguments + " 2>&1";
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> block;
  while (const std::size_t n = fread(block.data(), 1, block.size(), pipe))
    result.output.append(block.data(), n);
  const int status = pclose(pipe);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return result;
}

}  // namespace tests::cli
