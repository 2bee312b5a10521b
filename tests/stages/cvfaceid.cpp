// SPDX-License-Identifier: LGPL-2.1-or-later
// An in-place BGR filter around FaceIdentifier.
#include "tests/stages/cvfaceid.hpp"

#include <gst/video/gstvideofilter.h>

#include "tests/stages/annotate.hpp"
#include "tests/stages/cvfaceid_state.hpp"

namespace tests::stages {

struct CvFaceId {
  GstVideoFilter parent;
  CvFaceIdState* state;
};
struct CvFaceIdClass {
  GstVideoFilterClass parent;
};
G_DEFINE_TYPE(CvFaceId, cv_face_id, GST_TYPE_VIDEO_FILTER)

namespace {

enum Property : guint { gallery = 1, max_distance, every, draw, frames_seen, people };

CvFaceId* self_of(gpointer instance) {
  return static_cast<CvFaceId*>(instance);
}

void set_property(GObject* object, guint id, const GValue* value, GParamSpec* spec) {
  auto& state = *self_of(object)->state;
  auto settings = state.settings();
  switch (id) {
    case gallery: {
      const char* folder = g_value_get_string(value);
      settings.gallery = folder ? folder : "";
      break;
    }
    case max_distance:
      settings.max_distance = g_value_get_double(value);
      break;
    case every:
      settings.every = g_value_get_uint(value);
      break;
    case draw:
      settings.draw = g_value_get_boolean(value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, spec);
      return;
  }
  state.set_settings(std::move(settings));
}

void get_property(GObject* object, guint id, GValue* value, GParamSpec* spec) {
  const auto& state = *self_of(object)->state;
  const auto settings = state.settings();
  switch (id) {
    case gallery:
      g_value_set_string(value, settings.gallery.c_str());
      break;
    case max_distance:
      g_value_set_double(value, settings.max_distance);
      break;
    case every:
      g_value_set_uint(value, settings.every);
      break;
    case draw:
      g_value_set_boolean(value, settings.draw);
      break;
    case frames_seen:
      g_value_set_uint64(value, state.frames_seen());
      break;
    case people:
      g_value_set_string(value, state.people().c_str());
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, spec);
  }
}

gboolean start(GstBaseTransform* transform) {
  const auto opened = self_of(transform)->state->open();
  if (opened) return TRUE;
  GST_ELEMENT_ERROR(transform, RESOURCE, OPEN_READ, ("%s", opened.error().what.c_str()),
                    ("%s", opened.error().remedy.c_str()));
  return FALSE;
}

gboolean stop(GstBaseTransform* transform) {
  self_of(transform)->state->close();
  return TRUE;
}

// Counted here, before the base class may drop a buffer, so that no buffer is missed.
GstFlowReturn submit_input_buffer(GstBaseTransform* transform, gboolean discont,
                                  GstBuffer* buffer) {
  self_of(transform)->state->count_frame();
  return GST_BASE_TRANSFORM_CLASS(cv_face_id_parent_class)
      ->submit_input_buffer(transform, discont, buffer);
}

void post_sighting(CvFaceId* self, GstClockTime pts, const std::vector<IdentifiedFace>& faces) {
  auto* sighting =
      gst_structure_new("cvfaceid", "names", G_TYPE_STRING, names_of(faces).c_str(), "pts",
                        G_TYPE_UINT64, pts, "faces", G_TYPE_INT, static_cast<int>(faces.size()),
                        "frames", G_TYPE_UINT64, self->state->frames_seen(), nullptr);
  gst_element_post_message(GST_ELEMENT(self), gst_message_new_element(GST_OBJECT(self), sighting));
}

GstFlowReturn transform_frame_ip(GstVideoFilter* filter, GstVideoFrame* frame) {
  auto* self = self_of(filter);
  cv::Mat bgr(GST_VIDEO_FRAME_HEIGHT(frame), GST_VIDEO_FRAME_WIDTH(frame), CV_8UC3,
              GST_VIDEO_FRAME_PLANE_DATA(frame, 0),
              static_cast<std::size_t>(GST_VIDEO_FRAME_PLANE_STRIDE(frame, 0)));
  const auto look = self->state->look_at(bgr);
  if (!look) {
    GST_ELEMENT_ERROR(self, STREAM, FAILED, ("%s", look.error().what.c_str()), (nullptr));
    return GST_FLOW_ERROR;
  }
  if (look->fresh) {
    attach_faces(frame->buffer, look->faces);
    post_sighting(self, GST_BUFFER_PTS(frame->buffer), look->faces);
  }
  return GST_FLOW_OK;
}

void finalize(GObject* object) {
  delete self_of(object)->state;
  G_OBJECT_CLASS(cv_face_id_parent_class)->finalize(object);
}

void install_properties(GObjectClass* object_class) {
  constexpr auto writable = static_cast<GParamFlags>(G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  constexpr auto readable = static_cast<GParamFlags>(G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  const CvFaceIdSettings defaults;
  const auto install = [object_class](Property id, GParamSpec* spec) {
    g_object_class_install_property(object_class, id, spec);
  };
  install(gallery, g_param_spec_string("gallery", "Gallery", "Folder of the enrolled people",
                                       nullptr, writable));
  install(max_distance, g_param_spec_double("max-distance", "Maximum distance",
                                            "LBPH distance up to which a face is given a name", 0,
                                            G_MAXDOUBLE, defaults.max_distance, writable));
  install(every, g_param_spec_uint("every", "Every", "Analyse each n-th frame", 1, G_MAXUINT,
                                   defaults.every, writable));
  install(draw, g_param_spec_boolean("draw", "Draw", "Draw boxes and names into the frames",
                                     defaults.draw, writable));
  install(frames_seen,
          g_param_spec_uint64("frames-seen", "Frames seen", "Buffers that reached this element", 0,
                              G_MAXUINT64, 0, readable));
  install(people, g_param_spec_string("people", "People", "Names seen so far, comma-separated",
                                      nullptr, readable));
}

}  // namespace

static void cv_face_id_class_init(CvFaceIdClass* klass) {
  auto* object_class = G_OBJECT_CLASS(klass);
  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->finalize = finalize;
  install_properties(object_class);

  auto* element_class = GST_ELEMENT_CLASS(klass);
  gst_element_class_set_static_metadata(
      element_class, "Face identification", "Filter/Analyzer/Video",
      "Names the people it sees, from a gallery (for tests)", "faceguard");
  auto* caps = gst_caps_from_string(GST_VIDEO_CAPS_MAKE("BGR"));
  gst_element_class_add_pad_template(
      element_class, gst_pad_template_new("sink", GST_PAD_SINK, GST_PAD_ALWAYS, caps));
  gst_element_class_add_pad_template(
      element_class, gst_pad_template_new("src", GST_PAD_SRC, GST_PAD_ALWAYS, caps));
  gst_caps_unref(caps);

  auto* transform_class = GST_BASE_TRANSFORM_CLASS(klass);
  transform_class->start = start;
  transform_class->stop = stop;
  transform_class->submit_input_buffer = submit_input_buffer;
  GST_VIDEO_FILTER_CLASS(klass)->transform_frame_ip = transform_frame_ip;
}

static void cv_face_id_init(CvFaceId* self) {
  self->state = new CvFaceIdState;
  // A recording behind this stage must not lose frames because analysis is slow.
  gst_base_transform_set_qos_enabled(GST_BASE_TRANSFORM(self), FALSE);
}

}  // namespace tests::stages
