// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes pictures into an H.264 recording and reads a recording back as pictures.
#pragma once

#include <gst/gst.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <opencv2/core.hpp>
#include <optional>

#include "guard/error.hpp"

namespace tools::footage {

struct Unref {
  void operator()(GstElement* element) const { gst_object_unref(element); }
};
// Stops its pipeline when it goes.
struct StopAndUnref {
  void operator()(GstElement* pipeline) const {
    gst_element_set_state(pipeline, GST_STATE_NULL);
    gst_object_unref(pipeline);
  }
};
using Element = std::unique_ptr<GstElement, Unref>;
using Pipeline = std::unique_ptr<GstElement, StopAndUnref>;

struct VideoFormat {
  int width = 848;   // a multiple of 4, so that rows need no padding
  int height = 480;  // even
  int frames_per_second = 30;
};

// The same pictures give the same H.264 bytes: one encoder thread, and no clock in the stream. (The
// MP4 around it holds the time of its making.) gst_init() comes first; errors are GStreamer's.
class RecordingWriter {
 public:
  [[nodiscard]] static guard::Expected<RecordingWriter> create(const std::filesystem::path& mp4,
                                                               const VideoFormat& format);
  [[nodiscard]] guard::Expected<void> write(const cv::Mat& bgr);  // of the format's size
  [[nodiscard]] guard::Expected<void> finish();                   // the file is whole after this

 private:
  RecordingWriter() = default;

  Pipeline pipeline_;
  Element source_;
  VideoFormat format_;
  std::uint64_t frames_ = 0;
};

struct Frame {
  std::chrono::nanoseconds time;  // from the recording's start
  cv::Mat bgr;
};

// Reads whatever container and codec GStreamer can decode.
class RecordingReader {
 public:
  [[nodiscard]] static guard::Expected<RecordingReader> open(const std::filesystem::path& file);
  [[nodiscard]] guard::Expected<std::optional<Frame>> next();  // nothing at the end

 private:
  RecordingReader() = default;

  Pipeline pipeline_;
  Element sink_;
};

}  // namespace tools::footage
