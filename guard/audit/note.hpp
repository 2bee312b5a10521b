// SPDX-License-Identifier: LGPL-2.1-or-later
// Signed notes as C2SP describes them: a text, an empty line, and a line for each signature, which
// names the key. https://c2sp.org/signed-note
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "guard/error.hpp"
#include "guard/trust/keys.hpp"

namespace guard::audit {

inline constexpr std::size_t max_note_bytes = 16384;
inline constexpr std::size_t max_note_signatures = 32;

// A public key and the name it signs under, written "NAME+HASH+KEY": eight hex digits of a hash of
// both, and base64 of the kind of signature (1, Ed25519) and the key.
class VerifierKey {
 public:
  // Error: a name that is empty or holds blanks, control characters or "+".
  [[nodiscard]] static Expected<VerifierKey> make(std::string_view name,
                                                  const trust::PublicKey& key);
  [[nodiscard]] static Expected<VerifierKey> parse(std::string_view text);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const trust::PublicKey& key() const { return key_; }
  [[nodiscard]] std::string id() const;  // its four bytes, which begin a signature
  [[nodiscard]] std::string text() const;

 private:
  VerifierKey(std::string_view name, const trust::PublicKey& key) : name_(name), key_(key) {}
  std::string name_;
  trust::PublicKey key_;
};

// `text` ends in a newline and holds no other control character. `name` is one a VerifierKey has.
[[nodiscard]] std::string sign_note(std::string_view text, std::string_view name,
                                    const trust::SecretKey& key);

struct SignedText {
  std::string_view text;                   // its last newline included
  const VerifierKey* signed_by = nullptr;  // of `keys`; null when none of them signed
};

// Error: no note, or a signature of one of `keys` that doesn't hold. Signatures of other keys are
// passed over; a text that nobody known signed is worth nothing.
[[nodiscard]] Expected<SignedText> open_note(std::string_view note,
                                             std::span<const VerifierKey> keys);

}  // namespace guard::audit
