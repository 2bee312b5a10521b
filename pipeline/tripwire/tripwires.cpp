// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/tripwire/tripwires.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include "pipeline/evidence/ledger.hpp"
#include "pipeline/mediation/mediator.hpp"
#include "pipeline/mediation/watchman.hpp"
#include "pipeline/messages.hpp"
#include "pipeline/recognition/origin.hpp"
#include "pipeline/tripwire/detour.hpp"
#include "pipeline/tripwire/pad_state.hpp"

namespace pipeline::tripwire {
namespace {

using mediation::Mediator;

std::mutex& trips_mutex() {
  static auto* const mutex = new std::mutex;
  return *mutex;
}

std::vector<Trip>& trips() {  // under the mutex
  static auto* const trips = new std::vector<Trip>;
  return *trips;
}

// What streaming threads noticed: a lock-down reads files, which is not for them.
std::vector<Trip>& noted() {  // under the mutex
  static auto* const noted = new std::vector<Trip>;
  return *noted;
}

std::vector<Trip> take_noted() {
  const std::lock_guard lock(trips_mutex());
  return std::exchange(noted(), {});
}

std::string path_of(gpointer object) {
  gchar* path = gst_object_get_path_string(GST_OBJECT(object));
  std::string text = path;
  g_free(path);
  return text;
}

bool is_new(const Trip& trip) {
  const std::lock_guard lock(trips_mutex());
  const bool known = std::any_of(trips().begin(), trips().end(), [&](const Trip& t) {
    return t.wire == trip.wire && t.where == trip.where;
  });
  if (!known) trips().push_back(trip);
  return !known;
}

void inspect_one(const Mediator::Watched& one) {
  GstPad* const sink = one.pad.get();
  const auto owner = own(gst_pad_get_parent_element(sink));
  if (one.tampered)
    trip({Wire::probe_removed, path_of(sink), "the probe of a checkpoint was removed; it is back"});
  // A ghost pad with functions of its own is judged as a stage; only who changes them later is met
  // here.
  const bool judged = GST_IS_PROXY_PAD(sink) && one.has_gate;
  if (const std::string file = foreign_function(sink, owner.get()); !file.empty() && !judged)
    trip({Wire::function_replaced, path_of(sink), "the pad's functions are now in " + file});
  if (one.closed)
    if (const std::string file = foreign_probe(sink); !file.empty())
      trip({Wire::foreign_probe, path_of(sink),
            "a probe of " + file + " is on a closed gate's pad"});
  if (!owner) return;
  if (const std::string file = recognition::misplaced_code(owner.get()); !file.empty())
    trip({Wire::misplaced_code, path_of(owner.get()),
          "its factory is of another plugin than its code, which is in " + file});
}

}  // namespace

void trip(Trip trip) {
  if (!is_new(trip)) return;
  Mediator::get().lock_down();
  evidence::record(trip);
  const auto guards =
      std::make_shared<const std::vector<Ptr<GstElement>>>(Mediator::get().guards());
  messenger().post([guards, trip] {
    for (const Ptr<GstElement>& guard : *guards) post_tripwire(guard.get(), trip);
  });
}

std::vector<Trip> tripped() {
  const std::lock_guard lock(trips_mutex());
  return trips();
}

void note_removed_probe(GstPad* sink) {
  {
    const std::lock_guard lock(trips_mutex());
    noted().push_back(
        {Wire::probe_removed, path_of(sink), "a probe of a closed gate was removed; it is back"});
  }
  mediation::Watchman::get().wake();
}

void inspect() {
  // Before the first guard there is nobody to tell, and nothing that is blocked.
  if (Mediator::get().guards().empty()) return;
  for (Trip& one : take_noted()) trip(std::move(one));
  for (const Mediator::Watched& one : Mediator::get().watched()) inspect_one(one);
  for (const std::string& guard : detours())
    trip({Wire::unlinked, guard,
          "the guard was cut out while playing and its neighbours linked past it"});
}

}  // namespace pipeline::tripwire
