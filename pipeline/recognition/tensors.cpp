// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/recognition/tensors.hpp"

#include "guard/recognition/dimensions.hpp"
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

}  // namespace

std::vector<Shape> tensors_out_of(GstElement* element) {
  const auto source = only_source_pad(element);
  const auto caps = own(source ? gst_pad_get_current_caps(source.get()) : nullptr);
  if (!caps || gst_caps_is_any(caps.get()) || gst_caps_is_empty(caps.get())) return {};
  const GstStructure* structure = gst_caps_get_structure(caps.get(), 0);
  for (const char* field : {"dimensions", "dimension"})
    if (const char* text = gst_structure_get_string(structure, field))
      return guard::recognition::parse_dimensions(text);
  return {};
}

}  // namespace pipeline::recognition
