// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/recognition/tensors.hpp"

#include <algorithm>
#include <charconv>

#include "pipeline/gst_ptr.hpp"

namespace pipeline::recognition {
namespace {

using Shape = std::vector<std::int64_t>;

Ptr<GstPad> only_source_pad(GstElement* element) {
  GST_OBJECT_LOCK(element);
  GstPad* pad =
      element->numsrcpads == 1 ? GST_PAD(gst_object_ref(element->srcpads->data)) : nullptr;
  GST_OBJECT_UNLOCK(element);
  return own(pad);
}

Shape parse_one(std::string_view text) {
  Shape shape;
  while (!text.empty()) {
    std::int64_t dimension = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), dimension);
    if (error != std::errc{}) return {};
    shape.push_back(dimension);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty()) text.remove_prefix(1);  // the colon
  }
  std::reverse(shape.begin(), shape.end());
  return shape;
}

}  // namespace

std::vector<Shape> parse_dimensions(std::string_view text) {
  constexpr std::size_t most_tensors = 256;
  std::vector<Shape> shapes;
  while (!text.empty() && shapes.size() < most_tensors) {
    const std::size_t end = std::min(text.size(), text.find_first_of(",."));
    shapes.push_back(parse_one(text.substr(0, end)));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return shapes;
}

std::vector<Shape> tensors_out_of(GstElement* element) {
  const auto source = only_source_pad(element);
  const auto caps = own(source ? gst_pad_get_current_caps(source.get()) : nullptr);
  if (!caps || gst_caps_is_any(caps.get()) || gst_caps_is_empty(caps.get())) return {};
  const GstStructure* structure = gst_caps_get_structure(caps.get(), 0);
  for (const char* field : {"dimensions", "dimension"})
    if (const char* text = gst_structure_get_string(structure, field))
      return parse_dimensions(text);
  return {};
}

}  // namespace pipeline::recognition
