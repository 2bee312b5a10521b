// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/mediation/watchman.hpp"

#include <pthread.h>

#include <thread>
#include <utility>

#include "guard/recognition/given.hpp"
#include "pipeline/mediation/mediator.hpp"
#include "pipeline/mediation/world.hpp"
#include "pipeline/tripwire/tripwires.hpp"

namespace pipeline::mediation {

Watchman& Watchman::get() {
  static auto* const watchman = new Watchman;
  return *watchman;
}

Watchman::Watchman() {
  std::thread thread([this] { walk_rounds(); });
  pthread_setname_np(thread.native_handle(), "faceguard");
  thread.detach();
}

void Watchman::judge_again() {
  judge_again_ = true;
  wake();
}

void Watchman::walk_rounds() {
  std::uint64_t judged_at = 0;  // of the files' changes
  for (;;) {
    folders_.watch(files().paths());
    folders_.wait(round);
    bool judge_again = judge_again_.exchange(false);
    judge_again |= files().anything_changed();
    // One file may name the next; one that is being written all the time waits for the next round.
    for (int times = 0; times < guard::recognition::max_includes_deep; ++times) {
      files().read_pending();
      const std::uint64_t changes = files().changes();
      judge_again |= std::exchange(judged_at, changes) != changes;
      if (!std::exchange(judge_again, false)) break;
      Mediator::get().judge_again();
    }
    Mediator::get().rearm_listened_to();
    tripwire::inspect();
  }
}

}  // namespace pipeline::mediation
