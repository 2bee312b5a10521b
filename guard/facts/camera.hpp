// SPDX-License-Identifier: LGPL-2.1-or-later
// A camera is one fact of two words, (form, mobility), because the one says something of the other:
// a mobile form (worn, on a dashboard, in a hand, flying) is mobile whatever else is claimed, and
// no form takes mobility away.
#pragma once

#include <bitset>

#include "guard/facts/vocabulary.hpp"

namespace guard::facts {

// Possible (form, mobility) pairs, one bit each.
using CameraSet = std::bitset<2 * max_words>;

[[nodiscard]] CameraSet camera_set(const WordSet& forms, const WordSet& mobilities);
[[nodiscard]] CameraSet any_camera();

}  // namespace guard::facts
