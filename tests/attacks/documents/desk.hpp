// SPDX-License-Identifier: LGPL-2.1-or-later
// A desk that publishes documents, good and bad, and a device that takes them or doesn't.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "guard/trust/refusal.hpp"
#include "guard/trust/revision.hpp"
#include "guard/trust/root.hpp"
#include "guard/trust/statement.hpp"

namespace tests::attacks {

using guard::trust::Role;

// Keys of the fleet, by what they are for; the same in every run.
enum Key : std::uint8_t {
  root_a = 1,
  root_b,
  root_c,
  new_root_a,
  new_root_b,
  config_key,
  device_key,
  policy_key,
  policy_other,
  catalogue_key,
  stranger
};

[[nodiscard]] guard::trust::PublicKey public_key(Key key);
[[nodiscard]] std::vector<guard::trust::PublicKey> public_keys(const std::vector<Key>& keys);

[[nodiscard]] guard::facts::Days on(std::string_view day);
inline constexpr std::string_view today = "2026-12-01";

// `body` in an envelope of this type with the signatures of `keys`, in this order.
[[nodiscard]] std::string envelope(std::string_view body, std::string_view type,
                                   const std::vector<Key>& keys);
[[nodiscard]] std::string envelope(std::string_view body, Role role, const std::vector<Key>& keys);

// One signature, as it stands in the list of an envelope.
[[nodiscard]] std::string signature(std::string_view body, Role role, Key key,
                                    std::string_view key_id);
// An envelope around signatures that are written out already.
[[nodiscard]] std::string raw_envelope(std::string_view body, Role role,
                                       std::string_view signatures);

struct RootDraft {
  std::uint64_t revision = 1;
  std::string fleet = "springfield-police";
  std::string not_before = "2026-01-01";
  std::string expires = "2027-12-31";
  // By the role's word; two root keys of three, and one key for each of the others.
  std::map<std::string, std::pair<int, std::vector<Key>>> roles{
      {"root", {2, {root_a, root_b, root_c}}},
      {"fleet-config", {1, {config_key}}},
      {"descriptor", {1, {device_key}}},
      {"policy", {1, {policy_key}}},
      {"catalogue", {1, {catalogue_key}}}};
  std::map<std::string, std::uint64_t> restart_after;

  [[nodiscard]] std::string body() const;
  [[nodiscard]] std::string signed_by(const std::vector<Key>& keys) const;
};

// A policy's body; `text` is no pack.
[[nodiscard]] std::string policy(std::uint64_t revision, std::string_view text = "a = 1",
                                 std::string_view more = {});
[[nodiscard]] std::string descriptor(std::uint64_t revision, std::string_view more = {});

// A device: what it trusts, what it is, what it remembers, and what day it is.
struct Device {
  guard::trust::Root root =
      guard::trust::open_root(RootDraft{}.signed_by({root_a, root_b})).value();
  guard::trust::Identity identity{"bwc-0421", "springfield-police", "bwc-mk3"};
  guard::facts::Days days = on(today);
  std::map<Role, guard::trust::Revision> remembered;

  // Why the document is refused; nothing when it was taken, and then it is remembered.
  std::optional<guard::trust::Refusal> offer(std::string_view json, Role role = Role::policy);
};

}  // namespace tests::attacks
