// SPDX-License-Identifier: LGPL-2.1-or-later
// Stand-ins at the ends of a pipeline: a sink that swallows, a source that sends white frames.
#include <gst/base/gstbasesink.h>
#include <gst/base/gstpushsrc.h>
#include <gst/video/video.h>

#include <atomic>

#include "tests/standins/kinds.hpp"
#include "tests/standins/standin.hpp"

namespace tests::standins {
namespace {

std::atomic<GstPadChainFunction> chain_of_base{nullptr};  // of GstBaseSink, the same for all

// At the pad, so that a buffer that is prerolled and never rendered counts too.
GstFlowReturn chain(GstPad* pad, GstObject* parent, GstBuffer* buffer) {
  see(GST_ELEMENT(parent), buffer);
  return chain_of_base.load()(pad, parent, buffer);
}

GstFlowReturn chain_list(GstPad* pad, GstObject* parent, GstBufferList* list) {
  GstFlowReturn flow = GST_FLOW_OK;
  for (guint i = 0; flow == GST_FLOW_OK && i < gst_buffer_list_length(list); ++i)
    flow = chain(pad, parent, gst_buffer_ref(gst_buffer_list_get(list, i)));
  gst_buffer_list_unref(list);
  return flow;
}

GstFlowReturn render(GstBaseSink*, GstBuffer*) {
  return GST_FLOW_OK;
}

void sink_class_init(gpointer klass, gpointer row) {
  install_common(G_OBJECT_CLASS(klass), *static_cast<const Row*>(row));
  add_template(GST_ELEMENT_CLASS(klass), "sink", GST_PAD_SINK);
  GST_BASE_SINK_CLASS(klass)->render = render;
}

void sink_init(GTypeInstance* instance, gpointer) {
  prepare(GST_ELEMENT(instance));
  GstPad* pad = GST_BASE_SINK_PAD(instance);
  chain_of_base = GST_PAD_CHAINFUNC(pad);
  gst_pad_set_chain_function(pad, chain);
  gst_pad_set_chain_list_function(pad, chain_list);
  gst_base_sink_set_sync(GST_BASE_SINK(instance), FALSE);
}

GstFlowReturn create(GstPushSrc* source, GstBuffer** buffer) {
  GstCaps* caps = gst_pad_get_current_caps(GST_BASE_SRC_PAD(source));
  GstVideoInfo info;
  const bool known = caps != nullptr && gst_video_info_from_caps(&info, caps);
  if (caps != nullptr) gst_caps_unref(caps);
  if (!known) return GST_FLOW_NOT_NEGOTIATED;
  *buffer = gst_buffer_new_allocate(nullptr, GST_VIDEO_INFO_SIZE(&info), nullptr);
  gst_buffer_memset(*buffer, 0, 0xff, static_cast<gsize>(-1));
  return GST_FLOW_OK;
}

void source_class_init(gpointer klass, gpointer data) {
  const Row& row = *static_cast<const Row*>(data);
  install_common(G_OBJECT_CLASS(klass), row);
  add_template(GST_ELEMENT_CLASS(klass), "src", GST_PAD_SRC, GST_PAD_ALWAYS, row.sends.c_str());
  GST_PUSH_SRC_CLASS(klass)->create = create;
}

void source_init(GTypeInstance* instance, gpointer) {
  prepare(GST_ELEMENT(instance));
  gst_base_src_set_live(GST_BASE_SRC(instance), TRUE);
  gst_base_src_set_format(GST_BASE_SRC(instance), GST_FORMAT_TIME);
  gst_base_src_set_do_timestamp(GST_BASE_SRC(instance), TRUE);
}

}  // namespace

GType sink_type(const Row& row) {
  return register_type(row, GST_TYPE_BASE_SINK, sink_class_init, sink_init);
}

GType source_type(const Row& row) {
  return register_type(row, GST_TYPE_PUSH_SRC, source_class_init, source_init);
}

}  // namespace tests::standins
