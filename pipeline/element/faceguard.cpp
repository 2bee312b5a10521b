// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/element/faceguard.hpp"

#include <array>
#include <atomic>
#include <memory>
#include <string>

#include "pipeline/counter.hpp"
#include "pipeline/element/choices.hpp"
#include "pipeline/element/guarding.hpp"
#include "pipeline/element/live_report.hpp"
#include "pipeline/element/manual.hpp"
#include "pipeline/log.hpp"
#include "pipeline/mediation/hooks.hpp"
#include "pipeline/mediation/mediator.hpp"
#include "pipeline/messages.hpp"

GST_DEBUG_CATEGORY(faceguard_debug);

namespace {

using hw::custody::Places;
using pipeline::Counter;
using pipeline::own;
using pipeline::element::Guarding;

// GObject makes and frees the memory; init and finalize construct and destroy the C++ part.
struct GstFaceguard {
  GstElement parent;
  GstPad* source;
  struct Parts {
    explicit Parts(GstElement* element) : guarding(element) {}
    Counter frames;  // buffers, also those that came in lists
    Counter lists;
    Guarding guarding;
    std::atomic<gint> on_prohibited{0};  // see pipeline::Action
    std::atomic<gint> on_tripwire{0};
  };
  Parts* parts;
};
struct GstFaceguardClass {
  GstElementClass parent_class;
};

// GObject's macro casts as C does.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
G_DEFINE_TYPE(GstFaceguard, gst_faceguard, GST_TYPE_ELEMENT)
#pragma GCC diagnostic pop

GstFaceguard* self_of(gpointer object) {
  return static_cast<GstFaceguard*>(object);
}

enum Property : guint {
  // Paths of documents, as Places has them.
  config = 1,
  descriptor,
  root,
  identity,
  state,
  tpm,
  on_prohibited,
  on_tripwire,
  verdict,
  stats
};

// Null for a property that is no place.
std::string Places::*place_of(guint id) {
  static constexpr std::array<std::string Places::*, Property::tpm + 1> places{
      nullptr,           &Places::config, &Places::descriptor, &Places::root,
      &Places::identity, &Places::state,  &Places::tpm};
  return id < places.size() ? places[id] : nullptr;
}

// The way of every frame: count and push, nothing else.
GstFlowReturn chain(GstPad*, GstObject* object, GstBuffer* buffer) {
  GstFaceguard* self = self_of(object);
  self->parts->frames.add();
  return gst_pad_push(self->source, buffer);
}

GstFlowReturn chain_list(GstPad*, GstObject* object, GstBufferList* list) {
  GstFaceguard* self = self_of(object);
  self->parts->lists.add();
  self->parts->frames.add(gst_buffer_list_length(list));
  return gst_pad_push_list(self->source, list);
}

pipeline::Ptr<GstStructure> stats_structure(const GstFaceguard::Parts& parts) {
  auto structure = own(gst_structure_new(
      "faceguard-stats", "frames", G_TYPE_UINT64, static_cast<guint64>(parts.frames.value()),
      "lists", G_TYPE_UINT64, static_cast<guint64>(parts.lists.value()), nullptr));
  GValue stages = G_VALUE_INIT;
  g_value_init(&stages, GST_TYPE_LIST);
  for (const auto& standing : pipeline::mediation::Mediator::get().standings()) {
    GValue stage = G_VALUE_INIT;
    g_value_init(&stage, GST_TYPE_STRUCTURE);
    g_value_take_boxed(&stage, pipeline::standing_structure("faceguard-stage", standing).release());
    gst_value_list_append_and_take_value(&stages, &stage);
  }
  gst_structure_take_value(structure.get(), "stages", &stages);
  return structure;
}

void set_property(GObject* object, guint id, const GValue* value, GParamSpec* spec) {
  GstFaceguard::Parts& parts = *self_of(object)->parts;
  const char* const text = G_VALUE_HOLDS_STRING(value) ? g_value_get_string(value) : nullptr;
  if (const auto place = place_of(id); place != nullptr)
    parts.guarding.set(place, text != nullptr ? text : "");
  else if (id == Property::on_prohibited)
    parts.on_prohibited = g_value_get_enum(value);
  else if (id == Property::on_tripwire)
    parts.on_tripwire = g_value_get_enum(value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, spec);
}

void get_property(GObject* object, guint id, GValue* value, GParamSpec* spec) {
  const GstFaceguard::Parts& parts = *self_of(object)->parts;
  if (const auto place = place_of(id); place != nullptr)
    g_value_set_string(value, parts.guarding.get(place).c_str());
  else if (id == Property::on_prohibited)
    g_value_set_enum(value, parts.on_prohibited);
  else if (id == Property::on_tripwire)
    g_value_set_enum(value, parts.on_tripwire);
  else if (id == Property::verdict)
    g_value_take_boxed(value, parts.guarding.verdict().release());
  else if (id == Property::stats)
    g_value_take_boxed(value, stats_structure(parts).release());
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, spec);
}

GstStateChangeReturn change_state(GstElement* element, GstStateChange transition) {
  Guarding& guarding = self_of(element)->parts->guarding;
  if (transition == GST_STATE_CHANGE_NULL_TO_READY) guarding.start();
  if (transition == GST_STATE_CHANGE_READY_TO_PAUSED && !guarding.preflight())
    return GST_STATE_CHANGE_FAILURE;
  const auto result =
      GST_ELEMENT_CLASS(gst_faceguard_parent_class)->change_state(element, transition);
  if (transition == GST_STATE_CHANGE_READY_TO_PAUSED)
    pipeline::send_along(element, *guarding.verdict());
  return result;
}

gchar* report_action(GstElement* element) {
  const auto judge = self_of(element)->parts->guarding.circumstances();
  return g_strdup(judge ? pipeline::element::report(judge).c_str() : "");
}

gchar* dot_action(GstElement* element) {
  return g_strdup(pipeline::element::dot(element).c_str());
}

void dispose(GObject* object) {
  self_of(object)->parts->guarding.end();
  G_OBJECT_CLASS(gst_faceguard_parent_class)->dispose(object);
}

void finalize(GObject* object) {
  delete self_of(object)->parts;
  G_OBJECT_CLASS(gst_faceguard_parent_class)->finalize(object);
}

GstStaticPadTemplate sink_template =
    GST_STATIC_PAD_TEMPLATE("sink", GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS_ANY);
GstStaticPadTemplate source_template =
    GST_STATIC_PAD_TEMPLATE("src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS_ANY);

void install_properties(GObjectClass* object_class) {
  using pipeline::element::blurbs;
  const auto readable = static_cast<GParamFlags>(G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  const auto writable = static_cast<GParamFlags>(readable | G_PARAM_WRITABLE);
  const auto at_start = static_cast<GParamFlags>(writable | GST_PARAM_MUTABLE_READY);
  const auto at_any_time = static_cast<GParamFlags>(writable | GST_PARAM_MUTABLE_PLAYING);
  const auto install_place = [&](guint id, const char* name, const char* nick, const char* blurb,
                                 GParamFlags flags) {
    g_object_class_install_property(object_class, id,
                                    g_param_spec_string(name, nick, blurb, nullptr, flags));
  };
  install_place(Property::config, "config", "Fleet config", blurbs.config, at_start);
  install_place(Property::descriptor, "descriptor", "Signed descriptor", blurbs.descriptor,
                at_any_time);
  install_place(Property::root, "root", "Root document", blurbs.root, at_start);
  install_place(Property::identity, "identity", "Device identity", blurbs.identity, at_start);
  install_place(Property::state, "state", "State folder", blurbs.state, at_start);
  install_place(Property::tpm, "tpm", "TPM", blurbs.tpm, at_start);
  g_object_class_install_property(
      object_class, Property::on_prohibited,
      g_param_spec_enum("on-prohibited", "When a stage is prohibited", blurbs.on_prohibited,
                        pipeline::element::on_prohibited_type(), 0,
                        static_cast<GParamFlags>(writable | GST_PARAM_MUTABLE_READY)));
  g_object_class_install_property(
      object_class, Property::on_tripwire,
      g_param_spec_enum("on-tripwire", "When somebody tampers", blurbs.on_tripwire,
                        pipeline::element::on_tripwire_type(), 0,
                        static_cast<GParamFlags>(writable | GST_PARAM_MUTABLE_PLAYING)));
  g_object_class_install_property(
      object_class, Property::verdict,
      g_param_spec_boxed("verdict", "Verdict", blurbs.verdict, GST_TYPE_STRUCTURE, readable));
  g_object_class_install_property(
      object_class, Property::stats,
      g_param_spec_boxed("stats", "Statistics", blurbs.stats, GST_TYPE_STRUCTURE, readable));
}

// Actions an application may emit, off the frames' path.
void install_actions(GObjectClass* object_class) {
  const auto action = [&](const char* name, gchar* (*call)(GstElement*)) {
    g_signal_new_class_handler(name, G_TYPE_FROM_CLASS(object_class),
                               static_cast<GSignalFlags>(G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION),
                               G_CALLBACK(call), nullptr, nullptr, nullptr, G_TYPE_STRING, 0);
  };
  action("report", report_action);
  action("dot", dot_action);
}

void gst_faceguard_class_init(GstFaceguardClass* klass) {
  GST_DEBUG_CATEGORY_INIT(faceguard_debug, "faceguard", 0,
                          "guard against prohibited face analysis");
  auto* object_class = G_OBJECT_CLASS(klass);
  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  install_properties(object_class);
  install_actions(object_class);

  auto* element_class = GST_ELEMENT_CLASS(klass);
  element_class->change_state = change_state;
  gst_element_class_add_static_pad_template(element_class, &sink_template);
  gst_element_class_add_static_pad_template(element_class, &source_template);
  pipeline::element::write_manual(element_class);
}

void gst_faceguard_init(GstFaceguard* self) {
  pipeline::mediation::install_hooks();
  auto* element = GST_ELEMENT(self);
  self->parts = new GstFaceguard::Parts(element);

  GstPad* sink = gst_pad_new_from_static_template(&sink_template, "sink");
  gst_pad_set_chain_function(sink, chain);
  gst_pad_set_chain_list_function(sink, chain_list);
  GST_PAD_SET_PROXY_CAPS(sink);
  GST_PAD_SET_PROXY_ALLOCATION(sink);
  gst_element_add_pad(element, sink);

  self->source = gst_pad_new_from_static_template(&source_template, "src");
  GST_PAD_SET_PROXY_CAPS(self->source);
  gst_element_add_pad(element, self->source);
}

}  // namespace

namespace pipeline::element {

GType faceguard_type() {
  return gst_faceguard_get_type();
}

}  // namespace pipeline::element
