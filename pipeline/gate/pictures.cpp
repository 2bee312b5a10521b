// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/gate/pictures.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "pipeline/gate/plain.hpp"

namespace pipeline::gate {
namespace {

// Bytes in all fields. An event states one format, a query may ask for all there are.
constexpr std::size_t in_an_event = 4096;
constexpr std::size_t in_a_query = 65536;

constexpr std::array indispensable{GST_EVENT_FLUSH_START,       GST_EVENT_FLUSH_STOP,
                                   GST_EVENT_STREAM_START,      GST_EVENT_CAPS,
                                   GST_EVENT_SEGMENT,           GST_EVENT_STREAM_COLLECTION,
                                   GST_EVENT_STREAM_GROUP_DONE, GST_EVENT_EOS,
                                   GST_EVENT_SEGMENT_DONE,      GST_EVENT_GAP,
                                   GST_EVENT_BUFFERSIZE,        GST_EVENT_INSTANT_RATE_CHANGE};

constexpr std::array known_queries{GST_QUERY_POSITION,    GST_QUERY_DURATION, GST_QUERY_LATENCY,
                                   GST_QUERY_JITTER,      GST_QUERY_RATE,     GST_QUERY_SEEKING,
                                   GST_QUERY_SEGMENT,     GST_QUERY_CONVERT,  GST_QUERY_FORMATS,
                                   GST_QUERY_BUFFERING,   GST_QUERY_URI,      GST_QUERY_SCHEDULING,
                                   GST_QUERY_ACCEPT_CAPS, GST_QUERY_CAPS,     GST_QUERY_DRAIN,
                                   GST_QUERY_CONTEXT,     GST_QUERY_BITRATE};

// Custom events a stage may get though it must see no picture; '-' at the end stands for any more.
constexpr std::array<std::string_view, 2> known_names{"GstForceKeyUnit", "faceguard-"};

bool has_known_name(const GstStructure* structure) {
  if (structure == nullptr) return false;
  const std::string_view name = gst_structure_get_name(structure);
  return std::any_of(known_names.begin(), known_names.end(), [&](std::string_view known) {
    return known.ends_with('-') ? name.starts_with(known) : name == known;
  });
}

}  // namespace

bool is_custom(const GstEvent* event) {
  return GST_EVENT_TYPE(event) != GST_EVENT_TAG && !is_indispensable(event);
}

bool is_indispensable(const GstEvent* event) {
  return std::find(indispensable.begin(), indispensable.end(), GST_EVENT_TYPE(event)) !=
         indispensable.end();
}

bool may_carry_picture(GstEvent* event) {
  const GstStructure* fields = gst_event_get_structure(event);
  if (is_custom(event) && !has_known_name(fields)) return true;
  return !PlainValues(in_an_event).accept(fields);
}

bool may_carry_picture(GstQuery* query) {
  if (std::find(known_queries.begin(), known_queries.end(), GST_QUERY_TYPE(query)) ==
      known_queries.end())
    return true;
  return !PlainValues(in_a_query).accept(gst_query_get_structure(query));
}

GstEvent* without_pictures(GstEvent* event) {
  GstEvent* writable = gst_event_make_writable(event);
  PlainValues(in_an_event).purge(gst_event_writable_structure(writable));
  return writable;
}

}  // namespace pipeline::gate
