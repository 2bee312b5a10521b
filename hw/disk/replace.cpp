// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/disk/disk.hpp"

namespace hw::disk {

guard::Expected<void> replace(Disk& disk, const std::filesystem::path& file, std::string_view bytes,
                              Readers readers) {
  std::filesystem::path fresh = file;
  fresh += ".new";
  // What an earlier power cut left is not written on: it may have other readers, or be a link.
  if (disk.exists(fresh))
    if (auto removed = disk.remove(fresh); !removed) return removed;
  if (auto created = disk.create(fresh, readers); !created) return created;
  if (auto written = disk.append(fresh, bytes); !written) return written;
  if (auto synced = disk.sync(fresh); !synced) return synced;
  if (auto renamed = disk.rename(fresh, file); !renamed) return renamed;
  return disk.sync_folder(file.parent_path());
}

}  // namespace hw::disk
