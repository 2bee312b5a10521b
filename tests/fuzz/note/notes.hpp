// SPDX-License-Identifier: LGPL-2.1-or-later
// The only texts that were ever signed with the note target's key.
#pragma once

#include <string>
#include <string_view>

#include "guard/audit/checkpoint.hpp"
#include "guard/audit/note.hpp"

namespace fuzz {

inline constexpr std::string_view origin = "bwc-0421/audit";
inline constexpr std::string_view plain_text = "a text\n\nof two parts\n";

inline guard::trust::SecretKey note_key(std::uint8_t number) {
  return guard::trust::SecretKey::from_seed({number, 5}).value();
}
inline guard::audit::VerifierKey verifier(std::uint8_t number) {
  return guard::audit::VerifierKey::make(origin, note_key(number).public_key()).value();
}
inline std::string checkpoint_note() {
  guard::audit::Checkpoint checkpoint{std::string(origin), {7, {1, 2, 3}}, 2, {}, {}, 5000, 60'000};
  checkpoint.wall = "2026-11-29T01:47:46.123Z";
  return guard::audit::sign_checkpoint(checkpoint, note_key(1));
}
inline std::string plain_note() {
  return guard::audit::sign_note(plain_text, origin, note_key(1));
}

}  // namespace fuzz
