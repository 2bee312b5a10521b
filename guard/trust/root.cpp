// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/root.hpp"

#include <algorithm>

#include "guard/trust/envelope.hpp"
#include "guard/trust/head.hpp"
#include "guard/trust/json_fields.hpp"

namespace guard::trust {
namespace {

constexpr auto root_needs = std::to_array<std::string_view>(
    {"faceguard", "fleet", "revision", "not_before", "expires", "roles"});
constexpr auto role_fields =
    std::to_array<std::string_view>({"threshold", "keys", "restart_after"});
constexpr auto role_words = [] {
  std::array<std::string_view, kinds.size()> words;
  std::ranges::transform(kinds, words.begin(), &Kind::word);
  return words;
}();

constexpr std::size_t place(Role role) {
  return static_cast<std::size_t>(role);
}

Expected<std::vector<PublicKey>> read_keys(const JsonValue& list, std::string_view path) {
  if (list.kind != JsonKind::array) return refuse_kind(list, path, "an array of public keys");
  if (list.items.empty() || list.items.size() > max_keys_of_a_role)
    return refuse(list, path,
                  "holds " + std::to_string(list.items.size()) + " keys, expected 1 to " +
                      std::to_string(max_keys_of_a_role));
  std::vector<PublicKey> keys;
  for (const JsonValue& item : list.items) {
    const std::string at = below(path, keys.size());
    const auto line = text_of(item, at, "the line of a .pub file");
    if (!line) return tl::unexpected(line.error());
    const auto key = PublicKey::parse(*line);
    if (!key) return refuse(item, at, key.error().what, key.error().remedy);
    if (std::ranges::find(keys, *key) != keys.end())
      return refuse(item, at, "is a key that stands here already",
                    "a threshold counts different keys: name each once");
    keys.push_back(*key);
  }
  return keys;
}

Expected<void> read_role(const JsonValue& value, Role role, Root& root) {
  const std::string path = below("roles", kind_of(role).word);
  if (const auto known = check_fields(value, path, role_fields); !known) return known;
  auto keys = field_of(value, path, "keys").and_then([&](const JsonValue* list) {
    return read_keys(*list, below(path, "keys"));
  });
  if (!keys) return tl::unexpected(keys.error());
  const auto threshold = field_of(value, path, "threshold").and_then([&](const JsonValue* number) {
    return read_whole(*number, below(path, "threshold"), 1, keys->size());
  });
  if (!threshold) return tl::unexpected(threshold.error());
  root.signers[place(role)] = {std::move(*keys), static_cast<std::size_t>(*threshold)};
  if (const JsonValue* after = value.find("restart_after")) {
    const auto number = read_whole(*after, below(path, "restart_after"), 0, max_revision - 1);
    if (!number) return tl::unexpected(number.error());
    root.restart_after[place(role)] = *number;
  }
  return {};
}

Expected<Root> read_root(const JsonValue& document) {
  Root root;
  auto fleet = read_name(*document.find("fleet"), "fleet");
  if (!fleet) return tl::unexpected(fleet.error());
  root.fleet = std::move(*fleet);
  const auto head = read_head(document);
  if (!head) return tl::unexpected(head.error());
  root.revision.number = head->revision;
  root.window = {head->not_before, head->expires};
  const JsonValue& roles = *document.find("roles");
  if (const auto known = check_fields(roles, "roles", role_words); !known)
    return tl::unexpected(known.error());
  if (const auto present = field_of(roles, "roles", kind_of(Role::root).word); !present)
    return tl::unexpected(present.error());
  for (const Kind& kind : kinds)
    if (const JsonValue* value = roles.find(kind.word))
      if (const auto read = read_role(*value, kind.role, root); !read)
        return tl::unexpected(read.error());
  if (root.restart_after[place(Role::root)])
    return refuse(*roles.find(kind_of(Role::root).word), "roles.root.restart_after",
                  "the root's own revisions can't restart");
  return root;
}

}  // namespace

Checked<Root> parse_root(std::string_view payload) {
  const auto document = read_document(payload, kind_of(Role::root), root_needs, {});
  if (!document) return tl::unexpected(document.error());
  auto root = read_root(*document);
  if (!root) return refused(Refusal::malformed, std::move(root.error()));
  root->revision.digest = digest_of(payload);
  return std::move(*root);
}

Checked<Root> open_root(std::string_view envelope_json) {
  // Its own word on who signs it, and nothing more, is taken before it is verified.
  const auto claimed = unverified_payload(envelope_json, kind_of(Role::root).payload_type)
                           .and_then(parse_root)
                           .map_error(in_payload);
  if (!claimed) return claimed;
  return open_envelope(envelope_json, Role::root, claimed->signers[place(Role::root)])
      .and_then(parse_root)
      .map_error(in_payload);
}

Checked<Root> open_successor_root(std::string_view envelope_json, const Root& current,
                                  facts::Days days) {
  // The current keys first: nothing is read that they haven't signed.
  auto offered = open_envelope(envelope_json, Role::root, current.signers[place(Role::root)])
                     .and_then(parse_root)
                     .map_error(in_payload);
  if (!offered) return offered;
  const auto by_its_own =
      open_envelope(envelope_json, Role::root, offered->signers[place(Role::root)]);
  if (!by_its_own) return tl::unexpected(by_its_own.error());
  if (offered->fleet != current.fleet)
    return refused(Refusal::wrong_fleet, {"is the root of the fleet " + quoted(offered->fleet) +
                                              ", and this is " + quoted(current.fleet),
                                          {},
                                          {},
                                          0,
                                          0});
  if (const auto valid = check_window(offered->window, days); !valid)
    return tl::unexpected(valid.error());
  if (const auto follows = check_successor(current.revision, offered->revision); !follows)
    return tl::unexpected(follows.error());
  return offered;
}

Signers signers_of(const Root& root, Role role, facts::Days days) {
  const bool counts = role == Role::root || freshness_of(root.window, days) == Freshness::fresh;
  return counts ? root.signers[place(role)] : Signers{};
}

}  // namespace guard::trust
