// SPDX-License-Identifier: LGPL-2.1-or-later
// The memory as a file alone. It survives power cuts; whoever can write the folder can put an older
// file back unnoticed, which takes a TPM to find (hw/state/tpm_memory.hpp).
#pragma once

#include <filesystem>

#include "hw/disk/disk.hpp"
#include "hw/state/memory.hpp"

namespace hw::state {

// The memory's file, as it stands.
class MemoryFile {
 public:
  MemoryFile(const std::filesystem::path& folder, disk::Disk& disk)
      : folder_(folder), file_(folder / "memory"), disk_(disk) {}

  [[nodiscard]] Loaded read() const;
  [[nodiscard]] guard::Expected<void> write(const Contents& contents) const;
  // Makes the folder. Error: there is a file already.
  [[nodiscard]] guard::Expected<void> prepare() const;
  // What to go on with after `loss`; puts a damaged file aside.
  [[nodiscard]] guard::Expected<Contents> rescue(Loss loss) const;
  [[nodiscard]] const std::filesystem::path& path() const { return file_; }

 private:
  std::filesystem::path folder_;
  std::filesystem::path file_;
  disk::Disk& disk_;
};

class FileMemory final : public Memory {
 public:
  // The disk outlives it.
  FileMemory(const std::filesystem::path& folder, disk::Disk& disk) : file_(folder, disk) {}

  Loaded load() override;
  guard::Expected<void> store(const Contents& contents) override;
  guard::Expected<Contents> provision() override;
  guard::Expected<Contents> recover() override;

 private:
  MemoryFile file_;
};

}  // namespace hw::state
