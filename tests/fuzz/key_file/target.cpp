// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as a key file, public or secret.
#include "tests/fuzz/target.hpp"

#include "guard/trust/keys.hpp"

using fuzz::expect;

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using guard::trust::PublicKey;
  using guard::trust::SecretKey;
  const std::string_view input = fuzz::text_of(data, size);
  const auto key = PublicKey::parse(input);
  const auto secret = SecretKey::parse(input);
  expect(!(key && secret));  // one is never taken for the other
  if (key) {
    expect(size <= guard::trust::max_key_file_bytes && key->id().size() == 16);
    expect(PublicKey::parse(key->text()) == *key);
    expect(PublicKey::from_bytes(key->bytes()) == *key);
    expect(!key->verifies(input, {}));  // nobody has signed with a signature of zeros
  } else {
    fuzz::expect_told(key.error());
  }
  if (secret) {
    const PublicKey its = secret->public_key();
    expect(its.verifies(input, secret->sign(input)));
    const auto again = SecretKey::parse(secret->text());
    expect(again && again->public_key() == its);
  } else {
    fuzz::expect_told(secret.error());
  }
  return 0;
}
