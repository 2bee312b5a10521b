// SPDX-License-Identifier: LGPL-2.1-or-later
// Signed documents: DSSE v1 envelopes (github.com/secure-systems-lab/dsse) with Ed25519. Stricter
// than DSSE in one point: an unknown field is refused, not ignored.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "guard/trust/keys.hpp"
#include "guard/trust/refusal.hpp"
#include "guard/trust/role.hpp"
#include "guard/trust/signers.hpp"

namespace guard::trust {

inline constexpr std::size_t max_envelope_depth = 4;
inline constexpr std::size_t max_signatures = 16;

// What is signed in place of the payload, DSSE's "pre-authentication encoding".
[[nodiscard]] std::string pae(std::string_view payload_type, std::string_view payload);

// The payload, byte for byte as it was verified, when signatures of at least `threshold` different
// `trusted` keys hold for it under `payload_type`. What the envelope says of its keys is a hint for
// messages and decides nothing.
[[nodiscard]] Checked<std::string> open_envelope(std::string_view json,
                                                 std::string_view payload_type,
                                                 std::span<const PublicKey> trusted,
                                                 std::size_t threshold = 1);

// The same for a document of a kind, signed by enough of those who may.
[[nodiscard]] Checked<std::string> open_envelope(std::string_view json, Role role,
                                                 const Signers& signers);

// What an envelope claims to hold, by nobody's word. Only for finding out which keys to ask: what
// is used must come from open_envelope.
[[nodiscard]] Checked<std::string> unverified_payload(std::string_view json,
                                                      std::string_view payload_type);

// Error: the envelope would be larger than open_envelope takes.
[[nodiscard]] Expected<std::string> sign_envelope(std::string_view payload,
                                                  std::string_view payload_type,
                                                  const SecretKey& key);

// The envelope with one signature more. Whoever calls this has opened the envelope before, so as to
// know what is signed. Error: no such envelope, signed by this key already, or full.
[[nodiscard]] Expected<std::string> add_signature(std::string_view json,
                                                  std::string_view payload_type,
                                                  const SecretKey& key);

}  // namespace guard::trust
