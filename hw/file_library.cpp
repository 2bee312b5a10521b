// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/file_library.hpp"

#include <sys/stat.h>

namespace hw {

using guard::recognition::FileFacts;
using guard::recognition::Look;

namespace {

std::shared_ptr<const FileFacts> missing_file() {
  auto facts = std::make_shared<FileFacts>();
  facts->problem = "does not exist";
  return facts;
}

}  // namespace

FileIdentity identity_of(const std::string& path) {
  struct stat info = {};
  if (stat(path.c_str(), &info) != 0) return {};
  const auto nanoseconds = [](const timespec& t) {
    return static_cast<std::int64_t>(t.tv_sec) * 1'000'000'000 + t.tv_nsec;
  };
  return {info.st_dev, info.st_ino, nanoseconds(info.st_mtim), nanoseconds(info.st_ctim),
          static_cast<std::uint64_t>(info.st_size)};
}

Look FileLibrary::look(const std::string& path) {
  const FileIdentity now = identity_of(path);
  const std::lock_guard lock(mutex_);
  Known& known = known_[path];
  if (known.identity != now) {
    known = {now, nullptr};
    ++changes_;
  }
  if (!known.facts && now == FileIdentity{}) known.facts = missing_file();
  if (known.facts) return {known.facts, false};
  pending_.insert(path);
  return {nullptr, true};
}

void FileLibrary::read_pending() {
  const std::lock_guard one_at_a_time(reading_);
  std::set<std::string> paths;
  {
    const std::lock_guard lock(mutex_);
    paths.swap(pending_);
  }
  for (const std::string& path : paths) {
    const FileIdentity before = identity_of(path);
    auto facts = std::make_shared<const FileFacts>(look_into(path));
    const FileIdentity after = identity_of(path);
    const std::lock_guard lock(mutex_);
    // What was read of a file while it was written is of no use.
    if (before == after)
      known_[path] = {after, std::move(facts)};
    else
      pending_.insert(path);
    ++changes_;
  }
}

std::uint64_t FileLibrary::changes() const {
  const std::lock_guard lock(mutex_);
  return changes_;
}

bool FileLibrary::anything_changed() const {
  std::map<std::string, FileIdentity> then;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [path, known] : known_) then.emplace(path, known.identity);
  }
  for (const auto& [path, identity] : then)
    if (identity_of(path) != identity) return true;
  return false;
}

std::vector<std::string> FileLibrary::paths() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> paths;
  for (const auto& [path, known] : known_) paths.push_back(path);
  return paths;
}

}  // namespace hw
