// SPDX-License-Identifier: LGPL-2.1-or-later
// The memory that a device's settings name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "hw/disk/disk.hpp"
#include "hw/state/memory.hpp"

namespace hw::state {

// In the range that the TCG leaves to a TPM's owner.
inline constexpr std::uint32_t default_nv_index = 0x0180FACE;

struct Place {
  std::filesystem::path folder;
  std::string tpm;  // as tpm2-tss spells it, e.g. "device:/dev/tpmrm0"; empty: the file alone
  std::uint32_t nv_index = default_nv_index;  // the counter's; the one after it is used too
};

// Touches nothing yet. Error: this build has no TPM support, or the index is none of an owner. The
// disk outlives the memory.
[[nodiscard]] guard::Expected<std::unique_ptr<Memory>> open_memory(const Place& place,
                                                                   disk::Disk& disk);

}  // namespace hw::state
