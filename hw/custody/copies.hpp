// SPDX-License-Identifier: LGPL-2.1-or-later
// Copies of accepted documents, so that a device goes on when a document can't be read. They are
// verified each time they are used.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "guard/error.hpp"
#include "hw/disk/disk.hpp"

namespace hw::custody {

class Copies {
 public:
  // They are in the folder `documents` of the state folder.
  Copies(const std::filesystem::path& state, disk::Disk& disk)
      : folder_(state / "documents"), disk_(disk) {}

  // Nothing when there is none that can be read.
  [[nodiscard]] std::optional<std::string> read(std::string_view document) const;
  // It is on the disk when this returns without an error.
  [[nodiscard]] guard::Expected<void> write(std::string_view document,
                                            std::string_view envelope) const;

 private:
  [[nodiscard]] std::filesystem::path path_of(std::string_view document) const;
  std::filesystem::path folder_;
  disk::Disk& disk_;
};

}  // namespace hw::custody
