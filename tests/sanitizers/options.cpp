// SPDX-License-Identifier: LGPL-2.1-or-later
// What the sanitizers are told about libraries that are not ours. One reason for each line.

// Read by the AddressSanitizer. Leaks are not looked for where GStreamer is loaded: GLib,
// fontconfig and others keep what they allocate, and without frame pointers the stacks end in
// g_malloc, so that theirs can't be told from ours. The kernel's tests look for leaks.
extern "C" [[gnu::visibility("default")]] const char* __asan_default_options() {  // NOLINT
  return "detect_leaks=0";
}

// Read by the ThreadSanitizer. GStreamer and GLib are not instrumented: what they synchronise by
// atomics and futexes is not seen (tests/sanitizers/glib_mutex.cpp tells of GMutex).
extern "C" [[gnu::visibility("default")]] const char* __tsan_default_suppressions() {  // NOLINT
  return "# races inside libraries, between their own threads\n"
         "called_from_lib:libgstreamer-1.0.so\n"
         "called_from_lib:libgstbase-1.0.so\n"
         "called_from_lib:libgstcoreelements.so\n"
         "called_from_lib:libgstx264.so\n"
         "called_from_lib:libx264.so\n"
         "called_from_lib:libavcodec.so\n"
         "called_from_lib:libtbb.so\n";
}
