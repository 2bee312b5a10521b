// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include "hw/descriptor.hpp"

namespace hw {
namespace {

using guard::Error;
using guard::fail;

tl::unexpected<Error> fail_at(const std::filesystem::path& path, std::string what,
                              std::string remedy = {}) {
  return tl::unexpected<Error>(Error{std::move(what), std::move(remedy), path.string(), 0, 0});
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

guard::Expected<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  // O_NONBLOCK: opening a FIFO nobody writes to must not wait.
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.get() < 0) return fail_at(path, std::string("can't be opened: ") + std::strerror(errno));
  struct stat info = {};
  if (fstat(file.get(), &info) != 0) return fail_at(path, std::strerror(errno));
  if (S_ISDIR(info.st_mode)) return fail_at(path, "is a folder", "name a file in it");
  if (!S_ISREG(info.st_mode)) return fail_at(path, "is no regular file");
  const auto too_large = [&](std::size_t size) {
    return fail_at(path, "has " + std::to_string(size) +
                             " bytes or more, and such a document has " + "at most " +
                             std::to_string(max_bytes));
  };
  if (static_cast<std::size_t>(info.st_size) > max_bytes)
    return too_large(static_cast<std::size_t>(info.st_size));

  std::string bytes;
  char block[16384];
  for (;;) {
    const ssize_t n = read(file.get(), block, sizeof block);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_at(path, std::string("can't be read: ") + std::strerror(errno));
    if (n == 0) return bytes;
    bytes.append(block, static_cast<std::size_t>(n));
    if (bytes.size() > max_bytes) return too_large(bytes.size());  // it grew while being read
  }
}

guard::Expected<void> write_file(const std::filesystem::path& path, std::string_view bytes,
                                 Write how) {
  const bool secret = how == Write::create_secret;
  // A device is not a name to be given to another file.
  std::error_code ignored;
  const auto existing = std::filesystem::status(path, ignored);
  if (std::filesystem::exists(existing) && !std::filesystem::is_regular_file(existing))
    return fail_at(path, "is no regular file and is not replaced", "write to a file, or to -");

  std::string temporary = path.string() + ".XXXXXX";
  const Descriptor file(mkostemp(temporary.data(), O_CLOEXEC));  // mode 0600
  if (file.get() < 0)
    return fail_at(path, std::string("can't be written: ") + std::strerror(errno));
  const bool written = (secret || fchmod(file.get(), 0644) == 0) && write_all(file.get(), bytes) &&
                       fsync(file.get()) == 0 &&
                       renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(),
                                 secret ? RENAME_NOREPLACE : 0) == 0;
  if (written) return {};
  const int why = errno;
  unlink(temporary.c_str());
  if (why == EEXIST)
    return fail_at(path, "exists already and is not overwritten",
                   "choose another name, or move the old file away");
  return fail_at(path, std::string("can't be written: ") + std::strerror(why));
}

guard::Expected<std::vector<std::filesystem::path>> files_below(const std::filesystem::path& folder,
                                                                std::string_view extension) {
  std::error_code error;
  std::vector<std::filesystem::path> found;
  for (std::filesystem::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error))
    if (it->path().extension() == extension) found.push_back(it->path());
  if (error) return fail_at(folder, "can't be listed: " + error.message());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace hw
