// SPDX-License-Identifier: LGPL-2.1-or-later
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "guard/models/likeness.hpp"
#include "guard/models/read.hpp"
#include "hw/descriptor.hpp"
#include "hw/file_library.hpp"

namespace hw {
namespace {

using guard::recognition::FileFacts;

// Reads up to `into.size()` bytes from `offset`; fewer only at the end, negative on failure.
ssize_t read_at(int fd, std::uint64_t offset, std::span<std::byte> into) {
  std::size_t done = 0;
  while (done < into.size()) {
    const ssize_t n = pread(fd, into.data() + done, into.size() - done,
                            static_cast<off_t>(offset + done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return -1;
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  return static_cast<ssize_t>(done);
}

// The hash of all bytes, and the bytes themselves when they are few and text.
bool hash(int fd, FileFacts& facts) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::array<std::byte, 1 << 16> block{};
  std::string body;
  bool is_text = true;
  for (std::uint64_t offset = 0;;) {
    const ssize_t n = read_at(fd, offset, block);
    if (n < 0) return false;
    if (n == 0) break;
    const auto count = static_cast<std::size_t>(n);
    const auto* bytes = reinterpret_cast<const unsigned char*>(block.data());
    crypto_hash_sha256_update(&state, bytes, count);
    offset += count;
    is_text = is_text && offset <= guard::recognition::max_body_bytes &&
              std::memchr(bytes, 0, count) == nullptr;
    if (is_text) body.append(reinterpret_cast<const char*>(bytes), count);
  }
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&state, digest.data());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> digits{};
  sodium_bin2hex(digits.data(), digits.size(), digest.data(), digest.size());
  facts.sha256 = digits.data();
  if (is_text) facts.body = std::move(body);
  return true;
}

}  // namespace

FileFacts look_into(const std::string& path) {
  FileFacts facts;
  // O_NONBLOCK: opening a FIFO nobody writes to must not wait.
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat info = {};
  if (file.get() < 0 || fstat(file.get(), &info) != 0) {
    facts.problem = std::string("can't be read: ") + std::strerror(errno);
    return facts;
  }
  if (!S_ISREG(info.st_mode)) {
    facts.problem = S_ISDIR(info.st_mode) ? "is a folder" : "is no regular file";
    return facts;
  }
  if (!hash(file.get(), facts)) {
    facts.problem = std::string("can't be read: ") + std::strerror(errno);
    return facts;
  }
  const guard::models::Bytes bytes{
      static_cast<std::uint64_t>(info.st_size),
      [fd = file.get()](std::uint64_t offset, std::span<std::byte> into) {
        return read_at(fd, offset, into) == static_cast<ssize_t>(into.size());
      }};
  if (const auto shape = guard::models::read_shape(bytes)) {
    facts.likeness = guard::models::likeness(*shape);
    facts.shape = guard::models::text(*shape);
  } else if (!facts.body) {
    facts.problem = shape.error().what;
  }
  return facts;
}

}  // namespace hw
