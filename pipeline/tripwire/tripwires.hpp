// SPDX-License-Identifier: LGPL-2.1-or-later
// What can't be prevented inside a process but can be noticed. Whatever trips, identification is
// off everywhere in the process from then on.
#pragma once

#include <gst/gst.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pipeline::tripwire {

enum class Wire : unsigned char {
  probe_removed,      // a gate's probe was taken off its pad
  foreign_probe,      // somebody else's probe is on a pad whose gate is closed
  function_replaced,  // a pad's functions are not those its element came with
  unlinked,           // a guard was cut out, and its neighbours linked past it
  misplaced_code,     // an element's code is not in its plugin's file
};
inline constexpr auto wire_words = std::to_array<std::string_view>(
    {"probe-removed", "foreign-probe", "function-replaced", "unlinked", "misplaced-code"});

struct Trip {
  Wire wire;
  std::string where;  // path of the pad or element
  std::string text;   // for a person
};

// Locks the process down and tells every guard's application, each place and wire once. Any thread
// that holds no lock of the mediator's or a pad's.
void trip(Trip trip);

// All that tripped so far.
[[nodiscard]] std::vector<Trip> tripped();

// Looks at every wire. Off the frames' path.
void inspect();

// A closed gate's probe was taken off this pad, and is back. For streaming threads: it trips at once,
// in another thread.
void note_removed_probe(GstPad* sink);

// GstPad::unlinked, of a guard's pad from its peer.
void note_unlinked(GstElement* guard, GstPad* peer);

}  // namespace pipeline::tripwire
