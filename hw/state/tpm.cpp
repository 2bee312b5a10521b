// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/state/tpm.hpp"

#include <sodium.h>

#include "hw/state/tpm_session.hpp"

namespace hw::state {
namespace {

using guard::Expected;

constexpr UINT16 counter_bytes = 8;
constexpr std::size_t digest_bytes = 32;
constexpr UINT16 texts_bytes = 2 * digest_bytes;

std::uint64_t big_endian(const std::string& bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = number << 8U | static_cast<unsigned char>(byte);
  return number;
}

std::string hex(const std::string& bytes) {
  std::string digits(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                 bytes.size());
  digits.pop_back();
  return digits;
}

// `digits` are 64 hex digits.
std::string from_hex(const std::string& digits) {
  std::string bytes(digest_bytes, '\0');
  sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), digits.data(),
                 digits.size(), nullptr, nullptr, nullptr);
  return bytes;
}

struct Indices {
  std::optional<NvIndex> counter;
  std::optional<NvIndex> texts;
};

bool is_written(const std::optional<NvIndex>& index) {
  return index && (index->attributes & TPMA_NV_WRITTEN) != 0;
}

bool is_of(const std::optional<NvIndex>& index, TPM2_NT type) {
  return !index ||
         (index->attributes & TPMA_NV_TPM2_NT_MASK) >> TPMA_NV_TPM2_NT_SHIFT == TPMA_NV{type};
}

Expected<Indices> find(TpmSession& tpm, std::uint32_t index) {
  const auto counter = tpm.find(index);
  if (!counter) return tl::unexpected(counter.error());
  const auto texts = tpm.find(index + 1);
  if (!texts) return tl::unexpected(texts.error());
  if (is_of(*counter, TPM2_NT_COUNTER) && is_of(*texts, TPM2_NT_ORDINARY))
    return Indices{*counter, *texts};
  return guard::fail("the TPM's index is used for something else",
                     "name another one, with the one after it free as well");
}

// For what takes a memory that was made.
Expected<Indices> find_made(TpmSession& tpm, std::uint32_t index) {
  auto found = find(tpm, index);
  if (found && !(is_written(found->counter) && is_written(found->texts)))
    return guard::fail("the TPM holds no memory's counter at this index");
  return found;
}

}  // namespace

Expected<std::optional<Testimony>> Tpm::read() {
  auto tpm = TpmSession::open(tcti_);
  if (!tpm) return tl::unexpected(tpm.error());
  const auto found = find(*tpm, index_);
  if (!found) return tl::unexpected(found.error());
  if (!is_written(found->counter) || !is_written(found->texts)) return std::nullopt;
  const auto counter = tpm->read(*found->counter, counter_bytes);
  if (!counter) return tl::unexpected(counter.error());
  const auto texts = tpm->read(*found->texts, texts_bytes);
  if (!texts) return tl::unexpected(texts.error());
  if (texts->size() != texts_bytes) return guard::fail("the TPM answers with too little");
  return Testimony{big_endian(*counter),
                   {hex(texts->substr(0, digest_bytes)), hex(texts->substr(digest_bytes))}};
}

Expected<void> Tpm::make() {
  auto tpm = TpmSession::open(tcti_);
  if (!tpm) return tl::unexpected(tpm.error());
  auto found = find(*tpm, index_);
  if (!found) return tl::unexpected(found.error());
  if (!found->counter) {
    const auto made = tpm->define(index_, TPM2_NT_COUNTER, counter_bytes);
    if (!made) return tl::unexpected(made.error());
    found->counter = *made;
  }
  if (!is_written(found->counter))
    if (auto counted = tpm->increment(*found->counter); !counted) return counted;
  if (!found->texts) {
    const auto made = tpm->define(index_ + 1, TPM2_NT_ORDINARY, texts_bytes);
    if (!made) return tl::unexpected(made.error());
    found->texts = *made;
  }
  if (is_written(found->texts)) return {};
  return tpm->write(*found->texts, std::string(texts_bytes, '\0'));
}

Expected<void> Tpm::write_texts(const std::array<std::string, 2>& texts) {
  auto tpm = TpmSession::open(tcti_);
  if (!tpm) return tl::unexpected(tpm.error());
  const auto found = find_made(*tpm, index_);
  if (!found) return tl::unexpected(found.error());
  return tpm->write(*found->texts, from_hex(texts[0]) + from_hex(texts[1]));
}

Expected<void> Tpm::increment() {
  auto tpm = TpmSession::open(tcti_);
  if (!tpm) return tl::unexpected(tpm.error());
  const auto found = find_made(*tpm, index_);
  if (!found) return tl::unexpected(found.error());
  return tpm->increment(*found->counter);
}

}  // namespace hw::state
