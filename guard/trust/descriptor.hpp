// SPDX-License-Identifier: LGPL-2.1-or-later
// The signed description of a device's circumstances. docs/descriptor.md describes the document.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "guard/facts/context.hpp"
#include "guard/facts/date.hpp"
#include "guard/trust/freshness.hpp"
#include "guard/trust/identity.hpp"
#include "guard/trust/keys.hpp"
#include "guard/trust/refusal.hpp"
#include "guard/trust/revision.hpp"
#include "guard/trust/role.hpp"
#include "guard/trust/signers.hpp"

namespace guard::trust {

inline constexpr std::string_view descriptor_type = kind_of(Role::descriptor).payload_type;

struct Descriptor {
  std::string device;                 // printable ASCII
  std::string fleet;                  // empty: not told
  std::vector<std::string> hardware;  // empty: not told
  std::uint64_t revision = 0;
  std::string digest;  // of the payload, for check_successor
  facts::Day not_before;
  facts::Day expires;  // the last day it is valid
  unsigned grace_days = 0;
  facts::Context context;

  [[nodiscard]] Window window() const { return {not_before, expires, grace_days}; }
  [[nodiscard]] Scope scope() const { return {{device}, fleet, hardware}; }
};

// Reads what a descriptor's payload says, signed or not, valid today or not: for the desk, not for
// a device. Error: unknown, doubled, missing or ill-typed fields and unknown words, with the path
// in the document, line and column.
[[nodiscard]] Checked<Descriptor> parse_descriptor(std::string_view payload);

// Reads a signed descriptor and refuses one that is not valid on every one of `days`. For whom it
// is made, and its grace, are not looked at.
[[nodiscard]] Checked<Descriptor> open_descriptor(std::string_view envelope_json,
                                                  std::span<const PublicKey> trusted,
                                                  facts::Days days, std::size_t threshold = 1);

struct OpenedDescriptor {
  Descriptor descriptor;
  Freshness freshness = Freshness::expired;  // fresh or grace, never another
  std::vector<std::string_view> unchecked;   // what it names and the identity doesn't know
};

// Reads a signed descriptor for a device. In its grace it opens too, and then may only tighten.
[[nodiscard]] Checked<OpenedDescriptor> open_descriptor(std::string_view envelope_json,
                                                        const Signers& signers,
                                                        const Identity& identity, facts::Days days);

}  // namespace guard::trust
