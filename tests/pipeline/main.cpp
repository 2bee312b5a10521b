// SPDX-License-Identifier: LGPL-2.1-or-later
// The tests of the plugin load it as an application does, from the build tree.
#include <gst/gst.h>
#include <gtest/gtest.h>

int main(int argc, char** argv) {
  g_setenv("GST_PLUGIN_PATH", FACEGUARD_PLUGINS, TRUE);
  g_setenv("GST_REGISTRY", FACEGUARD_REGISTRY, TRUE);
  // The scanner is a program without sanitizers, and could not load a plugin that has them.
  g_setenv("GST_REGISTRY_FORK", "no", TRUE);
  // A critical warning of GStreamer's is a fault of ours until shown otherwise. GLib has read
  // G_DEBUG before main.
  g_log_set_always_fatal(static_cast<GLogLevelFlags>(G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL));
  testing::InitGoogleTest(&argc, argv);
  gst_init(&argc, &argv);
  return RUN_ALL_TESTS();
}
