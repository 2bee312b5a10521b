// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/disk/trouble.hpp"
#include "hw/state/file_memory.hpp"

namespace hw::state {

using guard::Error;
using guard::Expected;

std::string_view word(Loss loss) {
  switch (loss) {
    case Loss::missing:
      return "missing";
    case Loss::damaged:
      return "damaged";
    case Loss::rolled_back:
      return "rolled-back";
    case Loss::unreadable:
      return "unreadable";
  }
  return {};
}

tl::unexpected<Lost> lost(Loss why, Error error) {
  return tl::unexpected<Lost>(Lost{std::move(error), why});
}

Loaded MemoryFile::read() const {
  if (!disk_.exists(file_))
    return lost(Loss::missing, Error{"there is no memory of what was accepted",
                                     "see that the file system is mounted; `faceguard state init` "
                                     "makes the first one of a new device, `recover` another",
                                     file_.string(), 0, 0});
  const auto text = disk_.read(file_, max_memory_bytes);
  if (!text)  // what is too long, or a link, is no fault of the disk
    return lost(disk::last_trouble() == disk::Trouble::other ? Loss::damaged : Loss::unreadable,
                text.error());
  const auto contents = parse_contents(*text);
  if (contents) return *contents;
  Error error = contents.error();
  error.remedy = "find out what wrote it, then use `faceguard state recover`";
  return lost(Loss::damaged, std::move(error).in(file_.string()));
}

Expected<void> MemoryFile::write(const Contents& contents) const {
  return disk::replace(disk_, file_, text_of(contents), disk::Readers::owner);
}

Expected<void> MemoryFile::prepare() const {
  if (auto made = disk_.make_folder(folder_); !made) return made;
  if (!disk_.exists(file_)) return {};
  return tl::unexpected<Error>({"there is a memory already, and it is not overwritten",
                                "after damage use `faceguard state recover`", file_.string(), 0,
                                0});
}

Expected<Contents> MemoryFile::rescue(Loss loss) const {
  Contents kept;
  const auto older = read();
  if (older && loss != Loss::damaged) {
    kept = *older;
  } else if (!older && older.error().why == Loss::unreadable) {
    return tl::unexpected<Error>(older.error());  // what the disk holds may still be good
  } else if (!older && older.error().why == Loss::missing) {
    if (auto made = disk_.make_folder(folder_); !made) return tl::unexpected(made.error());
  } else {
    auto aside = file_;
    aside += ".lost";
    if (auto moved = disk_.rename(file_, aside); !moved) return tl::unexpected(moved.error());
  }
  ++kept.recoveries;
  return kept;
}

}  // namespace hw::state
