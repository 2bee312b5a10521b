// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/chain.hpp"

#include <ranges>
#include <string>
#include <string_view>
#include <utility>

#include "tools/benchmark/declared_stages.hpp"

namespace tools::benchmark {
namespace {

using guard::Expected;
using guard::fail;
using pipeline::own;
using pipeline::Ptr;

// No pictures: the sink pad is the benchmark's own, and raw video would be kept from it.
constexpr const char* caps = "video/x-benchmark,width=1920,height=1080,framerate=30/1";
constexpr std::size_t frame_bytes = 1920 * 1080 * 3 / 2;

const char* factory_of(Piece piece) {
  switch (piece) {
    case Piece::pass_on:
      return "benchmarkpasson";
    case Piece::guard:
      return "faceguard";
    case Piece::valve:
      return "valve";
    case Piece::tee:
      return "tee";
    case Piece::identity:
    case Piece::stage:
    case Piece::permitted_stage:
    case Piece::prohibited_stage:
      return "identity";
  }
  return nullptr;
}

// Null lets GStreamer name the element.
const char* name_of(Piece piece) {
  if (piece == Piece::permitted_stage) return permitted_stage;
  if (piece == Piece::prohibited_stage) return prohibited_stage;
  return nullptr;
}

void set_up(GstElement* element, Piece piece, const std::filesystem::path& stage_config) {
  const std::string_view factory = factory_of(piece);
  if (piece == Piece::guard) g_object_set(element, "config", stage_config.c_str(), nullptr);
  if (factory == "identity")
    g_object_set(element, "silent", TRUE, "signal-handoffs", piece == Piece::identity, nullptr);
}

Ptr<GstPad> new_pad(const char* name, GstPadDirection direction) {
  return own(GST_PAD(gst_object_ref_sink(gst_pad_new(name, direction))));
}

Ptr<GstPad> source_of(GstElement* element, Piece piece) {
  return own(piece == Piece::tee ? gst_element_request_pad_simple(element, "src_%u")
                                 : gst_element_get_static_pad(element, "src"));
}

// Stamped, as a camera's frames are: some elements compute with the time of those that have one.
GstBuffer* new_frame(guint number) {
  GstBuffer* frame = gst_buffer_new_allocate(nullptr, frame_bytes, nullptr);
  GST_BUFFER_DURATION(frame) = GST_SECOND / 30;
  GST_BUFFER_PTS(frame) = GST_BUFFER_DURATION(frame) * number;
  return frame;
}

}  // namespace

Expected<std::unique_ptr<Chain>> Chain::make(const Measured& measured,
                                             const std::filesystem::path& stage_config) {
  std::unique_ptr<Chain> chain(new Chain(measured));
  if (const auto built = chain->build(stage_config); !built) return tl::unexpected(built.error());
  chain->start();
  if (const auto right = chain->check(); !right) return tl::unexpected(right.error());
  return chain;
}

Chain::Chain(const Measured& measured)
    : measured_(measured),
      source_(new_pad("src", GST_PAD_SRC)),
      sink_(new_pad("sink", GST_PAD_SINK)) {
  gst_pad_set_element_private(sink_.get(), this);
  gst_pad_set_chain_function(sink_.get(), arrive);
  gst_pad_set_chain_list_function(sink_.get(), arrive_list);
  if (measured.load == Load::buffer) {
    buffer_.reset(new_frame(0));
    return;
  }
  list_.reset(gst_buffer_list_new());
  for (guint i = 0; i < list_length; ++i) gst_buffer_list_add(list_.get(), new_frame(i));
}

Chain::~Chain() {
  gst_pad_set_active(source_.get(), FALSE);
  for (const auto& element : std::views::reverse(elements_))
    gst_element_set_state(element.get(), GST_STATE_NULL);
  if (guard_) gst_element_set_state(guard_.get(), GST_STATE_NULL);
  gst_pad_set_active(sink_.get(), FALSE);
}

Expected<void> Chain::build(const std::filesystem::path& stage_config) {
  if (measured_.chain->beside_a_guard) {
    guard_ = own(gst_element_factory_make("faceguard", nullptr));
    gst_element_set_state(guard_.get(), GST_STATE_PLAYING);
  }
  auto end = own(GST_PAD(gst_object_ref(source_.get())));
  for (const Piece piece : measured_.chain->pieces) {
    auto element = own(gst_element_factory_make(factory_of(piece), name_of(piece)));
    if (!element)
      return fail(std::string("no element ") + factory_of(piece),
                  "install GStreamer's core elements");
    set_up(element.get(), piece, stage_config);
    gst_pad_link(end.get(), own(gst_element_get_static_pad(element.get(), "sink")).get());
    end = source_of(element.get(), piece);
    elements_.push_back(std::move(element));
  }
  gst_pad_link(end.get(), sink_.get());
  return {};
}

void Chain::start() {
  gst_pad_set_active(sink_.get(), TRUE);
  for (const auto& element : std::views::reverse(elements_))
    gst_element_set_state(element.get(), GST_STATE_PLAYING);
  gst_pad_set_active(source_.get(), TRUE);
  gst_pad_push_event(source_.get(), gst_event_new_stream_start("benchmark"));
  gst_pad_push_event(source_.get(), gst_event_new_caps(own(gst_caps_from_string(caps)).get()));
  GstSegment segment;
  gst_segment_init(&segment, GST_FORMAT_TIME);
  gst_pad_push_event(source_.get(), gst_event_new_segment(&segment));
  push();
}

Expected<void> Chain::check() const {
  const std::string name = "the case " + name_of(measured_);
  if (failed_ != GST_FLOW_OK)
    return fail(name + " returned " + gst_flow_get_name(failed_) + ", expected ok");
  const std::uint64_t sent = pushed_ * (list_ ? list_length : 1);
  if (arrived_ != sent)
    return fail(name + " let " + std::to_string(arrived_) + " of " + std::to_string(sent) +
                " buffers arrive, expected all");
  if (measured_.chain->standing.empty()) return {};
  const std::string standing = standing_of_first_stage(elements_.front().get());
  if (standing != measured_.chain->standing)
    return fail("the guard of " + name + " has '" + standing + "' before the stage, expected '" +
                    std::string(measured_.chain->standing) + "'",
                "compare configs/ with what tools/benchmark expects of them");
  return {};
}

GstFlowReturn Chain::arrive(GstPad* pad, GstObject*, GstBuffer* buffer) {
  ++static_cast<Chain*>(gst_pad_get_element_private(pad))->arrived_;
  gst_buffer_unref(buffer);
  return GST_FLOW_OK;
}

GstFlowReturn Chain::arrive_list(GstPad* pad, GstObject*, GstBufferList* list) {
  static_cast<Chain*>(gst_pad_get_element_private(pad))->arrived_ += gst_buffer_list_length(list);
  gst_buffer_list_unref(list);
  return GST_FLOW_OK;
}

}  // namespace tools::benchmark
