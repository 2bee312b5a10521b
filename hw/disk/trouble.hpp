// SPDX-License-Identifier: LGPL-2.1-or-later
// Why a disk refused, told apart as far as a person can do something about it.
#pragma once

#include <filesystem>
#include <string_view>

#include "guard/error.hpp"

namespace hw::disk {

enum class Trouble : unsigned char {
  none,
  full,       // ENOSPC, EDQUOT
  read_only,  // EROFS
  no_rights,  // EACCES, EPERM
  broken,     // EIO and whatever else says that the medium fails
  other,
};

// `system_error` is an errno.
[[nodiscard]] Trouble trouble_of(int system_error);

// A word for records and messages: "full", "read-only", "no-rights", "broken", "other", "none".
[[nodiscard]] std::string_view name(Trouble trouble);

// Why the last call of a Disk by this thread that failed did so, as errno says it of system calls.
[[nodiscard]] Trouble last_trouble();

// The error of a Disk's call: "FILE: can't be ACTION: REASON; REMEDY". Sets last_trouble().
[[nodiscard]] tl::unexpected<guard::Error> refused(const std::filesystem::path& file,
                                                   std::string_view action, int system_error);

}  // namespace hw::disk
