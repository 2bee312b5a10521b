// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/tripwire/detour.hpp"

#include <list>
#include <mutex>

#include "pipeline/gst_ptr.hpp"
#include "pipeline/tripwire/tripwires.hpp"

namespace pipeline::tripwire {
namespace {

// A guard, and a pad that was linked to it.
struct Parting {
  GWeakRef guard;
  GWeakRef peer;
};

std::mutex& partings_mutex() {
  static auto* const mutex = new std::mutex;
  return *mutex;
}

std::list<Parting>& partings() {  // under the mutex; a GWeakRef must not move
  static auto* const partings = new std::list<Parting>;
  return *partings;
}

bool plays(GstElement* element) {
  return GST_STATE(element) >= GST_STATE_PAUSED;
}

bool is_linked(GstElement* guard, const char* name) {
  const auto pad = own(gst_element_get_static_pad(guard, name));
  return pad && gst_pad_is_linked(pad.get());
}

}  // namespace

void note_unlinked(GstElement* guard, GstPad* peer) {
  if (!plays(guard) || peer == nullptr) return;
  const std::lock_guard lock(partings_mutex());
  Parting& parting = partings().emplace_back();
  g_weak_ref_init(&parting.guard, guard);
  g_weak_ref_init(&parting.peer, peer);
}

std::vector<std::string> detours() {
  std::vector<std::string> found;
  const std::lock_guard lock(partings_mutex());
  for (auto parting = partings().begin(); parting != partings().end();) {
    const auto guard = own(static_cast<GstElement*>(g_weak_ref_get(&parting->guard)));
    const auto peer = own(static_cast<GstPad*>(g_weak_ref_get(&parting->peer)));
    const bool forgotten = !guard || !peer || !plays(guard.get());
    const bool back =
        !forgotten && is_linked(guard.get(), GST_PAD_IS_SRC(peer.get()) ? "sink" : "src");
    if (!forgotten && !back && gst_pad_is_linked(peer.get())) {
      gchar* path = gst_object_get_path_string(GST_OBJECT(guard.get()));
      found.emplace_back(path);
      g_free(path);
    }
    if (forgotten || back) {
      g_weak_ref_clear(&parting->guard);
      g_weak_ref_clear(&parting->peer);
      parting = partings().erase(parting);
    } else {
      ++parting;
    }
  }
  return found;
}

}  // namespace pipeline::tripwire
