// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/standins/standin.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string>

#include "tests/standins/picture.hpp"

namespace tests::standins {
namespace {

constexpr const char* author = "faceguard";
enum Counted : guint { frames_seen = 1, pictures_seen, first_of_row };

struct Parts {
  std::atomic<guint64> frames{0};
  std::atomic<guint64> pictures{0};
  std::mutex mutex;  // of what follows
  std::vector<Value> values;
};

GQuark quark() {
  static const GQuark own = g_quark_from_static_string("faceguard-stand-in");
  return own;
}

Parts& parts_of(gpointer object) {
  return *static_cast<Parts*>(g_object_get_qdata(G_OBJECT(object), quark()));
}

void set_property(GObject* object, guint id, const GValue* value, GParamSpec*) {
  Parts& parts = parts_of(object);
  const std::lock_guard lock(parts.mutex);
  Value& held = parts.values.at(id - first_of_row);
  if (G_VALUE_HOLDS_STRING(value)) {
    const char* text = g_value_get_string(value);
    held = std::string(text != nullptr ? text : "");
  } else if (G_VALUE_HOLDS_INT(value)) {
    held = g_value_get_int(value);
  } else {
    held = g_value_get_boolean(value) != FALSE;
  }
}

void get_property(GObject* object, guint id, GValue* value, GParamSpec*) {
  Parts& parts = parts_of(object);
  if (id == frames_seen) return g_value_set_uint64(value, parts.frames);
  if (id == pictures_seen) return g_value_set_uint64(value, parts.pictures);
  const std::lock_guard lock(parts.mutex);
  const Value& held = parts.values.at(id - first_of_row);
  if (const auto* text = std::get_if<std::string>(&held))
    g_value_set_string(value, text->empty() ? nullptr : text->c_str());
  else if (const auto* number = std::get_if<int>(&held))
    g_value_set_int(value, *number);
  else
    g_value_set_boolean(value, std::get<bool>(held));
}

GParamSpec* spec_of(const Property& property) {
  constexpr auto flags = static_cast<GParamFlags>(G_PARAM_READWRITE | GST_PARAM_MUTABLE_PLAYING);
  const char* name = property.name.c_str();
  if (const auto* text = std::get_if<std::string>(&property.preset))
    return g_param_spec_string(name, name, name, text->empty() ? nullptr : text->c_str(), flags);
  if (const auto* number = std::get_if<int>(&property.preset))
    return g_param_spec_int(name, name, name, G_MININT, G_MAXINT, *number, flags);
  return g_param_spec_boolean(name, name, name, std::get<bool>(property.preset), flags);
}

}  // namespace

GType register_type(const Row& row, GType base, GClassInitFunc class_init,
                    GInstanceInitFunc instance_init) {
  GTypeQuery query;
  g_type_query(base, &query);
  const GTypeInfo info = {
      static_cast<guint16>(query.class_size),    nullptr, nullptr,       class_init, nullptr, &row,
      static_cast<guint16>(query.instance_size), 0,       instance_init, nullptr};
  const std::string name = "StandIn-" + row.factory;
  const GType type = g_type_register_static(base, name.c_str(), &info, GTypeFlags{});
  g_type_set_qdata(type, quark(), const_cast<Row*>(&row));
  return type;
}

const Row& row_of(GType type) {
  return *static_cast<const Row*>(g_type_get_qdata(type, quark()));
}

void install_common(GObjectClass* object_class, const Row& row) {
  object_class->set_property = set_property;
  object_class->get_property = get_property;
  const auto count = [object_class](guint id, const char* name, const char* blurb) {
    g_object_class_install_property(
        object_class, id,
        g_param_spec_uint64(name, name, blurb, 0, G_MAXUINT64, 0, G_PARAM_READABLE));
  };
  count(frames_seen, "frames-seen", "Buffers that reached this element");
  count(pictures_seen, "pictures-seen", "Those among them that were not black");
  for (guint i = 0; i < row.properties.size(); ++i)
    g_object_class_install_property(object_class, first_of_row + i, spec_of(row.properties[i]));
  gst_element_class_set_metadata(GST_ELEMENT_CLASS(object_class), row.factory.c_str(),
                                 row.klass.c_str(), "Stands in for a vendor's element", author);
}

void prepare(GstElement* element) {
  auto* parts = new Parts;
  for (const Property& property : row_of(G_OBJECT_TYPE(element)).properties)
    parts->values.push_back(property.preset);
  g_object_set_qdata_full(G_OBJECT(element), quark(), parts,
                          [](gpointer data) { delete static_cast<Parts*>(data); });
}

void see(GstElement* element, GstBuffer* buffer) {
  Parts& parts = parts_of(element);
  ++parts.frames;
  if (shows_picture(buffer)) ++parts.pictures;
}

void add_template(GstElementClass* element_class, const char* name, GstPadDirection direction,
                  GstPadPresence presence, const char* caps_text) {
  GstCaps* caps = gst_caps_from_string(caps_text);
  gst_element_class_add_pad_template(element_class,
                                     gst_pad_template_new(name, direction, presence, caps));
  gst_caps_unref(caps);
}

}  // namespace tests::standins
