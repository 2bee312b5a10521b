// SPDX-License-Identifier: LGPL-2.1-or-later
// A delay line between two pads, emptied by the source pad's task.
#include "tests/stages/asyncstage.hpp"

#include <atomic>
#include <chrono>

#include "tests/stages/delay_line.hpp"
#include "tests/standins/picture.hpp"

namespace tests::stages {

struct AsyncStageState {
  DelayLine line;
  std::atomic<guint> latency_ms{30};
  std::atomic<guint64> frames_seen{0};
  std::atomic<guint64> pictures_seen{0};         // of these, not the black ones that a gate makes
  std::atomic<GstFlowReturn> flow{GST_FLOW_OK};  // what downstream last answered
};

struct AsyncStage {
  GstElement parent;
  GstPad* sink;
  GstPad* src;
  AsyncStageState* state;
};
struct AsyncStageClass {
  GstElementClass parent;
};
G_DEFINE_TYPE(AsyncStage, async_stage, GST_TYPE_ELEMENT)

namespace {

enum Property : guint { latency_ms = 1, frames_seen, pictures_seen };

AsyncStage* self_of(gpointer instance) {
  return static_cast<AsyncStage*>(instance);
}

bool put(AsyncStageState& state, GstMiniObject* item) {
  return state.line.push(MiniObject(item), std::chrono::milliseconds(state.latency_ms));
}

GstFlowReturn chain(GstPad*, GstObject* parent, GstBuffer* buffer) {
  auto& state = *self_of(parent)->state;
  ++state.frames_seen;
  if (standins::shows_picture(buffer)) ++state.pictures_seen;
  if (!put(state, GST_MINI_OBJECT_CAST(buffer))) return GST_FLOW_FLUSHING;
  return state.flow;
}

void push_next(gpointer instance) {
  auto* self = self_of(instance);
  MiniObject item = self->state->line.pop();
  if (!item) {
    gst_pad_pause_task(self->src);
  } else if (GST_IS_EVENT(item.get())) {
    gst_pad_push_event(self->src, GST_EVENT_CAST(item.release()));
  } else {
    self->state->flow = gst_pad_push(self->src, GST_BUFFER_CAST(item.release()));
  }
}

bool start_task(AsyncStage* self) {
  self->state->flow = GST_FLOW_OK;
  self->state->line.open();
  return gst_pad_start_task(self->src, push_next, self, nullptr);
}

// What a flush does not undo must not get lost in the line, or frames come out before their caps.
void keep_sticky(GstPad* source, const std::vector<MiniObject>& dropped) {
  for (const MiniObject& item : dropped) {
    if (!GST_IS_EVENT(item.get())) continue;
    GstEvent* event = GST_EVENT_CAST(item.get());
    const bool ended =
        GST_EVENT_TYPE(event) == GST_EVENT_SEGMENT || GST_EVENT_TYPE(event) == GST_EVENT_EOS;
    if (GST_EVENT_IS_STICKY(event) && !ended) gst_pad_store_sticky_event(source, event);
  }
}

gboolean sink_event(GstPad* pad, GstObject* parent, GstEvent* event) {
  auto* self = self_of(parent);
  if (GST_EVENT_TYPE(event) == GST_EVENT_FLUSH_START) {
    keep_sticky(self->src, self->state->line.shut());
    const gboolean forwarded = gst_pad_push_event(self->src, event);
    gst_pad_pause_task(self->src);
    return forwarded;
  }
  if (GST_EVENT_TYPE(event) == GST_EVENT_FLUSH_STOP) {
    const gboolean forwarded = gst_pad_push_event(self->src, event);
    return start_task(self) && forwarded;
  }
  if (GST_EVENT_IS_SERIALIZED(event)) return put(*self->state, GST_MINI_OBJECT_CAST(event));
  return gst_pad_event_default(pad, parent, event);
}

gboolean src_query(GstPad* pad, GstObject* parent, GstQuery* query) {
  if (!gst_pad_query_default(pad, parent, query)) return FALSE;
  if (GST_QUERY_TYPE(query) == GST_QUERY_LATENCY) {
    const GstClockTime own = self_of(parent)->state->latency_ms * GST_MSECOND;
    gboolean live = FALSE;
    GstClockTime least = 0;
    GstClockTime most = GST_CLOCK_TIME_NONE;
    gst_query_parse_latency(query, &live, &least, &most);
    if (GST_CLOCK_TIME_IS_VALID(most)) most += own;
    gst_query_set_latency(query, live, least + own, most);
  }
  return TRUE;
}

gboolean src_activate(GstPad* pad, GstObject* parent, GstPadMode mode, gboolean active) {
  auto* self = self_of(parent);
  if (mode != GST_PAD_MODE_PUSH) return FALSE;
  if (active) return start_task(self);
  self->state->line.shut();
  return gst_pad_stop_task(pad);
}

void set_property(GObject* object, guint id, const GValue* value, GParamSpec* spec) {
  switch (id) {
    case latency_ms:
      self_of(object)->state->latency_ms = g_value_get_uint(value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, spec);
  }
}

void get_property(GObject* object, guint id, GValue* value, GParamSpec* spec) {
  const auto& state = *self_of(object)->state;
  switch (id) {
    case latency_ms:
      g_value_set_uint(value, state.latency_ms);
      break;
    case frames_seen:
      g_value_set_uint64(value, state.frames_seen);
      break;
    case pictures_seen:
      g_value_set_uint64(value, state.pictures_seen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, spec);
  }
}

void finalize(GObject* object) {
  delete self_of(object)->state;
  G_OBJECT_CLASS(async_stage_parent_class)->finalize(object);
}

}  // namespace

static void async_stage_class_init(AsyncStageClass* klass) {
  auto* object_class = G_OBJECT_CLASS(klass);
  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->finalize = finalize;
  g_object_class_install_property(
      object_class, latency_ms,
      g_param_spec_uint("latency-ms", "Latency", "Milliseconds from a buffer's coming to its going",
                        0, 10'000, AsyncStageState{}.latency_ms,
                        static_cast<GParamFlags>(G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS)));
  g_object_class_install_property(
      object_class, frames_seen,
      g_param_spec_uint64("frames-seen", "Frames seen", "Buffers that reached this element", 0,
                          G_MAXUINT64, 0,
                          static_cast<GParamFlags>(G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)));
  g_object_class_install_property(
      object_class, pictures_seen,
      g_param_spec_uint64("pictures-seen", "Pictures seen", "Of these, those that are not black", 0,
                          G_MAXUINT64, 0,
                          static_cast<GParamFlags>(G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)));

  auto* element_class = GST_ELEMENT_CLASS(klass);
  gst_element_class_set_static_metadata(
      element_class, "Asynchronous stage", "Filter/Analyzer/Video",
      "Sends buffers on later, from its own thread (for tests)", "faceguard");
  gst_element_class_add_pad_template(
      element_class, gst_pad_template_new("sink", GST_PAD_SINK, GST_PAD_ALWAYS, GST_CAPS_ANY));
  gst_element_class_add_pad_template(
      element_class, gst_pad_template_new("src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_CAPS_ANY));
}

static void async_stage_init(AsyncStage* self) {
  self->state = new AsyncStageState;
  auto* element_class = GST_ELEMENT_GET_CLASS(self);
  const auto make_pad = [element_class](const char* name) {
    auto* pad =
        gst_pad_new_from_template(gst_element_class_get_pad_template(element_class, name), name);
    GST_PAD_SET_PROXY_CAPS(pad);
    GST_PAD_SET_PROXY_ALLOCATION(pad);
    return pad;
  };
  self->sink = make_pad("sink");
  gst_pad_set_chain_function(self->sink, chain);
  gst_pad_set_event_function(self->sink, sink_event);
  gst_element_add_pad(GST_ELEMENT(self), self->sink);
  self->src = make_pad("src");
  gst_pad_set_query_function(self->src, src_query);
  gst_pad_set_activatemode_function(self->src, src_activate);
  gst_element_add_pad(GST_ELEMENT(self), self->src);
}

}  // namespace tests::stages
