// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/hw/disk/crash_disk.hpp"

#include <cerrno>

#include "hw/disk/trouble.hpp"

namespace tests::hw::disk {
namespace {

using ::hw::disk::Readers;
using ::hw::disk::refused;

std::string key(const std::filesystem::path& path) {
  const std::string text = path.lexically_normal().string();
  return text.size() > 1 && text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
}

std::string folder_of(const std::string& name) {
  return std::filesystem::path(name).parent_path().string();
}

}  // namespace

CrashDisk::CrashDisk(std::map<std::string, std::string> files, std::set<std::string> folders)
    : folders_(std::move(folders)) {
  for (auto& [name, bytes] : files) {
    start_names_[name] = start_.size();
    start_.push_back(std::move(bytes));
  }
  files_ = start_;
  names_ = start_names_;
}

guard::Expected<std::size_t> CrashDisk::file_of(const path& file, std::string_view action) const {
  const auto found = names_.find(key(file));
  if (found == names_.end()) return refused(file, action, ENOENT);
  return found->second;
}

bool CrashDisk::exists(const path& file) {
  return names_.contains(key(file)) || folders_.contains(key(file));
}

guard::Expected<std::string> CrashDisk::read(const path& file, std::size_t max_bytes) {
  const auto found = file_of(file, "read");
  if (!found) return tl::unexpected(found.error());
  if (files_[*found].size() > max_bytes) return refused(file, "read", EFBIG);
  return files_[*found];
}

guard::Expected<std::vector<std::string>> CrashDisk::list(const path& folder) {
  if (!folders_.contains(key(folder))) return refused(folder, "listed", ENOENT);
  std::vector<std::string> found;
  for (const auto& [name, file] : names_)
    if (folder_of(name) == key(folder)) found.push_back(path(name).filename().string());
  return found;
}

guard::Expected<void> CrashDisk::make_folder(const path& folder) {
  for (path made = key(folder); made != "/"; made = made.parent_path())
    folders_.insert(made.string());
  return {};
}

guard::Expected<void> CrashDisk::create(const path& file, Readers /*readers*/) {
  const std::string name = key(file);
  if (exists(name)) return refused(file, "created", EEXIST);
  if (!folders_.contains(folder_of(name))) return refused(file, "created", ENOENT);
  names_[name] = files_.size();
  steps_.push_back({StepKind::create, files_.size(), name, {}, {}, 0});
  files_.emplace_back();
  return {};
}

guard::Expected<void> CrashDisk::append(const path& file, std::string_view bytes) {
  const auto found = file_of(file, "written");
  if (!found) return tl::unexpected(found.error());
  files_[*found] += bytes;
  steps_.push_back({StepKind::append, *found, {}, {}, std::string(bytes), 0});
  return {};
}

guard::Expected<void> CrashDisk::truncate(const path& file, std::size_t bytes) {
  const auto found = file_of(file, "cut to length");
  if (!found) return tl::unexpected(found.error());
  files_[*found].resize(bytes);
  steps_.push_back({StepKind::truncate, *found, {}, {}, {}, bytes});
  return {};
}

guard::Expected<void> CrashDisk::sync(const path& file) {
  const auto found = file_of(file, "synced");
  if (!found) return tl::unexpected(found.error());
  steps_.push_back({StepKind::sync, *found, {}, {}, {}, 0});
  return {};
}

guard::Expected<void> CrashDisk::sync_folder(const path& folder) {
  if (!folders_.contains(key(folder))) return refused(folder, "synced", ENOENT);
  steps_.push_back({StepKind::sync_folder, 0, key(folder), {}, {}, 0});
  return {};
}

guard::Expected<void> CrashDisk::rename(const path& from, const path& to) {
  const auto found = file_of(from, "replaced");
  if (!found) return tl::unexpected(found.error());
  if (!folders_.contains(folder_of(key(to)))) return refused(to, "replaced", ENOENT);
  names_.erase(key(from));
  names_[key(to)] = *found;
  steps_.push_back({StepKind::rename, *found, key(to), key(from), {}, 0});
  return {};
}

guard::Expected<void> CrashDisk::remove(const path& file) {
  const auto found = file_of(file, "removed");
  if (!found) return tl::unexpected(found.error());
  names_.erase(key(file));
  steps_.push_back({StepKind::remove, *found, key(file), {}, {}, 0});
  return {};
}

void CrashDisk::acknowledge() {
  steps_.push_back({StepKind::acknowledge, 0, {}, {}, {}, 0});
}

}  // namespace tests::hw::disk
