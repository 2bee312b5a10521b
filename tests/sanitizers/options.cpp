// SPDX-License-Identifier: LGPL-2.1-or-later
// What the sanitizers are told about libraries that are not ours, with the reason for each.

// Read by the AddressSanitizer. Leaks are not looked for where GStreamer is loaded: GLib,
// fontconfig and others keep what they allocate, and without frame pointers the stacks end in
// g_malloc, so that theirs can't be told from ours. The kernel's tests look for leaks.
extern "C" [[gnu::visibility("default")]] const char* __asan_default_options() {  // NOLINT
  return "detect_leaks=0";
}

// Read by the ThreadSanitizer. What libraries without instrumentation do among themselves is not
// judged, only what our code does; tests/sanitizers/glib_mutex.cpp tells of their mutexes. GLib takes
// its type locks in more than one order, each time in the same thread.
extern "C" [[gnu::visibility("default")]] const char* __tsan_default_options() {  // NOLINT
  return "ignore_noninstrumented_modules=1:detect_deadlocks=0";
}
