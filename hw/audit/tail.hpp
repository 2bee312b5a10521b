// SPDX-License-Identifier: LGPL-2.1-or-later
// The end of a log's last file: up to where what stands there is whole, and what to write next.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "guard/audit/record.hpp"
#include "hw/disk/disk.hpp"

namespace hw::audit {

inline constexpr std::size_t max_read_bytes = 64 << 20;  // of one file of a log

struct Tail {
  std::string file;       // its name; empty: there is none yet
  std::size_t bytes = 0;  // so many are whole
  std::string last;       // the last line or note among them, its end included
  bool closed = false;    // what comes next goes into a file of its own
};

// What of a file's bytes is whole.
struct Whole {
  std::size_t bytes = 0;
  std::size_t last_bytes = 0;  // of the last line or note
};
[[nodiscard]] Whole whole_lines(std::string_view bytes);  // up to the last that is a record
[[nodiscard]] Whole whole_notes(std::string_view bytes);

struct Found {
  Tail tail;
  std::string bytes;  // the whole ones of the file
};

// Cuts what isn't whole off the last of `names` and syncs it; a last file with nothing whole in it
// is removed. `names` are those of one kind, as they sort.
[[nodiscard]] guard::Expected<Found> cut_tail(disk::Disk& disk, const std::filesystem::path& folder,
                                              std::vector<std::string> names,
                                              Whole (*whole_of)(std::string_view));

// Brings the disk back to the tail: removes those of `names` that came after its file, and cuts off
// what came after its bytes. False: what was there is there no longer.
[[nodiscard]] guard::Expected<bool> restore(disk::Disk& disk, const std::filesystem::path& folder,
                                            const std::vector<std::string>& names,
                                            const Tail& tail);

}  // namespace hw::audit
