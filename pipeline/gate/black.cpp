// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/gate/black.hpp"

#include <gst/video/video.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pipeline::gate {
namespace {

// How the stream goes on, not what the frame shows.
constexpr guint stream_flags =
    GST_BUFFER_FLAG_LIVE | GST_BUFFER_FLAG_DISCONT | GST_BUFFER_FLAG_RESYNC |
    GST_BUFFER_FLAG_MARKER | GST_BUFFER_FLAG_GAP | GST_BUFFER_FLAG_DELTA_UNIT |
    static_cast<guint>(GST_VIDEO_BUFFER_FLAG_INTERLACED) |
    static_cast<guint>(GST_VIDEO_BUFFER_FLAG_TFF) | static_cast<guint>(GST_VIDEO_BUFFER_FLAG_RFF) |
    static_cast<guint>(GST_VIDEO_BUFFER_FLAG_ONEFIELD);

MemoryPtr zeros(gsize size) {
  MemoryPtr memory(gst_allocator_alloc(nullptr, size, nullptr));
  GstMapInfo map;
  if (!memory || !gst_memory_map(memory.get(), &map, GST_MAP_WRITE)) return nullptr;
  std::memset(map.data, 0, map.size);
  gst_memory_unmap(memory.get(), &map);
  return memory;
}

MemoryPtr read_only(MemoryPtr memory) {
  if (memory) GST_MINI_OBJECT_FLAG_SET(memory.get(), GST_MEMORY_FLAG_READONLY);
  return memory;
}

// A row of black pixels in the one layout of the four that every format is packed from.
template <class Component>
std::vector<Component> black_row(const GstVideoInfo& info, const GstVideoFormatInfo* unpacked) {
  std::array<gint, GST_VIDEO_MAX_COMPONENTS> black{};
  std::array<gint, GST_VIDEO_MAX_COMPONENTS> scale{};
  gst_video_color_range_offsets(info.colorimetry.range, unpacked, black.data(), scale.data());
  constexpr std::size_t margin = 64;  // pixels: some formats are packed in groups
  const std::size_t pixels = static_cast<std::size_t>(info.width) + margin;
  std::vector<Component> row;
  row.reserve(4 * pixels);
  for (std::size_t i = 0; i < pixels; ++i)
    row.insert(row.end(), {static_cast<Component>(-1), static_cast<Component>(black[0]),
                           static_cast<Component>(black[1]), static_cast<Component>(black[2])});
  return row;
}

void pack_rows(const GstVideoInfo& info, const void* row, guint8* pixels) {
  std::array<gpointer, GST_VIDEO_MAX_PLANES> planes{};
  for (guint p = 0; p < GST_VIDEO_INFO_N_PLANES(&info); ++p) planes[p] = pixels + info.offset[p];
  const GstVideoFormatInfo* format = info.finfo;
  for (gint y = 0; y < GST_VIDEO_INFO_FIELD_HEIGHT(&info); y += format->pack_lines)
    format->pack_func(format, GST_VIDEO_PACK_FLAG_NONE, const_cast<void*>(row), 0, planes.data(),
                      info.stride, info.chroma_site, y, info.width);
}

MemoryPtr black_frame(const GstCaps* caps) {
  GstVideoInfo info;
  if (!gst_video_info_from_caps(&info, caps) || info.finfo->pack_func == nullptr) return nullptr;
  MemoryPtr memory = zeros(info.size);
  GstMapInfo map;
  if (!memory || !gst_memory_map(memory.get(), &map, GST_MAP_WRITE)) return nullptr;
  const GstVideoFormatInfo* unpacked = gst_video_format_get_info(info.finfo->unpack_format);
  if (GST_VIDEO_FORMAT_INFO_BITS(unpacked) > 8)
    pack_rows(info, black_row<std::uint16_t>(info, unpacked).data(), map.data);
  else
    pack_rows(info, black_row<std::uint8_t>(info, unpacked).data(), map.data);
  gst_memory_unmap(memory.get(), &map);
  return read_only(std::move(memory));
}

// Not in a device's memory, whose mapping is not ours to fill.
bool in_system_memory(const GstCaps* caps) {
  const GstCapsFeatures* features = gst_caps_get_features(caps, 0);
  if (gst_caps_features_is_any(features)) return false;
  for (guint i = 0; i < gst_caps_features_get_size(features); ++i) {
    const std::string_view feature = gst_caps_features_get_nth(features, i);
    if (feature.starts_with("memory:") && feature != GST_CAPS_FEATURE_MEMORY_SYSTEM_MEMORY)
      return false;
  }
  return true;
}

bool as_large_as(const std::vector<MemoryPtr>& memories, GstBuffer* frame) {
  if (memories.size() != gst_buffer_n_memory(frame)) return false;
  for (guint i = 0; i < memories.size(); ++i)
    if (memories[i]->size != gst_buffer_peek_memory(frame, i)->size) return false;
  return true;
}

}  // namespace

bool Black::prepare(GstCaps* caps) {
  if (caps == nullptr || !gst_caps_is_fixed(caps)) return false;
  if (caps_ && gst_caps_is_equal(caps_.get(), caps)) return possible_;
  caps_.reset(gst_caps_ref(caps));
  memories_.clear();
  const std::string_view media = gst_structure_get_name(gst_caps_get_structure(caps, 0));
  like_the_frame_ = media == "video/x-bayer" || media == "other/tensor" || media == "other/tensors";
  possible_ = in_system_memory(caps) && like_the_frame_;
  if (media != "video/x-raw" || !in_system_memory(caps)) return possible_;
  if (MemoryPtr frame = black_frame(caps)) memories_.push_back(std::move(frame));
  return possible_ = !memories_.empty();
}

GstBuffer* Black::instead_of(GstBuffer* frame) {
  if (like_the_frame_ && !as_large_as(memories_, frame)) {
    memories_.clear();
    for (guint i = 0; i < gst_buffer_n_memory(frame); ++i)
      memories_.push_back(read_only(zeros(gst_buffer_peek_memory(frame, i)->size)));
  }
  GstBuffer* black = gst_buffer_new();
  for (const MemoryPtr& memory : memories_)
    gst_buffer_append_memory(black, gst_memory_ref(memory.get()));
  GST_BUFFER_FLAGS(black) |= GST_BUFFER_FLAGS(frame) & stream_flags;
  GST_BUFFER_PTS(black) = GST_BUFFER_PTS(frame);
  GST_BUFFER_DTS(black) = GST_BUFFER_DTS(frame);
  GST_BUFFER_DURATION(black) = GST_BUFFER_DURATION(frame);
  GST_BUFFER_OFFSET(black) = GST_BUFFER_OFFSET(frame);
  GST_BUFFER_OFFSET_END(black) = GST_BUFFER_OFFSET_END(frame);
  return black;
}

GstBufferList* Black::instead_of(GstBufferList* frames) {
  const guint count = gst_buffer_list_length(frames);
  GstBufferList* black = gst_buffer_list_new_sized(count);
  for (guint i = 0; i < count; ++i)
    gst_buffer_list_add(black, instead_of(gst_buffer_list_get(frames, i)));
  return black;
}

bool Black::made(GstBuffer* frame) const {
  return !memories_.empty() && gst_buffer_n_memory(frame) > 0 &&
         gst_buffer_peek_memory(frame, 0) == memories_.front().get();
}

bool Black::made(GstBufferList* frames) const {
  return gst_buffer_list_length(frames) > 0 && made(gst_buffer_list_get(frames, 0));
}

}  // namespace pipeline::gate
