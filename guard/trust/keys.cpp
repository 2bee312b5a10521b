// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/keys.hpp"

#include <sodium.h>

#include <algorithm>
#include <span>

#include "guard/trust/base64.hpp"

namespace guard::trust {
namespace {

constexpr std::string_view public_prefix = "faceguard-public-key-ed25519:";
constexpr std::string_view secret_prefix = "faceguard-secret-key-ed25519:";
constexpr std::size_t id_bytes = 8;

static_assert(PublicKey::Bytes{}.size() == crypto_sign_PUBLICKEYBYTES);
static_assert(SecretKey::Seed{}.size() == crypto_sign_SEEDBYTES);
static_assert(Signature{}.size() == crypto_sign_BYTES);

tl::unexpected<Error> fail_at_line(int line, std::string what, std::string remedy = {}) {
  return tl::unexpected<Error>({std::move(what), std::move(remedy), {}, line, 0});
}

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t begin = line.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(blanks) - begin + 1);
}

struct Line {
  std::string_view text;
  int number = 0;
};

// The one line of a key file that is neither empty nor a comment.
Expected<Line> key_line(std::string_view file) {
  if (file.size() > max_key_file_bytes)
    return fail("has " + std::to_string(file.size()) + " bytes, and a key file has at most " +
                std::to_string(max_key_file_bytes));
  Line found;
  for (int number = 1; !file.empty(); ++number) {
    const std::string_view line = trimmed(file.substr(0, file.find('\n')));
    file.remove_prefix(std::min(file.find('\n'), file.size() - 1) + 1);
    if (line.empty() || line.starts_with('#')) continue;
    if (!found.text.empty())
      return fail_at_line(number, "holds a second key", "keep each key in a file of its own");
    found = {line, number};
  }
  if (found.text.empty()) return fail("holds no key", "make one with `faceguard keys new`");
  return found;
}

// The 32 bytes behind the prefix; moved into `bytes`, with nothing left of them elsewhere.
Expected<void> decode(Line line, std::string_view prefix, std::array<std::uint8_t, 32>& bytes) {
  if (!line.text.starts_with(prefix))
    return fail_at_line(line.number,
                        "is no key file; expected a line '" + std::string(prefix) + "...'");
  std::optional<std::string> decoded = from_base64(line.text.substr(prefix.size()));
  const bool fits = decoded && decoded->size() == bytes.size();
  if (fits) std::ranges::copy(as_bytes(*decoded), bytes.begin());
  if (decoded) wipe(*decoded);
  if (!fits)
    return fail_at_line(line.number, "holds a damaged key: expected 32 bytes in base64 after '" +
                                         std::string(prefix) + "'");
  return {};
}

}  // namespace

void wipe(std::string& text) {
  sodium_memzero(text.data(), text.size());
  text.clear();
}

Expected<PublicKey> PublicKey::from_bytes(const Bytes& bytes) {
  if (crypto_core_ed25519_is_valid_point(bytes.data()) != 1)
    return fail("is no valid Ed25519 public key", "ask its owner for the .pub file again");
  return PublicKey(bytes);
}

Expected<PublicKey> PublicKey::parse(std::string_view file) {
  const auto line = key_line(file);
  if (!line) return tl::unexpected(line.error());
  if (line->text.starts_with(secret_prefix))
    return fail_at_line(line->number, "is a secret key where a public one is expected",
                        "give the .pub file, and keep the .key file to yourself");
  Bytes bytes;
  if (const auto decoded = decode(*line, public_prefix, bytes); !decoded)
    return tl::unexpected(decoded.error());
  return from_bytes(bytes);
}

std::string PublicKey::text() const {
  return std::string(public_prefix) + to_base64(as_text(bytes_));
}

std::string PublicKey::id() const {
  std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash;
  crypto_hash_sha256(hash.data(), bytes_.data(), bytes_.size());
  std::array<char, 2 * id_bytes + 1> hex;
  return sodium_bin2hex(hex.data(), hex.size(), hash.data(), id_bytes);
}

bool PublicKey::verifies(std::string_view message, const Signature& signature) const {
  return crypto_sign_verify_detached(signature.data(), as_bytes(message).data(), message.size(),
                                     bytes_.data()) == 0;
}

void SecretKey::Wipe::operator()(std::uint8_t* memory) const {
  sodium_free(memory);
}

Expected<SecretKey> SecretKey::from_seed(const Seed& seed) {
  if (sodium_init() < 0) return fail("libsodium can't be initialised");
  Memory memory(static_cast<std::uint8_t*>(sodium_malloc(crypto_sign_SECRETKEYBYTES)));
  if (!memory) return fail("there is no protected memory for a secret key");
  PublicKey::Bytes ignored;
  crypto_sign_seed_keypair(ignored.data(), memory.get(), seed.data());
  return SecretKey(std::move(memory));
}

Expected<SecretKey> SecretKey::parse(std::string_view file) {
  const auto line = key_line(file);
  if (!line) return tl::unexpected(line.error());
  if (line->text.starts_with(public_prefix))
    return fail_at_line(line->number, "is a public key where a secret one is expected",
                        "give the .key file");
  Seed seed;
  if (const auto decoded = decode(*line, secret_prefix, seed); !decoded)
    return tl::unexpected(decoded.error());
  auto key = from_seed(seed);
  sodium_memzero(seed.data(), seed.size());
  return key;
}

PublicKey SecretKey::public_key() const {
  PublicKey::Bytes bytes;
  crypto_sign_ed25519_sk_to_pk(bytes.data(), memory_.get());
  return PublicKey::from_bytes(bytes).value();  // made from a seed, it is always valid
}

Signature SecretKey::sign(std::string_view message) const {
  Signature signature;
  crypto_sign_detached(signature.data(), nullptr, as_bytes(message).data(), message.size(),
                       memory_.get());
  return signature;
}

std::string SecretKey::text() const {
  Seed seed;
  crypto_sign_ed25519_sk_to_seed(seed.data(), memory_.get());
  std::string encoded = to_base64(as_text(seed));
  sodium_memzero(seed.data(), seed.size());
  std::string line;
  line.reserve(secret_prefix.size() + encoded.size());
  line += secret_prefix;
  line += encoded;
  wipe(encoded);
  return line;
}

Expected<KeyPair> new_key_pair() {
  if (sodium_init() < 0) return fail("libsodium can't be initialised");
  SecretKey::Seed seed;
  randombytes_buf(seed.data(), seed.size());
  auto secret = SecretKey::from_seed(seed);
  sodium_memzero(seed.data(), seed.size());
  if (!secret) return tl::unexpected(secret.error());
  const PublicKey open = secret->public_key();
  return KeyPair{open, std::move(*secret)};
}

}  // namespace guard::trust
