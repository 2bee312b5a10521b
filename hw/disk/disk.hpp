// SPDX-License-Identifier: LGPL-2.1-or-later
// The steps by which state gets onto a disk, one system call each, so that a test can cut the power
// between any two of them. What was written counts only once it is synced: a file by sync(), a name
// by sync_folder().
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "guard/error.hpp"

namespace hw::disk {

enum class Readers : unsigned char { everybody, owner };  // mode 0644 or 0600

// One thread at a time for each file. Errors name the path and the reason; hw/disk/trouble.hpp
// tells a full disk from a broken one. Links in place of files are refused.
class Disk {
 public:
  virtual ~Disk() = default;

  [[nodiscard]] virtual bool exists(const std::filesystem::path& file) = 0;
  // The whole of a regular file of at most `max_bytes`.
  [[nodiscard]] virtual guard::Expected<std::string> read(const std::filesystem::path& file,
                                                          std::size_t max_bytes) = 0;
  // The names in a folder, sorted.
  [[nodiscard]] virtual guard::Expected<std::vector<std::string>> list(
      const std::filesystem::path& folder) = 0;
  // A folder for its owner alone, to stay, its parents made too; no error when it is there.
  [[nodiscard]] virtual guard::Expected<void> make_folder(const std::filesystem::path& folder) = 0;
  // A new empty file. Error: it exists.
  [[nodiscard]] virtual guard::Expected<void> create(const std::filesystem::path& file,
                                                     Readers readers) = 0;
  // Adds bytes at the end of an existing file. On an error some of them may have been written.
  [[nodiscard]] virtual guard::Expected<void> append(const std::filesystem::path& file,
                                                     std::string_view bytes) = 0;
  [[nodiscard]] virtual guard::Expected<void> truncate(const std::filesystem::path& file,
                                                       std::size_t bytes) = 0;
  // After an error what was appended since the last sync has to be written again: the kernel takes
  // it for written.
  [[nodiscard]] virtual guard::Expected<void> sync(const std::filesystem::path& file) = 0;
  [[nodiscard]] virtual guard::Expected<void> sync_folder(const std::filesystem::path& folder) = 0;
  // Replaces `to` in one step.
  [[nodiscard]] virtual guard::Expected<void> rename(const std::filesystem::path& from,
                                                     const std::filesystem::path& to) = 0;
  [[nodiscard]] virtual guard::Expected<void> remove(const std::filesystem::path& file) = 0;
};

// The machine's own.
[[nodiscard]] Disk& real();

// Replaces a file so that after a power cut it holds the old bytes or the new ones: writes
// `file`.new, syncs it, renames it, syncs the folder. When it returns without an error the new ones
// are there to stay.
[[nodiscard]] guard::Expected<void> replace(Disk& disk, const std::filesystem::path& file,
                                            std::string_view bytes, Readers readers);

}  // namespace hw::disk
