// SPDX-License-Identifier: LGPL-2.1-or-later
// Tells the ThreadSanitizer of GLib's mutexes. They are futexes of GLib's own, which it can't see,
// so that a correct hand-off through a GstQueue would be reported as a race. Each function here
// does what GLib's does and says what that means; the program's symbols come before the library's.
#include <dlfcn.h>
#include <glib.h>

extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);

namespace {

// Looked up once, before any thread is there that could race for it.
template <class Function>
Function* original(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

#define UNWATCHED __attribute__((no_sanitize("thread"), visibility("default")))

extern "C" {

UNWATCHED void g_mutex_lock(GMutex* mutex) {
  static auto* const lock = original<void(GMutex*)>("g_mutex_lock");
  lock(mutex);
  __tsan_acquire(mutex);
}

UNWATCHED gboolean g_mutex_trylock(GMutex* mutex) {
  static auto* const trylock = original<gboolean(GMutex*)>("g_mutex_trylock");
  const gboolean locked = trylock(mutex);
  if (locked) __tsan_acquire(mutex);
  return locked;
}

UNWATCHED void g_mutex_unlock(GMutex* mutex) {
  static auto* const unlock = original<void(GMutex*)>("g_mutex_unlock");
  __tsan_release(mutex);
  unlock(mutex);
}

UNWATCHED void g_cond_wait(GCond* condition, GMutex* mutex) {
  static auto* const wait = original<void(GCond*, GMutex*)>("g_cond_wait");
  __tsan_release(mutex);
  wait(condition, mutex);
  __tsan_acquire(mutex);
}

UNWATCHED gboolean g_cond_wait_until(GCond* condition, GMutex* mutex, gint64 end) {
  static auto* const wait = original<gboolean(GCond*, GMutex*, gint64)>("g_cond_wait_until");
  __tsan_release(mutex);
  const gboolean signalled = wait(condition, mutex, end);
  __tsan_acquire(mutex);
  return signalled;
}

}  // extern "C"
