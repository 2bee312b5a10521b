// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/state/open.hpp"

#include "hw/state/file_memory.hpp"
#ifdef FACEGUARD_TPM
#include "hw/state/tpm.hpp"
#include "hw/state/tpm_memory.hpp"
#endif

namespace hw::state {
namespace {

constexpr std::uint32_t first_of_owner = 0x01800000;
constexpr std::uint32_t last_of_owner = 0x01BFFFFF;

}  // namespace

guard::Expected<std::unique_ptr<Memory>> open_memory(const Place& place, disk::Disk& disk) {
  if (place.tpm.empty()) return std::make_unique<FileMemory>(place.folder, disk);
  if (place.nv_index < first_of_owner || place.nv_index >= last_of_owner)
    return guard::fail("this index of the TPM is not the owner's to give",
                       "name one from 0x01800000 to 0x01BFFFFE");
#ifdef FACEGUARD_TPM
  return std::make_unique<TpmMemory>(place.folder, disk,
                                     std::make_unique<Tpm>(place.tpm, place.nv_index));
#else
  return guard::fail("this faceguard was built without TPM support",
                     "build it with -DFACEGUARD_TPM=ON, or name no TPM");
#endif
}

}  // namespace hw::state
