// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/recognition/live_element.hpp"

#include <sys/stat.h>

#include <memory>

#include "pipeline/gst_ptr.hpp"
#include "pipeline/recognition/factories.hpp"
#include "pipeline/recognition/origin.hpp"
#include "pipeline/recognition/tensors.hpp"

namespace pipeline::recognition {
namespace {

using guard::recognition::Element;
using guard::recognition::Media;

constexpr std::string_view signal_prefix = "signal::";
constexpr std::string_view file_prefix = "file::";

// What is at a path or a file's URI: "file", "pipe", "socket", "device" or "other"; nothing where
// nothing is.
std::optional<std::string> kind_of_file(std::optional<std::string> path) {
  constexpr std::string_view scheme = "file://";
  if (path && path->starts_with(scheme)) path->erase(0, scheme.size());
  struct stat info = {};
  if (!path || stat(path->c_str(), &info) != 0) return std::nullopt;
  if (S_ISREG(info.st_mode)) return "file";
  if (S_ISFIFO(info.st_mode)) return "pipe";
  if (S_ISSOCK(info.st_mode)) return "socket";
  return S_ISCHR(info.st_mode) || S_ISBLK(info.st_mode) ? "device" : "other";
}

// "connected" when somebody listens to the signal.
std::optional<std::string> state_of_signal(GstElement* element, const std::string& name) {
  const guint signal = g_signal_lookup(name.c_str(), G_OBJECT_TYPE(element));
  if (signal == 0) return std::nullopt;
  return g_signal_has_handler_pending(element, signal, 0, TRUE) ? "connected" : "unconnected";
}

}  // namespace

std::optional<std::string> text_of_property(GstElement* element, std::string_view name) {
  if (name.starts_with(file_prefix))
    return kind_of_file(text_of_property(element, name.substr(file_prefix.size())));
  if (name.starts_with(signal_prefix))
    return state_of_signal(element, std::string(name.substr(signal_prefix.size())));
  const std::string key(name);
  GParamSpec* spec = g_object_class_find_property(G_OBJECT_GET_CLASS(element), key.c_str());
  if (spec == nullptr || (spec->flags & G_PARAM_READABLE) == 0) return std::nullopt;
  GValue value = G_VALUE_INIT;
  g_value_init(&value, spec->value_type);
  g_object_get_property(G_OBJECT(element), key.c_str(), &value);
  std::optional<std::string> text;
  if (G_VALUE_HOLDS_STRING(&value)) {
    if (const char* string = g_value_get_string(&value)) text = string;
  } else {
    const std::unique_ptr<gchar, decltype(&g_free)> written(gst_value_serialize(&value), g_free);
    if (written) text = written.get();
  }
  g_value_unset(&value);
  return text;
}

Media media_of(const GstCaps* caps) {
  if (caps == nullptr || gst_caps_is_any(caps) || gst_caps_is_empty(caps)) return Media::unstated;
  const std::string_view name = gst_structure_get_name(gst_caps_get_structure(caps, 0));
  if (name == "video/x-raw" || name == "video/x-bayer" || name.starts_with("image/"))
    return Media::raw_video;
  if (name == "other/tensor" || name == "other/tensors") return Media::tensors;
  for (const std::string_view no_pictures : {"audio/", "text/", "closedcaption/", "subtitle/"})
    if (name.starts_with(no_pictures)) return Media::other;
  return Media::coded;
}

Media possible_media_of(GstPad* pad) {
  const auto possible = own(gst_pad_get_pad_template_caps(pad));
  static GstCaps* const pictures = gst_caps_from_string(
      "video/x-raw(ANY); video/x-bayer; image/jpeg; image/png; "
      "other/tensor(ANY); other/tensors(ANY)");
  return gst_caps_can_intersect(possible.get(), pictures) ? Media::unstated : Media::other;
}

Element describe(GstElement* element, Media media, std::span<const std::string> folders) {
  Element described;
  described.media = media;
  described.vouched = vouched(element, folders);
  if (element == nullptr) return described;
  described.factory = factory_name(element);
  if (GstElementFactory* factory = factory_of(element)) {
    // The factory's word, not the class's: the latter can be rewritten while it runs.
    const char* klass = gst_element_factory_get_metadata(factory, GST_ELEMENT_METADATA_KLASS);
    if (klass != nullptr) described.klass = klass;
  }
  described.property = [element](std::string_view name) { return text_of_property(element, name); };
  described.tensors_out = tensors_out_of(element);
  return described;
}

const char* factory_name(GstElement* element) {
  if (element == nullptr) return "pad without element";
  GstElementFactory* factory = factory_of(element);
  return factory != nullptr ? GST_OBJECT_NAME(factory) : G_OBJECT_TYPE_NAME(element);
}

bool is_guard(GstElement* element) {
  return std::string_view(G_OBJECT_TYPE_NAME(element)) == "GstFaceguard";
}

}  // namespace pipeline::recognition
