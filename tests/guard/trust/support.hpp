// SPDX-License-Identifier: LGPL-2.1-or-later
// Keys and documents that the trust tests share.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "guard/trust/descriptor.hpp"
#include "guard/trust/envelope.hpp"

namespace guard::trust::test {

// The key made from 32 bytes of `seed`; the same in every run.
inline SecretKey key(std::uint8_t seed) {
  SecretKey::Seed bytes;
  bytes.fill(seed);
  return SecretKey::from_seed(bytes).value();
}

inline std::string file(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

inline std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out(text);
  const std::size_t at = out.find(from);
  if (at == std::string::npos) throw std::logic_error("nothing to replace: " + std::string(from));
  return out.replace(at, from.size(), to);
}

inline constexpr std::string_view payload = R"({
  "faceguard": "descriptor/1",
  "device": "bwc-0421",
  "revision": 7,
  "not_before": "2026-01-01",
  "expires": "2027-01-01",
  "context": {
    "operator": {"kind": "local-police", "country": "US"},
    "acting_for": "self",
    "location": "US-TX",
    "camera": {"form": "body-worn", "mobility": "mobile"},
    "environment": "uncontrolled-public",
    "timing": "real-time",
    "authority": "none",
    "vendor_approval": "none"
  }
})";

// A descriptor that says nothing but `context`, the inside of an object.
inline std::string descriptor_with(std::string_view context) {
  return R"({"faceguard": "descriptor/1", "device": "d", "revision": 1, "not_before": "2026-01-01",
"expires": "2027-01-01", "context": {)" +
         std::string(context) + "}}";
}

// The context of such a descriptor, which must be well-formed.
inline facts::Context context_of(std::string_view context) {
  return parse_descriptor(descriptor_with(context)).value().context;
}

inline std::string signed_by(const SecretKey& signer, std::string_view body = payload) {
  return sign_envelope(body, descriptor_type, signer).value();
}

inline facts::Days on(std::string_view day) {
  return facts::Days::only(facts::day_of(day).value());
}

inline bool says(const Error& error, std::string_view words) {
  return error.text().find(words) != std::string::npos;
}

}  // namespace guard::trust::test
