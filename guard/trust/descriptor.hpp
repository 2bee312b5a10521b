// SPDX-License-Identifier: LGPL-2.1-or-later
// The signed description of a device's circumstances. docs/descriptor.md describes the document.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "guard/error.hpp"
#include "guard/facts/context.hpp"
#include "guard/facts/date.hpp"
#include "guard/trust/keys.hpp"
#include "guard/trust/revision.hpp"

namespace guard::trust {

inline constexpr std::string_view descriptor_type = "application/vnd.faceguard.descriptor+json";
inline constexpr std::size_t max_descriptor_bytes = 32 << 10;
inline constexpr std::size_t max_descriptor_depth = 8;
inline constexpr std::size_t max_device_name = 128;

struct Descriptor {
  std::string device;  // printable ASCII
  std::uint64_t revision = 0;
  std::string digest;  // of the payload, for check_successor
  facts::Day not_before;
  facts::Day expires;  // the last day it is valid
  facts::Context context;
};

// Reads what a descriptor's payload says, signed or not, valid today or not: for the desk, not for
// a device. Error: unknown, doubled, missing or ill-typed fields and unknown words, with the path
// in the document, line and column.
[[nodiscard]] Expected<Descriptor> parse_descriptor(std::string_view payload);

// Reads a signed descriptor and refuses one that is not valid on every one of `days`.
[[nodiscard]] Expected<Descriptor> open_descriptor(std::string_view envelope_json,
                                                   std::span<const PublicKey> trusted,
                                                   facts::Days days, std::size_t threshold = 1);

}  // namespace guard::trust
