// SPDX-License-Identifier: LGPL-2.1-or-later
// What a faceguard element knows and says, apart from the frames: its documents, the circumstances
// they make, and the messages about them.
#pragma once

#include <gst/gst.h>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "hw/custody/custodian.hpp"
#include "hw/watch/file_watch.hpp"
#include "pipeline/gst_ptr.hpp"
#include "pipeline/mediation/change.hpp"
#include "pipeline/mediation/judgement.hpp"

namespace pipeline::element {

class Guarding {
 public:
  // `element` owns this.
  explicit Guarding(GstElement* element);
  ~Guarding();

  // A place by its property's name. Any thread. Before start() it is only kept; after it a new
  // descriptor counts at once, and what else is set counts from the next start.
  void set(std::string hw::custody::Places::*place, std::string path);
  [[nodiscard]] std::string get(std::string hw::custody::Places::*place) const;

  // NULL to READY: finds what exists already, reads the documents, judges, watches them.
  void start();
  // READY to PAUSED: says what will be recorded and what will be blocked. False: it must not start.
  [[nodiscard]] bool preflight();
  // The element is being destroyed.
  void end();

  [[nodiscard]] Ptr<GstStructure> verdict() const;
  [[nodiscard]] mediation::Judge circumstances() const;  // null before the first start

 private:
  using Changes = std::vector<mediation::Change>;

  // What there is to tell of a judgement besides the verdict.
  struct Outcome {
    Changes changes;
    std::vector<std::string> news;
  };
  // Reads the documents. What they close is closed when this returns, whatever the disk does.
  [[nodiscard]] Outcome look();
  // Puts on record what was looked at; then what it opens is opened. Waits for the disk.
  [[nodiscard]] Outcome settle();
  void tell(const Outcome& outcome);
  // All three, in this thread, or each in one that may wait for what it waits for.
  void judge_anew();
  void look_again();
  // With `judging_` held: judges by all that may hold.
  void judge(Outcome& outcome);
  void watch();
  // What the application is to know.
  void put_in_force(const mediation::Judge& judge);
  static void carry_out(const Outcome& outcome, const mediation::Judge& before,
                        const mediation::Judge& now);

  GstElement* const element_;
  std::mutex settling_;  // one at a time; taken before the next, and held while the disk works
  std::mutex judging_;   // one at a time, so that the last document set wins; of what follows
  std::unique_ptr<hw::custody::Custodian> custodian_;  // null before the first start
  // What the last look said, and before it what is on record and what was looked at since: until
  // the last is on record too, only what all of them permit is.
  std::vector<mediation::Judge> possible_;
  std::atomic<bool> to_be_settled_{false};               // somebody was asked to
  std::map<std::string, hw::watch::FileWatch> watches_;  // by file
  std::vector<hw::watch::Subscription> subscriptions_;   // to the clock and the state folder
  mutable std::mutex mutex_;  // of what follows; never held while reading or judging
  hw::custody::Places places_;
  mediation::Judge circumstances_;
  Ptr<GstStructure> told_;  // the verdict that the application knows; null: none yet
};

}  // namespace pipeline::element
