// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/attacks/documents/desk.hpp"

#include "guard/trust/acceptance.hpp"
#include "guard/trust/base64.hpp"
#include "guard/trust/descriptor.hpp"
#include "guard/trust/envelope.hpp"

namespace tests::attacks {

using namespace guard::trust;

namespace {

SecretKey secret_key(Key key) {
  SecretKey::Seed seed;
  seed.fill(key);
  return SecretKey::from_seed(seed).value();
}

// What a device does with a document that isn't a root: verify it, then hold it against its memory.
Checked<Revision> verified(std::string_view json, Role role, const Device& device) {
  const Signers signers = signers_of(device.root, role, device.days);
  if (role == Role::descriptor)
    return open_descriptor(json, signers, device.identity, device.days).map([](const auto& opened) {
      return Revision{opened.descriptor.revision, opened.descriptor.digest};
    });
  return open_statement(json, role, signers, device.identity, device.days)
      .map([&](const Statement& said) { return said.revision; });
}

void follow(Device& device, Root next) {
  for (const Kind& kind : kinds) {
    const auto after = next.restart_after[static_cast<std::size_t>(kind.role)];
    if (!after || next.revision == device.root.revision) continue;
    const auto known = device.remembered.find(kind.role);
    const auto before =
        known == device.remembered.end() ? std::nullopt : std::optional<Revision>(known->second);
    if (const auto now = restarted(before, *after)) device.remembered[kind.role] = *now;
  }
  device.root = std::move(next);
}

}  // namespace

PublicKey public_key(Key key) {
  return secret_key(key).public_key();
}

std::vector<PublicKey> public_keys(const std::vector<Key>& keys) {
  std::vector<PublicKey> out;
  for (const Key key : keys) out.push_back(public_key(key));
  return out;
}

guard::facts::Days on(std::string_view day) {
  return guard::facts::Days::only(guard::facts::day_of(day).value());
}

std::string envelope(std::string_view body, std::string_view type, const std::vector<Key>& keys) {
  std::string json = sign_envelope(body, type, secret_key(keys.front())).value();
  for (std::size_t i = 1; i < keys.size(); ++i)
    json = add_signature(json, type, secret_key(keys[i])).value();
  return json;
}

std::string envelope(std::string_view body, Role role, const std::vector<Key>& keys) {
  return envelope(body, kind_of(role).payload_type, keys);
}

std::string signature(std::string_view body, Role role, Key key, std::string_view key_id) {
  const Signature bytes = secret_key(key).sign(pae(kind_of(role).payload_type, body));
  return R"({"keyid":")" + std::string(key_id) + R"(","sig":")" + to_base64(as_text(bytes)) +
         R"("})";
}

std::string raw_envelope(std::string_view body, Role role, std::string_view signatures) {
  return R"({"payload":")" + to_base64(body) + R"(","payloadType":")" +
         std::string(kind_of(role).payload_type) + R"(","signatures":[)" + std::string(signatures) +
         "]}";
}

std::string RootDraft::body() const {
  std::string out = R"({"faceguard":"root/1","fleet":")" + fleet + R"(","revision":)" +
                    std::to_string(revision) + R"(,"not_before":")" + not_before +
                    R"(","expires":")" + expires + R"(","roles":{)";
  bool first = true;
  for (const auto& [word, said] : roles) {
    out += (first ? "\"" : ",\"") + word + R"(":{"threshold":)" + std::to_string(said.first) +
           R"(,"keys":[)";
    first = false;
    for (std::size_t i = 0; i < said.second.size(); ++i)
      out += (i == 0 ? "\"" : ",\"") + public_key(said.second[i]).text() + "\"";
    out += "]";
    if (const auto after = restart_after.find(word); after != restart_after.end())
      out += R"(,"restart_after":)" + std::to_string(after->second);
    out += "}";
  }
  return out + "}}";
}

std::string RootDraft::signed_by(const std::vector<Key>& keys) const {
  return envelope(body(), Role::root, keys);
}

std::string policy(std::uint64_t revision, std::string_view text, std::string_view more) {
  return R"({"faceguard":"policy/1","name":"springfield","revision":)" + std::to_string(revision) +
         R"(,"not_before":"2026-01-01","expires":"2027-06-30",)" + std::string(more) +
         R"("text":")" + std::string(text) + "\"}";
}

std::string descriptor(std::uint64_t revision, std::string_view more) {
  return R"({"faceguard":"descriptor/1","device":"bwc-0421","revision":)" +
         std::to_string(revision) + R"(,"not_before":"2026-01-01","expires":"2027-06-30",)" +
         std::string(more) + R"("context":{"timing":"recorded"}})";
}

std::optional<Refusal> Device::offer(std::string_view json, Role role) {
  if (role == Role::root) {
    auto next = open_successor_root(json, root, days);
    if (!next) return next.error().why;
    follow(*this, std::move(*next));
    return std::nullopt;
  }
  const auto offered = verified(json, role, *this);
  if (!offered) return offered.error().why;
  const auto known = remembered.find(role);
  const auto accepted = accept(
      known == remembered.end() ? std::nullopt : std::optional<Revision>(known->second), *offered);
  if (!accepted) return accepted.error().why;
  remembered[role] = *offered;
  return std::nullopt;
}

}  // namespace tests::attacks
