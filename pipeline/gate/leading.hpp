// SPDX-License-Identifier: LGPL-2.1-or-later
// Marks the time in which a thread pushes out of a stage's source pad what a gate leads around the
// stage, to tell it there from what the stage itself pushes.
#pragma once

namespace pipeline::gate {

class Gate;

class Leading {
 public:
  explicit Leading(const Gate* gate) : outer_(by_) { by_ = gate; }
  ~Leading() { by_ = outer_; }
  Leading(const Leading&) = delete;
  Leading& operator=(const Leading&) = delete;

  // Whether it is this gate's push that the thread is in, and no other's further down.
  [[nodiscard]] static bool by(const Gate* gate) { return by_ == gate; }

 private:
  static inline thread_local const Gate* by_ = nullptr;
  const Gate* outer_;
};

}  // namespace pipeline::gate
