// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/revision.hpp"

#include <sodium.h>

#include <array>

#include "guard/trust/base64.hpp"

namespace guard::trust {

std::string digest_of(std::string_view payload) {
  std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash;
  crypto_hash_sha256(hash.data(), as_bytes(payload).data(), payload.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex;
  return sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
}

Checked<void> check_successor(const Revision& accepted, const Revision& offered) {
  if (offered.number > accepted.number || offered == accepted) return {};
  const std::string number = std::to_string(offered.number);
  const std::string remedy = "sign it with a revision above " + std::to_string(accepted.number);
  if (offered.number < accepted.number)
    return refused(Refusal::rollback,
                   {"revision " + number + " is older than revision " +
                        std::to_string(accepted.number) + ", which was accepted before",
                    remedy,
                    {},
                    0,
                    0});
  return refused(
      Refusal::equivocation,
      {"revision " + number + " was accepted before with other content", remedy, {}, 0, 0});
}

}  // namespace guard::trust
