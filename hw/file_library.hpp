// SPDX-License-Identifier: LGPL-2.1-or-later
// What is in the files that elements name: hashed, and read where they can be, once for each
// content.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "guard/recognition/element.hpp"

namespace hw {

// A file as the kernel tells it from others: another file, or another content, differs in one of
// these unless somebody takes pains that it does not.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970, as is the next
  std::int64_t changed = 0;
  std::uint64_t size = 0;
  auto operator<=>(const FileIdentity&) const = default;
};

// All zero when there is no such file.
[[nodiscard]] FileIdentity identity_of(const std::string& path);

// Reads and hashes the whole file: takes a second for some hundred megabytes. Never fails; what is
// missing, and why, is in the result.
[[nodiscard]] guard::recognition::FileFacts look_into(const std::string& path);

// Looks asked for in one thread and done in another. Any thread may call anything.
class FileLibrary {
 public:
  // What is known of the file as it now is; pending when it has yet to be read. One system call.
  [[nodiscard]] guard::recognition::Look look(const std::string& path);

  // Reads what is pending, or waits while another thread does.
  void read_pending();

  // Counts how often what is known of any file became other, whoever looked or read: who judged at
  // a lower count judges again.
  [[nodiscard]] std::uint64_t changes() const;

  // Whether any file that was looked at is another now than it was then.
  [[nodiscard]] bool anything_changed() const;

  // All paths that were asked for.
  [[nodiscard]] std::vector<std::string> paths() const;

 private:
  struct Known {
    FileIdentity identity;
    std::shared_ptr<const guard::recognition::FileFacts> facts;  // null: not read yet
  };

  std::mutex reading_;        // held while files are read; taken before the next
  mutable std::mutex mutex_;  // of what follows
  std::map<std::string, Known> known_;
  std::set<std::string> pending_;
  std::uint64_t changes_ = 0;
};

}  // namespace hw
