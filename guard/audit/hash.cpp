// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/audit/hash.hpp"

#include <sodium.h>

#include "guard/trust/base64.hpp"

namespace guard::audit {

static_assert(Hash{}.size() == crypto_hash_sha256_BYTES);

Hash hash_of(std::string_view bytes) {
  Hash hash;
  crypto_hash_sha256(hash.data(), trust::as_bytes(bytes).data(), bytes.size());
  return hash;
}

std::string hex(std::string_view bytes) {
  std::string digits(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), trust::as_bytes(bytes).data(), bytes.size());
  digits.pop_back();  // the C string's end
  return digits;
}

std::string hex(const Hash& hash) {
  return hex(trust::as_text(hash));
}

std::optional<Hash> hash_from_hex(std::string_view digits) {
  Hash hash;
  std::size_t size = 0;
  if (digits.size() != 2 * hash.size() ||
      sodium_hex2bin(hash.data(), hash.size(), digits.data(), digits.size(), nullptr, &size,
                     nullptr) != 0 ||
      size != hash.size() || hex(hash) != digits)
    return std::nullopt;
  return hash;
}

}  // namespace guard::audit
