// SPDX-License-Identifier: LGPL-2.1-or-later
// A disk in memory that remembers each step, and every state it may be in after a power cut.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "hw/disk/disk.hpp"

namespace tests::hw::disk {

enum class StepKind { create, append, truncate, sync, sync_folder, rename, remove, acknowledge };

struct Step {
  StepKind kind;
  std::size_t file = 0;    // which file, whatever its name is
  std::string name;        // the name it gets or loses; of sync_folder the folder
  std::string from;        // of rename
  std::string bytes;       // of append
  std::size_t length = 0;  // of truncate
};

// A copy is a disk of its own. It never fails but as POSIX says: no file, it exists, no folder.
class CrashDisk final : public ::hw::disk::Disk {
 public:
  using path = std::filesystem::path;
  template <class T>
  using Expected = guard::Expected<T>;

  // "/" is there and empty.
  CrashDisk() = default;
  // What is there has all been synced.
  CrashDisk(std::map<std::string, std::string> files, std::set<std::string> folders);

  bool exists(const path& file) override;
  Expected<std::string> read(const path& file, std::size_t max_bytes) override;
  Expected<std::vector<std::string>> list(const path& folder) override;
  Expected<void> make_folder(const path& folder) override;  // it stays
  Expected<void> create(const path& file, ::hw::disk::Readers readers) override;
  Expected<void> append(const path& file, std::string_view bytes) override;
  Expected<void> truncate(const path& file, std::size_t bytes) override;
  Expected<void> sync(const path& file) override;
  Expected<void> sync_folder(const path& folder) override;
  Expected<void> rename(const path& from, const path& to) override;
  Expected<void> remove(const path& file) override;

  // Notes that somebody was told just now that what he asked for is done.
  void acknowledge();

  [[nodiscard]] const std::vector<std::string>& start() const { return start_; }
  [[nodiscard]] const std::map<std::string, std::size_t>& start_names() const {
    return start_names_;
  }
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  [[nodiscard]] const std::set<std::string>& folders() const { return folders_; }

 private:
  Expected<std::size_t> file_of(const path& file, std::string_view action) const;

  std::vector<std::string> start_;  // the files' bytes when this disk was made
  std::map<std::string, std::size_t> start_names_;
  std::vector<Step> steps_;
  std::vector<std::string> files_;  // as a running program sees them
  std::map<std::string, std::size_t> names_;
  std::set<std::string> folders_ = {"/"};
};

}  // namespace tests::hw::disk
