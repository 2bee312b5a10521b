// SPDX-License-Identifier: LGPL-2.1-or-later
// Fault points: places that a test makes fail, by libfiu from inside or `fiu-run` from outside. A
// build without tests has none.
#pragma once

#ifdef FIU_ENABLE
#include <fiu.h>

#include <cerrno>
#include <cstdint>
#endif

namespace hw::disk {

// Whether the fault point of that name is to fail now. errno is then what the test gave as the
// point's failinfo, or EIO.
inline bool fails([[maybe_unused]] const char* name) {
#ifdef FIU_ENABLE
  if (fiu_fail(name) == 0) return false;
  const auto given = static_cast<int>(reinterpret_cast<std::intptr_t>(fiu_failinfo()));
  errno = given != 0 ? given : EIO;
  return true;
#else
  return false;
#endif
}

}  // namespace hw::disk
