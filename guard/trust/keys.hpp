// SPDX-License-Identifier: LGPL-2.1-or-later
// Ed25519 keys and signatures, and the text files that keys are kept in: one line such as
// "faceguard-public-key-ed25519:BASE64", with empty lines and lines that begin with # around it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "guard/error.hpp"

namespace guard::trust {

inline constexpr std::size_t max_key_file_bytes = 4096;

using Signature = std::array<std::uint8_t, 64>;

class PublicKey {
 public:
  using Bytes = std::array<std::uint8_t, 32>;

  // Error: no point of the curve, or one of small order, under which anybody can sign.
  [[nodiscard]] static Expected<PublicKey> from_bytes(const Bytes& bytes);
  [[nodiscard]] static Expected<PublicKey> parse(std::string_view file);

  [[nodiscard]] const Bytes& bytes() const { return bytes_; }
  [[nodiscard]] std::string text() const;  // the line of a key file, without its end
  [[nodiscard]] std::string id() const;    // the first 16 hex digits of the key's SHA-256
  [[nodiscard]] bool verifies(std::string_view message, const Signature& signature) const;
  friend bool operator==(const PublicKey&, const PublicKey&) = default;

 private:
  explicit PublicKey(const Bytes& bytes) : bytes_(bytes) {}
  Bytes bytes_;
};

// Can be moved and not copied; kept in memory of its own that is never swapped out and is wiped at
// the end. Of a key that was moved from nothing may be asked.
class SecretKey {
 public:
  using Seed = std::array<std::uint8_t, 32>;

  // Error: no memory that can be protected. The caller wipes its copy of the seed.
  [[nodiscard]] static Expected<SecretKey> from_seed(const Seed& seed);
  // Errors never quote the file.
  [[nodiscard]] static Expected<SecretKey> parse(std::string_view file);

  [[nodiscard]] PublicKey public_key() const;
  [[nodiscard]] Signature sign(std::string_view message) const;
  [[nodiscard]] std::string text() const;  // the line of a key file; the caller wipes it

 private:
  struct Wipe {
    void operator()(std::uint8_t* memory) const;
  };
  using Memory = std::unique_ptr<std::uint8_t[], Wipe>;
  explicit SecretKey(Memory memory) : memory_(std::move(memory)) {}
  Memory memory_;
};

struct KeyPair {
  PublicKey public_key;
  SecretKey secret_key;
};
[[nodiscard]] Expected<KeyPair> new_key_pair();

// Overwrites a text that held a secret, so that no optimiser leaves it behind.
void wipe(std::string& text);

}  // namespace guard::trust
