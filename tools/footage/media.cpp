// SPDX-License-Identifier: LGPL-2.1-or-later
// GStreamer pipelines with an application at one end.
#include "tools/footage/media.hpp"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/video/video.h>

#include <string>

namespace tools::footage {
namespace {

constexpr std::string_view install_hint =
    "install gstreamer1.0-plugins-base, -good, -ugly and gstreamer1.0-libav";

struct MessageUnref {
  void operator()(GstMessage* message) const { gst_message_unref(message); }
};
using Message = std::unique_ptr<GstMessage, MessageUnref>;

struct SampleUnref {
  void operator()(GstSample* sample) const { gst_sample_unref(sample); }
};
using Sample = std::unique_ptr<GstSample, SampleUnref>;

// Takes `error`, which may be null.
std::string text_of(GError* error) {
  std::string text = error ? error->message : "GStreamer gives no reason";
  g_clear_error(&error);
  return text;
}

guard::Expected<Pipeline> parse(const char* description) {
  GError* error = nullptr;
  Pipeline pipeline(gst_parse_launch(description, &error));
  if (!pipeline || error) {
    return guard::fail("the pipeline can't be built: " + text_of(error), std::string(install_hint));
  }
  return pipeline;
}

Element named(const Pipeline& pipeline, const char* name) {
  return Element(gst_bin_get_by_name(GST_BIN(pipeline.get()), name));
}

void set_location(const Pipeline& pipeline, const std::filesystem::path& path) {
  g_object_set(named(pipeline, "file").get(), "location", path.c_str(), nullptr);
}

// Waits for the end, or with `patience` 0 only looks for an error that is there already.
guard::Expected<void> end_of(const Pipeline& pipeline, GstClockTime patience) {
  GstBus* bus = gst_element_get_bus(pipeline.get());
  constexpr auto ends = static_cast<GstMessageType>(GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  const Message message(gst_bus_timed_pop_filtered(bus, patience, ends));
  gst_object_unref(bus);
  if (!message || GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_EOS) return {};
  GError* error = nullptr;
  gst_message_parse_error(message.get(), &error, nullptr);
  return guard::fail(text_of(error));
}

guard::Expected<cv::Mat> copy_of(GstSample* sample) {
  GstVideoInfo info;
  GstVideoFrame frame;
  if (!gst_video_info_from_caps(&info, gst_sample_get_caps(sample)) ||
      !gst_video_frame_map(&frame, &info, gst_sample_get_buffer(sample), GST_MAP_READ)) {
    return guard::fail("a decoded frame can't be read");
  }
  const cv::Mat mapped(info.height, info.width, CV_8UC3, GST_VIDEO_FRAME_PLANE_DATA(&frame, 0),
                       static_cast<std::size_t>(GST_VIDEO_FRAME_PLANE_STRIDE(&frame, 0)));
  cv::Mat copy = mapped.clone();
  gst_video_frame_unmap(&frame);
  return copy;
}

}  // namespace

guard::Expected<RecordingWriter> RecordingWriter::create(const std::filesystem::path& mp4,
                                                         const VideoFormat& format) {
  auto pipeline = parse(
      "appsrc name=camera format=time block=true max-bytes=8000000 ! videoconvert ! "
      "video/x-raw,format=I420 ! x264enc threads=1 bitrate=2000 speed-preset=veryfast "
      "key-int-max=30 ! video/x-h264,profile=main ! h264parse ! mp4mux faststart=true ! "
      "filesink name=file");
  if (!pipeline) return tl::unexpected(pipeline.error());
  set_location(*pipeline, mp4);

  RecordingWriter writer;
  writer.source_ = named(*pipeline, "camera");
  writer.format_ = format;
  auto* caps =
      gst_caps_new_simple("video/x-raw", "format", G_TYPE_STRING, "BGR", "width", G_TYPE_INT,
                          format.width, "height", G_TYPE_INT, format.height, "framerate",
                          GST_TYPE_FRACTION, format.frames_per_second, 1, nullptr);
  gst_app_src_set_caps(GST_APP_SRC(writer.source_.get()), caps);
  gst_caps_unref(caps);
  writer.pipeline_ = std::move(*pipeline);
  if (gst_element_set_state(writer.pipeline_.get(), GST_STATE_PLAYING) ==
      GST_STATE_CHANGE_FAILURE) {
    if (auto ended = end_of(writer.pipeline_, 0); !ended) return tl::unexpected(ended.error());
    return guard::fail("the encoder does not start", std::string(install_hint));
  }
  return writer;
}

guard::Expected<void> RecordingWriter::write(const cv::Mat& bgr) {
  if (bgr.cols != format_.width || bgr.rows != format_.height || bgr.type() != CV_8UC3 ||
      !bgr.isContinuous()) {
    return guard::fail("a picture does not have the recording's size or type");
  }
  const auto bytes = bgr.total() * bgr.elemSize();
  GstBuffer* buffer = gst_buffer_new_allocate(nullptr, bytes, nullptr);
  gst_buffer_fill(buffer, 0, bgr.data, bytes);
  const auto rate = static_cast<std::uint64_t>(format_.frames_per_second);
  GST_BUFFER_PTS(buffer) = gst_util_uint64_scale(frames_, GST_SECOND, rate);
  GST_BUFFER_DURATION(buffer) = GST_SECOND / rate;
  ++frames_;
  if (gst_app_src_push_buffer(GST_APP_SRC(source_.get()), buffer) == GST_FLOW_OK) return {};
  if (auto ended = end_of(pipeline_, 0); !ended) return ended;
  return guard::fail("the encoder takes no more frames");
}

guard::Expected<void> RecordingWriter::finish() {
  gst_app_src_end_of_stream(GST_APP_SRC(source_.get()));
  return end_of(pipeline_, GST_CLOCK_TIME_NONE);
}

guard::Expected<RecordingReader> RecordingReader::open(const std::filesystem::path& file) {
  auto pipeline = parse(
      "filesrc name=file ! decodebin ! videoconvert ! video/x-raw,format=BGR ! "
      "appsink name=frames sync=false max-buffers=4");
  if (!pipeline) return tl::unexpected(pipeline.error());
  set_location(*pipeline, file);
  RecordingReader reader;
  reader.sink_ = named(*pipeline, "frames");
  reader.pipeline_ = std::move(*pipeline);
  if (gst_element_set_state(reader.pipeline_.get(), GST_STATE_PLAYING) ==
      GST_STATE_CHANGE_FAILURE) {
    if (auto ended = end_of(reader.pipeline_, 0); !ended) return tl::unexpected(ended.error());
    return guard::fail("the recording can't be opened");
  }
  return reader;
}

guard::Expected<std::optional<Frame>> RecordingReader::next() {
  auto* sink = GST_APP_SINK(sink_.get());
  constexpr GstClockTime slice = 100 * GST_MSECOND;
  for (;;) {
    if (const Sample sample{gst_app_sink_try_pull_sample(sink, slice)}) {
      const auto time =
          gst_segment_to_running_time(gst_sample_get_segment(sample.get()), GST_FORMAT_TIME,
                                      GST_BUFFER_PTS(gst_sample_get_buffer(sample.get())));
      auto picture = copy_of(sample.get());
      if (!picture) return tl::unexpected(picture.error());
      return Frame{std::chrono::nanoseconds(time), std::move(*picture)};
    }
    if (gst_app_sink_is_eos(sink)) return std::nullopt;
    // An error upstream never reaches the sink: it would be waited for in vain.
    if (auto ended = end_of(pipeline_, 0); !ended) return tl::unexpected(ended.error());
  }
}

}  // namespace tools::footage
