// SPDX-License-Identifier: LGPL-2.1-or-later
// What a faceguard element knows and says, apart from the frames: its documents, the circumstances
// they make, and the messages about them.
#pragma once

#include <gst/gst.h>

#include <memory>
#include <mutex>
#include <string>

#include "hw/circumstances.hpp"
#include "pipeline/gst_ptr.hpp"
#include "pipeline/mediation/judgement.hpp"

namespace pipeline::element {

class Guarding {
 public:
  // `element` owns this.
  explicit Guarding(GstElement* element) : element_(element) {}

  // Any thread. Before start() they are only kept; after it a new descriptor counts at once.
  void set_config(std::string path);
  void set_descriptor(std::string path);
  [[nodiscard]] std::string config() const;
  [[nodiscard]] std::string descriptor() const;

  // NULL to READY: finds what exists already, reads the documents, judges.
  void start();
  // READY to PAUSED: says what will be recorded and what will be blocked. False: it must not start.
  [[nodiscard]] bool preflight();
  // The element is being destroyed.
  void end();

  [[nodiscard]] Ptr<GstStructure> verdict() const;
  [[nodiscard]] mediation::Judge circumstances() const;  // null before the first start

 private:
  void judge_anew();

  GstElement* const element_;
  std::mutex judging_;        // one at a time, so that the last document set wins
  mutable std::mutex mutex_;  // of what follows; never held while reading or judging
  std::string config_;
  std::string descriptor_;
  std::shared_ptr<const hw::Rules> rules_;  // null before the first start, as is the next
  mediation::Judge circumstances_;
};

}  // namespace pipeline::element
