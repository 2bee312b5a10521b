// SPDX-License-Identifier: LGPL-2.1-or-later
// libFuzzer entry: hostile bytes as an envelope, as a descriptor and as a key file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

#include "guard/trust/describe.hpp"
#include "guard/trust/descriptor.hpp"
#include "guard/trust/envelope.hpp"

namespace {

const guard::trust::PublicKey& trusted() {
  static const guard::trust::PublicKey key =
      guard::trust::SecretKey::from_seed({1, 2, 3}).value().public_key();
  return key;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  // Nobody has this key's seed in the fuzzer, so an envelope that opens is a forgery.
  if (guard::trust::open_envelope(input, guard::trust::descriptor_type, {&trusted(), 1}))
    std::abort();
  if (const auto descriptor = guard::trust::parse_descriptor(input))
    if (guard::trust::describe(descriptor->context).empty()) std::abort();
  if (const auto key = guard::trust::PublicKey::parse(input))
    if (guard::trust::PublicKey::parse(key->text()) != *key) std::abort();
  return 0;
}
