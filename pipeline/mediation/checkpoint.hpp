// SPDX-License-Identifier: LGPL-2.1-or-later
// What the guard keeps of one sink pad: first a probe that has the pad's owner judged before any
// data gets through, then nothing, or, if the owner analyses frames, a gate. The pad owns its
// checkpoint.
#pragma once

#include <gst/gst.h>

#include <atomic>
#include <cstdint>
#include <memory>

#include "pipeline/gate/gate.hpp"
#include "pipeline/gate/sentry.hpp"
#include "pipeline/gst_ptr.hpp"
#include "pipeline/mediation/change.hpp"

namespace pipeline::mediation {

class Checkpoint {
 public:
  // Puts an armed checkpoint on a sink pad unless there is one. Any thread.
  static void put(GstPad* sink);

  explicit Checkpoint(GstPad* sink);
  ~Checkpoint();
  Checkpoint(const Checkpoint&) = delete;
  Checkpoint& operator=(const Checkpoint&) = delete;

  // Has the owner judged before the next data; for a pad without a checkpoint, does what put()
  // does. Any thread.
  static void arm(GstPad* sink);
  void arm();

  // Something was linked behind the pad's owner. Any thread.
  static void linked_behind(GstPad* sink);

  // The pad, or null when it is being destroyed. Any thread.
  [[nodiscard]] Ptr<GstPad> pad();

  // How often others took its probe away while it was armed; it is back each time.
  [[nodiscard]] std::uint64_t removals() const { return removals_; }

  // Has the owner judged again when the pad gets other caps. Idempotent, any thread.
  void watch_caps(GstPad* sink);

  // The rest is the mediator's, under its lock. There is a gate once the owner was found to
  // analyse.
  [[nodiscard]] gate::Gate* gate() { return gate_.get(); }
  gate::Gate& make_gate(GstPad* sink);
  Standing standing;          // but for what the gate itself knows
  bool listened_to = false;   // see Standing
  bool closed_ahead = false;  // its gate was closed and nobody told yet

 private:
  static GstPadProbeReturn on_first_data(GstPad* pad, GstPadProbeInfo* info, gpointer self);

  GWeakRef pad_;
  std::atomic<bool> armed_{false};
  gate::Sentry sentry_;  // while armed
  std::atomic<std::uint64_t> removals_{0};
  std::atomic<bool> watching_caps_{false};
  std::unique_ptr<gate::Gate> gate_;
};

}  // namespace pipeline::mediation
