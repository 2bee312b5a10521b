// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/audit/tail.hpp"

#include "guard/audit/checkpoint.hpp"
#include "guard/audit/reader.hpp"

namespace hw::audit {

using guard::Expected;

Whole whole_lines(std::string_view bytes) {
  std::size_t end = bytes.rfind('\n');
  while (end != std::string_view::npos) {
    const std::size_t before = end == 0 ? end : bytes.rfind('\n', end - 1);
    const std::size_t begin = end == 0 || before == std::string_view::npos ? 0 : before + 1;
    if (guard::audit::read_line(bytes.substr(begin, end - begin)))
      return {end + 1, end + 1 - begin};
    if (begin == 0) break;
    end = begin - 1;
  }
  return {};
}

Whole whole_notes(std::string_view bytes) {
  const auto notes = guard::audit::split_notes(bytes);
  if (notes.notes.empty()) return {};
  return {bytes.size() - notes.torn.size(), notes.notes.back().note.size() + 1};
}

Expected<Found> cut_tail(disk::Disk& disk, const std::filesystem::path& folder,
                         std::vector<std::string> names, Whole (*whole_of)(std::string_view)) {
  for (bool last = true; !names.empty(); last = false, names.pop_back()) {
    const auto file = folder / names.back();
    auto bytes = disk.read(file, max_read_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    const Whole whole = whole_of(*bytes);
    if (whole.bytes == 0) {
      if (!last) continue;  // a file in the middle is left for the auditor
      auto removed = disk.remove(file).and_then([&] { return disk.sync_folder(folder); });
      if (!removed) return tl::unexpected(removed.error());
      continue;
    }
    auto cut = bytes->size() > whole.bytes ? disk.truncate(file, whole.bytes) : Expected<void>();
    // Also when nothing is cut: what a killed process wrote need not be on the disk yet.
    cut = cut.and_then([&] { return disk.sync(file); });
    if (!cut) return tl::unexpected(cut.error());
    bytes->resize(whole.bytes);
    Tail tail{names.back(), whole.bytes, bytes->substr(whole.bytes - whole.last_bytes)};
    return Found{std::move(tail), std::move(*bytes)};
  }
  return Found{};
}

Expected<bool> restore(disk::Disk& disk, const std::filesystem::path& folder,
                       const std::vector<std::string>& names, const Tail& tail) {
  bool removed_any = false;
  for (const std::string& name : names) {
    if (name <= tail.file) continue;
    if (auto removed = disk.remove(folder / name); !removed) return tl::unexpected(removed.error());
    removed_any = true;
  }
  if (removed_any)
    if (auto synced = disk.sync_folder(folder); !synced) return tl::unexpected(synced.error());
  if (tail.file.empty()) return true;

  const auto file = folder / tail.file;
  if (!disk.exists(file)) return false;
  const auto bytes = disk.read(file, max_read_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  if (bytes->size() < tail.bytes ||
      bytes->compare(tail.bytes - tail.last.size(), tail.last.size(), tail.last) != 0)
    return false;
  auto cut = bytes->size() > tail.bytes ? disk.truncate(file, tail.bytes) : Expected<void>();
  cut = cut.and_then([&] { return disk.sync(file); });
  if (!cut) return tl::unexpected(cut.error());
  return true;
}

}  // namespace hw::audit
