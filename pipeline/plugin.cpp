// SPDX-License-Identifier: LGPL-2.1-or-later
// The GStreamer plugin libgstfaceguard.so.
#include <gst/gst.h>

#include "pipeline/element/early_loader.hpp"
#include "pipeline/element/faceguard.hpp"

namespace {

gboolean plugin_init(GstPlugin* plugin) {
  return gst_element_register(plugin, "faceguard", GST_RANK_NONE,
                              pipeline::element::faceguard_type()) &&
         pipeline::element::register_early_loader(plugin);
}

}  // namespace

#define PACKAGE "faceguard"
GST_PLUGIN_DEFINE(GST_VERSION_MAJOR, GST_VERSION_MINOR, faceguard,
                  "Keeps prohibited face analysis from seeing a camera's frames", plugin_init,
                  FACEGUARD_VERSION, "LGPL", "faceguard", "https://github.com/faceguard/faceguard")
