// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as the file that says what a device is.
#include "tests/fuzz/target.hpp"

#include "guard/trust/identity.hpp"

namespace {

using fuzz::expect;

std::string line(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  std::string out(name);
  out += " = \"";
  for (const char letter : value) {
    if (letter == '"' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + "\"\n";
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guard::trust;
  const auto identity = parse_identity(fuzz::text_of(data, size), "identity.toml");
  if (!identity) {
    fuzz::expect_told(identity.error(), "identity.toml");
    return 0;
  }
  expect(size <= max_identity_bytes);
  // Written again and read again it is the same.
  const auto again =
      parse_identity(line("device", identity->device) + line("fleet", identity->fleet) +
                         line("hardware", identity->hardware),
                     "again.toml");
  expect(again && again->device == identity->device && again->fleet == identity->fleet &&
         again->hardware == identity->hardware);
  // What is for exactly this device is for it, and what names another in one point is not.
  const Scope own{{identity->device}, identity->fleet, {identity->hardware}};
  expect(check_scope(*identity, own).has_value());
  if (identity->device.empty()) return 0;
  Scope other = own;
  other.devices = {identity->device + "x"};
  expect(!check_scope(*identity, other));
  return 0;
}
