// SPDX-License-Identifier: LGPL-2.1-or-later
// What a faceguard element knows and says, apart from the frames: its documents, the circumstances
// they make, and the messages about them.
#pragma once

#include <gst/gst.h>

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
  // READY to PAUSED: says what will be recorded and what will be blocked.
  void preflight();
  // The element is being destroyed.
  void end();

  [[nodiscard]] Ptr<GstStructure> verdict() const;

 private:
  void read();
  [[nodiscard]] mediation::Judge circumstances() const;

  GstElement* const element_;
  mutable std::mutex mutex_;
  hw::Documents documents_;           // under mutex_
  mediation::Judge circumstances_;    // under mutex_; null before the first start
  std::mutex reading_;                // one at a time, so that the last document set wins
};

}  // namespace pipeline::element
