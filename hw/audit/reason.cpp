// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/audit/reason.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

namespace hw::audit {

using guard::audit::Reason;

Reason reason_of(const guard::Error& error) {
  static constexpr std::pair<int, Reason> known[] = {
      {ENOSPC, Reason::disk_full}, {EDQUOT, Reason::disk_full}, {EROFS, Reason::read_only},
      {EACCES, Reason::no_rights}, {EPERM, Reason::no_rights},  {ENOENT, Reason::missing},
  };
  for (const auto& [code, reason] : known)
    if (error.what.find(std::generic_category().message(code)) != std::string::npos) return reason;
  return Reason::io_error;
}

}  // namespace hw::audit
