// SPDX-License-Identifier: LGPL-2.1-or-later
// Possibilities in plain words: "local-police or sheriff of US", "fixed or kiosk, stationary",
// "unknown" for everything.
#pragma once

#include <string>

#include "guard/facts/camera.hpp"
#include "guard/facts/held.hpp"
#include "guard/facts/party.hpp"
#include "guard/facts/place.hpp"

namespace guard::facts {

// More than half of the list is said by what is left out: "not recorded".
[[nodiscard]] std::string words(const WordSet& set, const WordList& list);
[[nodiscard]] std::string words(const PartySet& parties);
[[nodiscard]] std::string words(const CameraSet& cameras);
[[nodiscard]] std::string words(const Location& places);
// "nobody else", and "none", when nothing is held.
[[nodiscard]] std::string words(const Held<PartySet>& parties);
[[nodiscard]] std::string words(const Held<WordSet>& titles);

}  // namespace guard::facts
