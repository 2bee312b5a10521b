// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/custody/copies.hpp"

#include "guard/trust/role.hpp"

namespace hw::custody {

std::filesystem::path Copies::path_of(std::string_view document) const {
  return folder_ / (std::string(document) + ".json");
}

std::optional<std::string> Copies::read(std::string_view document) const {
  const auto file = path_of(document);
  if (!disk_.exists(file)) return std::nullopt;
  auto bytes = disk_.read(file, guard::trust::max_text_envelope_bytes);
  if (!bytes) return std::nullopt;
  return std::move(*bytes);
}

guard::Expected<void> Copies::write(std::string_view document, std::string_view envelope) const {
  if (const auto made = disk_.make_folder(folder_); !made) return made;
  return disk::replace(disk_, path_of(document), envelope, disk::Readers::owner);
}

}  // namespace hw::custody
