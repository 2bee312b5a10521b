// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/audit/note.hpp"

#include <algorithm>

#include "guard/audit/hash.hpp"
#include "guard/trust/base64.hpp"

namespace guard::audit {
namespace {

constexpr std::string_view signature_mark = "\xe2\x80\x94 ";  // an em dash and a blank
constexpr char ed25519 = 1;
constexpr std::size_t id_bytes = 4;
constexpr std::size_t key_bytes = trust::PublicKey::Bytes{}.size();

std::string encoded(const trust::PublicKey& key) {
  return ed25519 + std::string(trust::as_text(key.bytes()));
}

// Base64 in the one spelling that C2SP allows.
std::optional<std::string> strict_base64(std::string_view text) {
  auto bytes = trust::from_base64(text);
  if (bytes && trust::to_base64(*bytes) != text) bytes.reset();
  return bytes;
}

bool is_name(std::string_view name) {
  return !name.empty() &&
         std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~' && c != '+'; });
}

struct SignatureLine {
  std::string_view name;
  std::string bytes;  // the key's id, then the signature
};

std::optional<SignatureLine> signature_line(std::string_view line) {
  if (!line.starts_with(signature_mark)) return std::nullopt;
  line.remove_prefix(signature_mark.size());
  const std::size_t blank = line.find(' ');
  if (blank == 0 || blank == std::string_view::npos) return std::nullopt;
  auto bytes = strict_base64(line.substr(blank + 1));
  if (!bytes || bytes->size() <= id_bytes) return std::nullopt;
  return SignatureLine{line.substr(0, blank), std::move(*bytes)};
}

bool holds(std::string_view text, const SignatureLine& line, const VerifierKey& key) {
  trust::Signature signature;
  if (line.bytes.size() != id_bytes + signature.size()) return false;
  std::ranges::copy(trust::as_bytes(line.bytes).subspan(id_bytes), signature.begin());
  return key.key().verifies(text, signature);
}

}  // namespace

Expected<VerifierKey> VerifierKey::make(std::string_view name, const trust::PublicKey& key) {
  if (!is_name(name))
    return fail("a key's name is not empty and has no blanks, control characters or '+'");
  return VerifierKey(name, key);
}

Expected<VerifierKey> VerifierKey::parse(std::string_view text) {
  constexpr std::string_view form = "NAME+HASH+KEY, the line of an audit.pub file";
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  const std::size_t first = text.find('+');
  const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos)
    return fail("is no verifier key", "expected is " + std::string(form));
  const auto bytes = strict_base64(text.substr(second + 1));
  if (!bytes || bytes->size() != 1 + key_bytes || bytes->front() != ed25519)
    return fail("holds no Ed25519 key", "expected is " + std::string(form));
  trust::PublicKey::Bytes key;
  std::ranges::copy(trust::as_bytes(*bytes).subspan(1), key.begin());
  return trust::PublicKey::from_bytes(key)
      .and_then([&](const trust::PublicKey& valid) { return make(text.substr(0, first), valid); })
      .and_then([&](const VerifierKey& made) -> Expected<VerifierKey> {
        if (made.text() == text) return made;
        return fail("is damaged: its hash is not that of its name and key",
                    "copy the audit.pub file again");
      });
}

std::string VerifierKey::id() const {
  const Hash hash = hash_of(name_ + "\n" + encoded(key_));
  return std::string(trust::as_text(hash).substr(0, id_bytes));
}

std::string VerifierKey::text() const {
  return name_ + "+" + hex(id()) + "+" + trust::to_base64(encoded(key_));
}

std::string sign_note(std::string_view text, std::string_view name, const trust::SecretKey& key) {
  const Hash hash = hash_of(std::string(name) + "\n" + encoded(key.public_key()));
  const trust::Signature signature = key.sign(text);
  std::string bytes(trust::as_text(hash).substr(0, id_bytes));
  bytes += trust::as_text(signature);
  return std::string(text) + "\n" + std::string(signature_mark) + std::string(name) + " " +
         trust::to_base64(bytes) + "\n";
}

Expected<SignedText> open_note(std::string_view note, std::span<const VerifierKey> keys) {
  const std::size_t blank = note.rfind("\n\n");
  if (note.size() > max_note_bytes || blank == std::string_view::npos || !note.ends_with('\n') ||
      std::ranges::any_of(note, [](char c) { return c >= 0 && c < ' ' && c != '\n'; }))
    return fail("is no signed note");
  SignedText opened{note.substr(0, blank + 1), nullptr};
  std::string_view rest = note.substr(blank + 2);
  if (rest.empty()) return fail("is a note without a signature");
  for (std::size_t count = 0; !rest.empty(); ++count) {
    const std::size_t end = rest.find('\n');
    const auto line = signature_line(rest.substr(0, end));
    rest.remove_prefix(end + 1);
    if (!line || count == max_note_signatures) return fail("has a signature line that is none");
    for (const VerifierKey& key : keys) {
      if (key.name() != line->name || !line->bytes.starts_with(key.id())) continue;
      if (!holds(opened.text, *line, key))
        return fail("the signature of " + key.name() + " doesn't hold");
      opened.signed_by = &key;
    }
  }
  return opened;
}

}  // namespace guard::audit
