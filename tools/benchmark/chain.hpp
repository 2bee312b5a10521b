// SPDX-License-Identifier: LGPL-2.1-or-later
// One case, built and running: a source pad, the elements, and a sink pad that lets go of what it
// gets. The two pads have no parent; nothing here has a thread or a clock.
#pragma once

#include <gst/gst.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "guard/error.hpp"
#include "pipeline/gst_ptr.hpp"
#include "tools/benchmark/cases.hpp"

namespace tools::benchmark {

class Chain {
 public:
  // Linked, playing, with caps of raw video and a time segment, and one push behind it, in which a
  // guard decides. Only one chain may exist at a time: a stage is judged by all guards of a
  // process. `stage_config` is what StageConfig wrote.
  [[nodiscard]] static guard::Expected<std::unique_ptr<Chain>> make(
      const Measured& measured, const std::filesystem::path& stage_config);
  Chain(const Chain&) = delete;
  Chain& operator=(const Chain&) = delete;
  ~Chain();

  // What is measured: sends the same buffer, or the same list of `list_length` buffers, once more.
  void push() {
    if (list_)
      note(gst_pad_push_list(source_.get(), gst_buffer_list_ref(list_.get())));
    else
      note(gst_pad_push(source_.get(), gst_buffer_ref(buffer_.get())));
  }

  // Error: a buffer was lost on the way, or a guard does with the stage what the case isn't about.
  [[nodiscard]] guard::Expected<void> check() const;

 private:
  struct Unref {
    void operator()(GstBuffer* buffer) const { gst_buffer_unref(buffer); }
    void operator()(GstBufferList* list) const { gst_buffer_list_unref(list); }
  };

  explicit Chain(const Measured& measured);
  [[nodiscard]] guard::Expected<void> build(const std::filesystem::path& stage_config);
  void start();
  void note(GstFlowReturn flow) {
    ++pushed_;
    if (flow != GST_FLOW_OK) failed_ = flow;
  }
  static GstFlowReturn arrive(GstPad* pad, GstObject* parent, GstBuffer* buffer);
  static GstFlowReturn arrive_list(GstPad* pad, GstObject* parent, GstBufferList* list);

  const Measured measured_;
  const pipeline::Ptr<GstPad> source_;
  const pipeline::Ptr<GstPad> sink_;
  std::vector<pipeline::Ptr<GstElement>> elements_;  // in the order of the stream
  pipeline::Ptr<GstElement> guard_;                  // beside the chain, or null
  std::unique_ptr<GstBuffer, Unref> buffer_;         // one of the two
  std::unique_ptr<GstBufferList, Unref> list_;
  std::uint64_t pushed_ = 0;   // buffers or lists
  std::uint64_t arrived_ = 0;  // buffers
  GstFlowReturn failed_ = GST_FLOW_OK;
};

}  // namespace tools::benchmark
