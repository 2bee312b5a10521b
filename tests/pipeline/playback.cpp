// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/pipeline/playback.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace tests::pipeline {
namespace {

// The signal's data keeps the count alive as long as the element.
void release(gpointer count, GClosure*) {
  delete static_cast<Count*>(count);
}
void release_probe(gpointer count) {
  delete static_cast<Count*>(count);
}

void on_handoff(GstElement*, GstBuffer*, gpointer count) {
  ++**static_cast<Count*>(count);
}
void on_sink_handoff(GstElement*, GstBuffer*, GstPad*, gpointer count) {
  ++**static_cast<Count*>(count);
}

GstPadProbeReturn on_buffers(GstPad*, GstPadProbeInfo* info, gpointer count) {
  const bool list = (info->type & GST_PAD_PROBE_TYPE_BUFFER_LIST) != 0;
  **static_cast<Count*>(count) +=
      list ? gst_buffer_list_length(GST_PAD_PROBE_INFO_BUFFER_LIST(info)) : 1;
  return GST_PAD_PROBE_OK;
}

}  // namespace

Playback::Playback(const std::string& description) {
  GError* error = nullptr;
  pipeline_ = own(gst_parse_launch(description.c_str(), &error));
  EXPECT_EQ(error, nullptr) << (error != nullptr ? error->message : "") << " in " << description;
  g_clear_error(&error);
  bus_ = gst_element_get_bus(pipeline_.get());
}

Playback::~Playback() {
  gst_element_set_state(pipeline_.get(), GST_STATE_NULL);
  gst_object_unref(bus_);
}

Ptr<GstElement> Playback::element(const std::string& name) const {
  auto found = own(gst_bin_get_by_name(GST_BIN(pipeline_.get()), name.c_str()));
  EXPECT_NE(found, nullptr) << "no element " << name;
  return found;
}

void Playback::start(GstState state) const {
  gst_element_set_state(pipeline_.get(), state);
}

bool Playback::reach(GstState state) const {
  start(state);
  return gst_element_get_state(pipeline_.get(), nullptr, nullptr, 10 * GST_SECOND) !=
             GST_STATE_CHANGE_FAILURE &&
         GST_STATE(pipeline_.get()) == state;
}

std::string Playback::play(int seconds) {
  start(GST_STATE_PLAYING);
  return finish(seconds);
}

std::string Playback::finish(int seconds) {
  const gint64 end = g_get_monotonic_time() + seconds * G_USEC_PER_SEC;
  while (g_get_monotonic_time() < end) {
    GstMessage* message = gst_bus_timed_pop(bus_, 100 * GST_MSECOND);
    if (message == nullptr) continue;
    if (const std::string result = keep(message); !result.empty()) return result;
  }
  return "timeout";
}

std::string Playback::keep(GstMessage* message) {
  std::string result;
  GError* error = nullptr;
  gchar* debug = nullptr;
  switch (GST_MESSAGE_TYPE(message)) {
    case GST_MESSAGE_EOS:
      result = "eos";
      break;
    case GST_MESSAGE_ERROR:
      gst_message_parse_error(message, &error, &debug);
      result = std::string(error->message) + " " + (debug != nullptr ? debug : "");
      break;
    case GST_MESSAGE_WARNING:
      gst_message_parse_warning(message, &error, &debug);
      warnings_ += std::string(error->message) + "\n";
      break;
    case GST_MESSAGE_ELEMENT:
      messages_.push_back(own(gst_structure_copy(gst_message_get_structure(message))));
      break;
    default:
      break;
  }
  g_clear_error(&error);
  g_free(debug);
  gst_message_unref(message);
  return result;
}

Count Playback::count(const std::string& name, const std::string& pad_name) const {
  const auto count = std::make_shared<std::atomic<std::uint64_t>>(0);
  const auto pad = own(gst_element_get_static_pad(element(name).get(), pad_name.c_str()));
  EXPECT_NE(pad, nullptr) << "no pad " << pad_name;
  gst_pad_add_probe(
      pad.get(),
      static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST),
      on_buffers, new Count(count), release_probe);
  return count;
}

Count Playback::handoffs(const std::string& name) const {
  const auto count = std::make_shared<std::atomic<std::uint64_t>>(0);
  const auto from = element(name);
  const bool sink = GST_OBJECT_FLAG_IS_SET(from.get(), GST_ELEMENT_FLAG_SINK);
  g_signal_connect_data(from.get(), "handoff",
                        sink ? G_CALLBACK(on_sink_handoff) : G_CALLBACK(on_handoff),
                        new Count(count), release, GConnectFlags{});
  return count;
}

std::uint64_t Playback::seen(const std::string& stage) const {
  guint64 seen = 0;
  g_object_get(element(stage).get(), "frames-seen", &seen, nullptr);
  return seen;
}

std::vector<Ptr<GstStructure>> Playback::messages(const std::string& name) {
  while (GstMessage* message = gst_bus_pop(bus_)) (void)keep(message);
  std::vector<Ptr<GstStructure>> found;
  for (const auto& message : messages_)
    if (gst_structure_has_name(message.get(), name.c_str()))
      found.push_back(own(gst_structure_copy(message.get())));
  return found;
}

std::string Playback::warnings() {
  (void)messages("");
  return warnings_;
}

std::string field(const Ptr<GstStructure>& structure, const std::string& name) {
  const GValue* value = gst_structure_get_value(structure.get(), name.c_str());
  if (value == nullptr) return "no field " + name;
  if (G_VALUE_HOLDS_STRING(value)) return g_value_get_string(value);
  gchar* text = gst_value_serialize(value);
  std::string copy = text;
  g_free(text);
  return copy;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace tests::pipeline
