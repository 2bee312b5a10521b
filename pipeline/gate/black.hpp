// SPDX-License-Identifier: LGPL-2.1-or-later
// Black frames in place of the camera's: their pixels lie in one memory that is shared by all of
// them and read-only, so that a stage that writes into a frame gets a copy of its own.
#pragma once

#include <gst/gst.h>

#include <memory>
#include <vector>

#include "pipeline/gst_ptr.hpp"

namespace pipeline::gate {

struct UnrefMemory {
  void operator()(GstMemory* memory) const { gst_memory_unref(memory); }
};
using MemoryPtr = std::unique_ptr<GstMemory, UnrefMemory>;

// One thread at a time.
class Black {
 public:
  // Gets ready to replace frames of these caps; cheap when they are the last ones. False: there is
  // no black for them, for they are coded, or lie in a device's memory.
  [[nodiscard]] bool prepare(GstCaps* caps);

  // A black frame with the time, the offset and the stream's flags of `frame`, and nothing else of
  // it. The caller owns it.
  [[nodiscard]] GstBuffer* instead_of(GstBuffer* frame);
  // Black frames instead of all those in the list.
  [[nodiscard]] GstBufferList* instead_of(GstBufferList* frames);

  // Whether a frame is of this one's making.
  [[nodiscard]] bool made(GstBuffer* frame) const;
  [[nodiscard]] bool made(GstBufferList* frames) const;

 private:
  Ptr<GstCaps> caps_;
  bool possible_ = false;
  // Raw video: the frame. Else zeros, laid out as the last frame's memories were.
  bool like_the_frame_ = false;
  std::vector<MemoryPtr> memories_;
};

}  // namespace pipeline::gate
