// SPDX-License-Identifier: LGPL-2.1-or-later
#define GST_USE_UNSTABLE_API  // the tracer's type; none of its hooks are used
#include "pipeline/element/early_loader.hpp"

#include <gst/gsttracer.h>

#include "pipeline/mediation/hooks.hpp"

namespace {

struct GstFaceguardTracer {
  GstTracer parent;
};
struct GstFaceguardTracerClass {
  GstTracerClass parent_class;
};

// GObject's macro casts as C does.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
G_DEFINE_TYPE(GstFaceguardTracer, gst_faceguard_tracer, GST_TYPE_TRACER)
#pragma GCC diagnostic pop

void gst_faceguard_tracer_class_init(GstFaceguardTracerClass*) {}

void gst_faceguard_tracer_init(GstFaceguardTracer*) {
  pipeline::mediation::install_hooks();
}

}  // namespace

namespace pipeline::element {

bool register_early_loader(GstPlugin* plugin) {
  return gst_tracer_register(plugin, "faceguardtracer", gst_faceguard_tracer_get_type()) != FALSE;
}

}  // namespace pipeline::element
