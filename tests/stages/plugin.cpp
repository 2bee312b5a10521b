// SPDX-License-Identifier: LGPL-2.1-or-later
// The plugin of stages that tests and the demo put behind a guard. It is never installed.
#include <gst/gst.h>

#include "tests/stages/asyncstage.hpp"
#include "tests/stages/cvfaceid.hpp"
#include "tests/stages/poolstage.hpp"

namespace {

gboolean register_stages(GstPlugin* plugin) {
  using namespace tests::stages;
  return gst_element_register(plugin, "cvfaceid", GST_RANK_NONE, cv_face_id_get_type()) &&
         gst_element_register(plugin, "poolstage", GST_RANK_NONE, pool_stage_get_type()) &&
         gst_element_register(plugin, "asyncstage", GST_RANK_NONE, async_stage_get_type());
}

}  // namespace

#define PACKAGE "faceguard"
GST_PLUGIN_DEFINE(GST_VERSION_MAJOR, GST_VERSION_MINOR, cvfaceid,
                  "Stages that analyse frames, for tests", register_stages, FACEGUARD_VERSION,
                  "LGPL", "faceguard", "https://gstreamer.freedesktop.org")
