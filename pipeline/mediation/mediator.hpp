// SPDX-License-Identifier: LGPL-2.1-or-later
// The one place of the process where guards and stages meet. A stage is judged by the guards it is
// behind, one that something reaches past the guards by all of them, and the strictest verdict
// counts. It is never destroyed: a pipeline may still stream while the process exits.
#pragma once

#include <gst/gst.h>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <set>
#include <vector>

#include "guard/recognition/element.hpp"
#include "pipeline/gst_ptr.hpp"
#include "pipeline/mediation/change.hpp"
#include "pipeline/mediation/checkpoint.hpp"
#include "pipeline/mediation/judgement.hpp"

namespace pipeline::mediation {

class Mediator {
 public:
  static Mediator& get();

  // What a guard element goes by, from its first start on: all stages are judged again, and their
  // gates closed or opened before this returns, those that close first. Of several circumstances
  // the strictest counts for each stage, so that what is old and what is new can both hold until
  // the new is on record. What changed is to be published with no lock held.
  [[nodiscard]] std::vector<Change> update(GstElement* guard, std::vector<Judge> circumstances);

  // Tells upstream of each gate that changed that its pool has. Waits for nobody.
  static void renegotiate(const std::vector<Change>& changes);
  // Tells every guard's application of changes, which may take its time over that.
  void tell(const std::vector<Change>& changes);
  // Both, and puts them on record before.
  void publish(const std::vector<Change>& changes);

  // The guard element is being destroyed. After the last one the circumstances of nothing known go
  // on: a process that was once guarded stays guarded.
  void dismiss(GstElement* guard);

  // Has every sink pad of the process judged again before its next data; the second, those whose
  // element depends on who listens to a signal, for nothing tells when somebody begins to.
  void rearm_all();
  void rearm_listened_to();

  // Judges every stage again, for what it is or what it is behind may have changed, and publishes
  // what that changes.
  void judge_again();

  // From now on what identifies is blocked everywhere, whatever anybody's documents say: somebody
  // tampered with the guard. For good.
  void lock_down();
  [[nodiscard]] bool locked_down() const { return locked_down_.load(std::memory_order_acquire); }

  // All sink pads with a checkpoint, the elements that own such pads, and the guards.
  struct Watched {
    Ptr<GstPad> pad;
    bool closed;    // its gate, if it has one
    bool has_gate;  // its owner analyses frames
    bool tampered;  // others took its checkpoint's probe away
  };
  [[nodiscard]] std::vector<Watched> watched();
  [[nodiscard]] std::vector<Ptr<GstElement>> owners();
  [[nodiscard]] std::vector<Ptr<GstElement>> guards();

  // Pads were linked: a stage may now be behind another guard, or feed somebody.
  void linked();
  void linked_behind(Checkpoint& checkpoint);

  // In a streaming thread: judges the owner of `pad` and closes its gate where that must be. The
  // gate, which lives as long as the pad; null when there is none.
  gate::Gate* rule(Checkpoint& checkpoint, GstPad* pad, guard::recognition::Media media);

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
  // As publish(), but the application is told in another thread.
  void publish_later(std::vector<Change> changes);
  // Closes the gates of what `guard` judged before, by what was known of it then.
  void close_ahead(const GstElement* guard, const std::vector<Judge>& circumstances);
  // Under the lock: who judges what this pad belongs to.
  [[nodiscard]] std::vector<Guard> bench() const;
  // Not under it: those of the bench that the pad is behind.
  [[nodiscard]] static std::vector<Guard> seated(const std::vector<Guard>& bench, GstPad* pad);
  [[nodiscard]] static Standing examine(GstPad* pad, const std::vector<Guard>& bench,
                                        guard::recognition::Media media);
  [[nodiscard]] std::vector<Ptr<GstElement>> audience(const Standing& standing);
  [[nodiscard]] static Change decide(Checkpoint& checkpoint, GstPad* pad, Standing standing);

  std::mutex mutex_;
  std::vector<Guard> guards_;
  std::set<Checkpoint*> checkpoints_;
  Judge nothing_known_;  // judges when the last guard has gone, or in a lock-down
  std::atomic<bool> locked_down_{false};
  std::uint64_t generation_ = 0;  // of the judges: who judged by older ones judges again
};

}  // namespace pipeline::mediation
