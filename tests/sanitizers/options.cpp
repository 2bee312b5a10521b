// SPDX-License-Identifier: LGPL-2.1-or-later
// What the sanitizers are told about libraries that are not ours. One reason for each line.

// Read by the AddressSanitizer's leak check.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT
  return "# GLib and GStreamer keep types, quarks, the plugin registry and caches until the end\n"
         "leak:libglib-2.0.so\n"
         "leak:libgobject-2.0.so\n"
         "leak:gst_plugin_\n"
         "leak:gst_registry_\n"
         "# orc keeps the code it compiled\n"
         "leak:liborc-0.4.so\n"
         "# x264's plugin keeps the library handles it opened\n"
         "leak:libgstx264.so\n"
         "# OpenCV keeps thread-local buffers and its worker pool\n"
         "leak:libopencv_core.so\n"
         "leak:libtbb.so\n";
}

// Read by the ThreadSanitizer. GStreamer and GLib are not instrumented: what they synchronise by
// atomics and futexes is not seen (tests/sanitizers/glib_mutex.cpp tells of GMutex).
extern "C" const char* __tsan_default_suppressions() {  // NOLINT
  return "# races inside libraries, between their own threads\n"
         "called_from_lib:libgstreamer-1.0.so\n"
         "called_from_lib:libgstbase-1.0.so\n"
         "called_from_lib:libgstcoreelements.so\n"
         "called_from_lib:libgstx264.so\n"
         "called_from_lib:libx264.so\n"
         "called_from_lib:libavcodec.so\n"
         "called_from_lib:libtbb.so\n";
}
