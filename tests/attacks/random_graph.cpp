// SPDX-License-Identifier: LGPL-2.1-or-later
// random_graph SECONDS SEED: changes a pipeline at random while it plays, and tells what a
// prohibited stage saw, which frames the recording lacks, and whether it hangs.
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "tests/attacks/garden.hpp"

namespace {

constexpr int longest_step = 60;  // seconds

std::atomic<gint64> last_sign_of_life{0};
std::atomic<const char*> doing{"starting"};

[[noreturn]] void watch() {
  for (;;) {
    g_usleep(G_USEC_PER_SEC);
    if (g_get_monotonic_time() - last_sign_of_life < longest_step * G_USEC_PER_SEC) continue;
    std::printf("hangs in: %s\n", doing.load());
    std::fflush(stdout);
    abort();
  }
}

void step(const char* name) {
  doing = name;
  last_sign_of_life = g_get_monotonic_time();
}

int play(int seconds, std::uint32_t seed) {
  step("starting");
  std::thread(watch).detach();
  std::mt19937 random(seed);
  tests::attacks::Garden garden(seed);
  const gint64 end = g_get_monotonic_time() + seconds * G_USEC_PER_SEC;
  int changes = 0;
  const char* last = "none";
  while (g_get_monotonic_time() < end && garden.faults().empty()) {
    step(last);
    last = garden.change();
    ++changes;
    g_usleep(random() % 20'000);
    garden.check();
  }
  std::printf("seed %u: %d changes, %lu frames recorded; the last change: %s\n", seed, changes,
              static_cast<unsigned long>(garden.recorded()), last);
  step("end");
  garden.end();
  for (const std::string& fault : garden.faults()) std::printf("FAULT %s\n", fault.c_str());
  return garden.faults().empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s SECONDS SEED\n", argv[0]);
    return EXIT_FAILURE;
  }
  g_setenv("GST_PLUGIN_PATH", FACEGUARD_PLUGINS, TRUE);
  g_setenv("GST_REGISTRY", FACEGUARD_REGISTRY, TRUE);
  g_setenv("GST_REGISTRY_FORK", "no", TRUE);
  g_log_set_always_fatal(static_cast<GLogLevelFlags>(G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL));
  gst_init(nullptr, nullptr);
  return play(std::atoi(argv[1]), static_cast<std::uint32_t>(std::atoi(argv[2])));
}
