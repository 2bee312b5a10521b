// SPDX-License-Identifier: LGPL-2.1-or-later
// The one place of the process where guards and stages meet. Every guard judges every stage, and
// the strictest verdict counts. It is never destroyed: a pipeline may still stream while the
// process exits.
#pragma once

#include <gst/gst.h>

#include <cstdint>
#include <mutex>
#include <set>
#include <vector>

#include "guard/catalogue/catalogue.hpp"
#include "pipeline/gst_ptr.hpp"
#include "pipeline/mediation/change.hpp"
#include "pipeline/mediation/checkpoint.hpp"
#include "pipeline/mediation/judgement.hpp"

namespace pipeline::mediation {

class Mediator {
 public:
  static Mediator& get();

  // What a guard element goes by, from its first start on: all stages are judged again, and their
  // gates closed or opened before this returns. What changed is to be published with no lock held.
  [[nodiscard]] std::vector<Change> update(GstElement* guard, Judge circumstances);

  // Tells every guard's application of changes, and upstream of a gate that its pool has changed.
  void publish(const std::vector<Change>& changes);

  // The guard element is being destroyed. After the last one the circumstances of nothing known go
  // on: a process that was once guarded stays guarded.
  void dismiss(GstElement* guard);

  // Has every sink pad of the process judged again before its next data.
  void rearm_all();

  // In a streaming thread: judges the owner of `pad` and closes its gate where that must be.
  void rule(Checkpoint& checkpoint, GstPad* pad, guard::catalogue::Media media);

  // Every stage's pad as it stands now.
  [[nodiscard]] std::vector<Standing> standings();

  // A checkpoint's life; it calls them itself.
  void note(Checkpoint& checkpoint);
  void forget(Checkpoint& checkpoint);

 private:
  struct Guard {
    GstElement* element;
    Judge circumstances;
  };

  Mediator() = default;
  [[nodiscard]] std::vector<Change> judge_all_again();
  [[nodiscard]] std::vector<Judge> judges() const;              // under the lock
  [[nodiscard]] std::vector<Ptr<GstElement>> elements() const;  // under the lock
  [[nodiscard]] static Change decide(Checkpoint& checkpoint, GstPad* pad, Standing standing);

  std::mutex mutex_;
  std::vector<Guard> guards_;
  std::set<Checkpoint*> checkpoints_;
  Judge nothing_known_;           // judges when the last guard has gone
  std::uint64_t generation_ = 0;  // of the judges: who judged by older ones judges again
};

}  // namespace pipeline::mediation
