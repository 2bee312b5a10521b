// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/documents.hpp"

namespace hw {

using guard::Error;
namespace policy = guard::policy;

policy::Groups read_groups(const std::filesystem::path& folder, std::vector<Error>& problems) {
  policy::Groups groups;
  read_all(folder, policy::max_groups_bytes, problems, policy::parse_groups,
           [&](policy::Groups more) { return groups.add(std::move(more)); });
  return groups;
}

void read_packs(const std::filesystem::path& folder, const policy::Groups& groups,
                policy::Library& library, std::vector<Error>& problems) {
  read_all(
      folder, policy::max_pack_bytes, problems,
      [&](std::string_view text, const std::string& file) {
        return policy::parse_pack(text, file, groups);
      },
      [&](policy::Pack pack) { return library.add(std::move(pack)); });
}

void read_bundles(const std::filesystem::path& folder, policy::Library& library,
                  std::vector<Error>& problems) {
  read_all(folder, policy::max_bundle_bytes, problems, policy::parse_bundle,
           [&](policy::Bundle bundle) { return library.add(std::move(bundle)); });
}

policy::Library read_library(const std::filesystem::path& data, std::vector<Error>& problems) {
  policy::Library library;
  read_packs(data / "policies", read_groups(data / "groups", problems), library, problems);
  read_bundles(data / "bundles", library, problems);
  return library;
}

}  // namespace hw
