// SPDX-License-Identifier: LGPL-2.1-or-later
// Why a disk refused, as a word of the audit log.
#pragma once

#include "guard/audit/event.hpp"
#include "guard/error.hpp"

namespace hw::audit {

// By the system's words in the error; io_error when it has none that is known.
[[nodiscard]] guard::audit::Reason reason_of(const guard::Error& error);

}  // namespace hw::audit
