// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/hw/audit/memory_disk.hpp"

#include <cerrno>
#include <system_error>

namespace tests::hw_audit {

using guard::Error;
using guard::Expected;
using hw::disk::Readers;
using std::filesystem::path;
using Lock = std::lock_guard<std::mutex>;

namespace {

tl::unexpected<Error> failed(const path& file, int code) {
  return tl::unexpected<Error>(
      Error{"failed: " + std::generic_category().message(code), {}, file.string(), 0, 0});
}

}  // namespace

Expected<void> MemoryDisk::step(const path& file, std::size_t* written) {
  const int now = steps_++;
  if (fail_at_ < 0 || now < fail_at_ || (fail_times_ >= 0 && now >= fail_at_ + fail_times_))
    return {};
  if (written) *written = fault_.written;
  return failed(file, fault_.code);
}

bool MemoryDisk::exists(const path& file) {
  const Lock lock(mutex_);
  return files_.contains(file.string()) || folders_.contains(file.string());
}

Expected<std::string> MemoryDisk::read(const path& file, std::size_t max_bytes) {
  const Lock lock(mutex_);
  const auto found = files_.find(file.string());
  if (found == files_.end()) return failed(file, ENOENT);
  if (found->second.bytes.size() > max_bytes) return failed(file, EFBIG);
  return found->second.bytes;
}

Expected<std::vector<std::string>> MemoryDisk::list(const path& folder) {
  const Lock lock(mutex_);
  if (!folders_.contains(folder.string())) return failed(folder, ENOENT);
  std::vector<std::string> names;
  for (const auto& [name, node] : files_)
    if (path(name).parent_path() == folder) names.push_back(path(name).filename());
  return names;
}

Expected<void> MemoryDisk::make_folder(const path& folder) {
  const Lock lock(mutex_);
  if (folders_.contains(folder.string())) return {};
  return step(folder).map([&] { folders_.insert(folder.string()); });
}

Expected<void> MemoryDisk::create(const path& file, Readers readers) {
  const Lock lock(mutex_);
  if (auto done = step(file); !done) return done;
  if (files_.contains(file.string())) return failed(file, EEXIST);
  files_[file.string()].readers = readers;
  return {};
}

Expected<void> MemoryDisk::append(const path& file, std::string_view bytes) {
  const Lock lock(mutex_);
  std::size_t written = bytes.size();
  const auto done = step(file, &written);
  const auto found = files_.find(file.string());
  if (found == files_.end()) return failed(file, ENOENT);
  found->second.bytes += bytes.substr(0, written);
  return done;
}

Expected<void> MemoryDisk::truncate(const path& file, std::size_t bytes) {
  const Lock lock(mutex_);
  if (auto done = step(file); !done) return done;
  files_.at(file.string()).bytes.resize(bytes);
  return {};
}

Expected<void> MemoryDisk::sync(const path& file) {
  const Lock lock(mutex_);
  if (auto done = step(file); !done) return done;
  const auto found = files_.find(file.string());
  if (found == files_.end()) return failed(file, ENOENT);
  found->second.synced = found->second.bytes;
  return {};
}

Expected<void> MemoryDisk::sync_folder(const path& folder) {
  const Lock lock(mutex_);
  if (auto done = step(folder); !done) return done;
  for (auto& [name, node] : files_)
    if (path(name).parent_path() == folder) node.named = true;
  std::erase_if(removed_,
                [&](const auto& removed) { return path(removed.first).parent_path() == folder; });
  return {};
}

Expected<void> MemoryDisk::rename(const path& from, const path& to) {
  const Lock lock(mutex_);
  if (auto done = step(from); !done) return done;
  Node node = files_.at(from.string());
  files_.erase(from.string());
  node.named = false;
  files_[to.string()] = node;
  return {};
}

Expected<void> MemoryDisk::remove(const path& file) {
  const Lock lock(mutex_);
  if (auto done = step(file); !done) return done;
  const auto found = files_.find(file.string());
  if (found == files_.end()) return failed(file, ENOENT);
  if (found->second.named) removed_[file.string()] = found->second;
  files_.erase(found);
  return {};
}

void MemoryDisk::fail_after(int steps, Fault fault, int times) {
  const Lock lock(mutex_);
  fail_at_ = steps_ + steps;
  fail_times_ = times;
  fault_ = fault;
}

void MemoryDisk::heal() {
  const Lock lock(mutex_);
  fail_at_ = -1;
}

void MemoryDisk::clear() {
  const Lock lock(mutex_);
  files_.clear();
  removed_.clear();
  folders_.clear();
  fail_at_ = -1;
}

int MemoryDisk::steps() const {
  const Lock lock(mutex_);
  return steps_;
}

void MemoryDisk::cut_power() {
  const Lock lock(mutex_);
  std::erase_if(files_, [](const auto& file) { return !file.second.named; });
  files_.insert(removed_.begin(), removed_.end());
  removed_.clear();
  for (auto& [name, node] : files_) node.bytes = node.synced;
}

std::map<std::string, std::string> MemoryDisk::files() const {
  const Lock lock(mutex_);
  std::map<std::string, std::string> out;
  for (const auto& [name, node] : files_) out[name] = node.bytes;
  return out;
}

void MemoryDisk::set(const std::string& file, const std::string& bytes) {
  const Lock lock(mutex_);
  Node& node = files_[file];
  node.bytes = node.synced = bytes;
  node.named = true;
  folders_.insert(path(file).parent_path().string());
}

Readers MemoryDisk::readers(const std::string& file) const {
  const Lock lock(mutex_);
  return files_.at(file).readers;
}

}  // namespace tests::hw_audit
