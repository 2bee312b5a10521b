// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/envelope.hpp"

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <vector>

#include "guard/trust/base64.hpp"
#include "guard/trust/json_fields.hpp"

namespace guard::trust {
namespace {

constexpr auto envelope_fields =
    std::to_array<std::string_view>({"payload", "payloadType", "signatures"});
constexpr auto signature_fields = std::to_array<std::string_view>({"keyid", "sig"});

struct KeySignature {
  std::string key_id;  // empty when the envelope doesn't tell
  Signature bytes;
};

// An envelope as it was read, of which nothing is verified yet.
struct Envelope {
  std::string payload;
  std::vector<KeySignature> signatures;
};

Expected<std::string> bytes_field(const JsonValue& object, std::string_view path,
                                  std::string_view name) {
  const auto field = field_of(object, path, name);
  if (!field) return tl::unexpected(field.error());
  const auto text = text_of(**field, below(path, name), "base64");
  if (!text) return tl::unexpected(text.error());
  auto bytes = from_base64(*text);
  if (!bytes) return refuse(**field, below(path, name), "is no base64 with padding");
  return std::move(*bytes);
}

Checked<void> check_type(const JsonValue& root, std::string_view expected) {
  const auto field = field_of(root, {}, "payloadType").map_error(malformed);
  if (!field) return tl::unexpected(field.error());
  const auto type = text_of(**field, "payloadType", "a text").map_error(malformed);
  if (!type) return tl::unexpected(type.error());
  if (*type == expected) return {};
  return refused(
      Refusal::wrong_type,
      refuse(**field, "payloadType", "is " + quoted(*type) + ", expected " + quoted(expected),
             "a signature for one kind of document doesn't hold for another")
          .value());
}

Expected<KeySignature> signature_of(const JsonValue& value, std::string_view path) {
  if (const auto fields = check_fields(value, path, signature_fields); !fields)
    return tl::unexpected(fields.error());
  KeySignature signature;
  if (const JsonValue* id = value.find("keyid")) {
    const auto text = text_of(*id, below(path, "keyid"), "a text");
    if (!text) return tl::unexpected(text.error());
    signature.key_id = *text;
  }
  const auto bytes = bytes_field(value, path, "sig");
  if (!bytes) return tl::unexpected(bytes.error());
  if (bytes->size() != signature.bytes.size())
    return refuse(value, below(path, "sig"),
                  "has " + std::to_string(bytes->size()) + " bytes; an Ed25519 signature has 64");
  std::ranges::copy(as_bytes(*bytes), signature.bytes.begin());
  return signature;
}

Expected<std::vector<KeySignature>> read_signatures(const JsonValue& list) {
  if (list.items.size() > max_signatures)
    return refuse(list, "signatures",
                  "holds more than " + std::to_string(max_signatures) + " signatures");
  std::vector<KeySignature> signatures;
  for (const JsonValue& item : list.items) {
    auto signature = signature_of(item, below("signatures", signatures.size()));
    if (!signature) return tl::unexpected(signature.error());
    signatures.push_back(std::move(*signature));
  }
  return signatures;
}

Checked<std::vector<KeySignature>> signatures_of(const JsonValue& root) {
  const auto field = field_of(root, {}, "signatures");
  if (!field) return refused(Refusal::not_signed, field.error());
  const JsonValue& list = **field;
  if (list.kind != JsonKind::array)
    return refused(Refusal::malformed,
                   refuse_kind(list, "signatures", "an array of signatures").value());
  if (list.items.empty())
    return refused(Refusal::not_signed, refuse(list, "signatures", "holds no signature").value());
  return read_signatures(list).map_error(malformed);
}

Checked<Envelope> read_envelope(std::string_view json, std::string_view payload_type) {
  const std::size_t cap = envelope_cap(payload_type);
  const auto root = parse_json(json, cap, max_envelope_depth);
  if (!root)
    return refused(json.size() > cap ? Refusal::too_large : Refusal::malformed, root.error());
  const bool is_envelope = root->find("payload") || root->find("signatures");
  if (root->kind == JsonKind::object && !is_envelope)
    return refused(Refusal::not_signed,
                   {"is not signed", "sign it with `faceguard sign`", {}, 0, 0});
  if (const auto fields = check_fields(*root, {}, envelope_fields); !fields)
    return refused(Refusal::malformed, fields.error());
  if (const auto type = check_type(*root, payload_type); !type) return tl::unexpected(type.error());
  auto signatures = signatures_of(*root);
  if (!signatures) return tl::unexpected(signatures.error());
  auto payload = bytes_field(*root, {}, "payload");
  if (!payload) return refused(Refusal::malformed, payload.error());
  return Envelope{std::move(*payload), std::move(*signatures)};
}

Expected<std::string> write_envelope(const Envelope& envelope, std::string_view payload_type) {
  boost::json::array signatures;
  for (const KeySignature& signature : envelope.signatures)
    signatures.push_back(
        {{"keyid", signature.key_id}, {"sig", to_base64(as_text(signature.bytes))}});
  std::string json = boost::json::serialize(
      boost::json::object{{"payload", to_base64(envelope.payload)},
                          {"payloadType", boost::json::string_view(payload_type)},
                          {"signatures", std::move(signatures)}});
  if (const std::size_t cap = envelope_cap(payload_type); json.size() > cap)
    return fail("would have " + std::to_string(json.size()) +
                " bytes when signed, and such a document has at most " + std::to_string(cap));
  return json;
}

// Why not enough signatures hold, for the person who has to mend it.
tl::unexpected<Refused> refuse_unverified(const Envelope& envelope,
                                          std::span<const PublicKey> trusted, std::size_t holding,
                                          std::size_t threshold) {
  std::string named;
  for (const KeySignature& signature : envelope.signatures) {
    for (const PublicKey& key : trusted)
      if (holding == 0 && signature.key_id == key.id())
        return refused(Refusal::altered,
                       {"its signature by the trusted key " + key.id() + " doesn't hold",
                        "the document was altered after it was signed: sign it again",
                        {},
                        0,
                        0});
    if (!signature.key_id.empty()) named += (named.empty() ? "" : ", ") + quoted(signature.key_id);
  }
  return refused(
      Refusal::untrusted,
      {threshold == 1 ? "no trusted key has signed it"
                      : std::to_string(threshold) + " trusted keys must have signed it, and " +
                            std::to_string(holding) + " did",
       "it names as its signers " + (named.empty() ? "nobody" : named),
       {},
       0,
       0});
}

}  // namespace

std::string pae(std::string_view payload_type, std::string_view payload) {
  std::string out = "DSSEv1 ";
  out += std::to_string(payload_type.size()) + " ";
  out += payload_type;
  out += " " + std::to_string(payload.size()) + " ";
  out += payload;
  return out;
}

Checked<std::string> open_envelope(std::string_view json, std::string_view payload_type,
                                   std::span<const PublicKey> trusted, std::size_t threshold) {
  if (threshold == 0)
    return refused(Refusal::no_signers,
                   {"a threshold of 0 signatures would trust everybody", {}, {}, 0, 0});
  auto envelope = read_envelope(json, payload_type);
  if (!envelope) return tl::unexpected(envelope.error());
  if (trusted.empty())
    return refused(Refusal::no_signers,
                   {"no key is trusted, so nothing can be verified", {}, {}, 0, 0});

  const std::string message = pae(payload_type, envelope->payload);
  std::vector<PublicKey> holding;  // each key once, however often it signed or is listed
  for (const PublicKey& key : trusted) {
    const bool holds = std::ranges::any_of(envelope->signatures, [&](const KeySignature& one) {
      return key.verifies(message, one.bytes);
    });
    if (holds && std::ranges::find(holding, key) == holding.end()) holding.push_back(key);
  }
  if (holding.size() < threshold)
    return refuse_unverified(*envelope, trusted, holding.size(), threshold);
  return std::move(envelope->payload);
}

Checked<std::string> open_envelope(std::string_view json, Role role, const Signers& signers) {
  return open_envelope(json, kind_of(role).payload_type, signers.keys, signers.threshold);
}

Checked<std::string> unverified_payload(std::string_view json, std::string_view payload_type) {
  auto envelope = read_envelope(json, payload_type);
  if (!envelope) return tl::unexpected(envelope.error());
  return std::move(envelope->payload);
}

Expected<std::string> sign_envelope(std::string_view payload, std::string_view payload_type,
                                    const SecretKey& key) {
  return write_envelope(
      {std::string(payload), {{key.public_key().id(), key.sign(pae(payload_type, payload))}}},
      payload_type);
}

Expected<std::string> add_signature(std::string_view json, std::string_view payload_type,
                                    const SecretKey& key) {
  auto envelope = read_envelope(json, payload_type);
  if (!envelope) return tl::unexpected(envelope.error());
  const std::string message = pae(payload_type, envelope->payload);
  const PublicKey signer = key.public_key();
  for (const KeySignature& signature : envelope->signatures)
    if (signer.verifies(message, signature.bytes))
      return fail("is signed by the key " + signer.id() + " already");
  if (envelope->signatures.size() == max_signatures)
    return fail("holds " + std::to_string(max_signatures) + " signatures and no more");
  envelope->signatures.push_back({signer.id(), key.sign(message)});
  return write_envelope(*envelope, payload_type);
}

}  // namespace guard::trust
