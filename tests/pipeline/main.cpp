// SPDX-License-Identifier: LGPL-2.1-or-later
// The tests of the plugin load it as an application does, from the build tree.
#include <gst/gst.h>
#include <gtest/gtest.h>

int main(int argc, char** argv) {
  g_setenv("GST_PLUGIN_PATH", FACEGUARD_PLUGINS, TRUE);
  g_setenv("GST_REGISTRY", FACEGUARD_REGISTRY, TRUE);
  // The scanner is a program without sanitizers, and could not load a plugin that has them.
  g_setenv("GST_REGISTRY_FORK", "no", TRUE);
  // A critical warning of GStreamer's is a fault of ours until shown otherwise.
  g_setenv("G_DEBUG", "fatal-criticals", TRUE);
  testing::InitGoogleTest(&argc, argv);
  gst_init(&argc, &argv);
  return RUN_ALL_TESTS();
}
