// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/policy_library.hpp"

#include "hw/data.hpp"
#include "hw/documents.hpp"
#include "hw/file.hpp"

namespace tools::cli {

using guard::Expected;

namespace {

Expected<std::filesystem::path> policies_folder(const std::string& named) {
  if (!named.empty()) return std::filesystem::path(named);
  auto folder = hw::data_folder();
  if (folder) *folder /= "policies";
  return folder;
}

}  // namespace

Expected<std::vector<std::filesystem::path>> pack_files(const std::string& named_folder) {
  const auto folder = policies_folder(named_folder);
  if (!folder) return tl::unexpected(folder.error());
  auto files = hw::files_below(*folder, ".toml");
  if (files && files->empty())
    return guard::fail("no policy packs in " + folder->string(),
                       "name a folder of .toml files with --policies");
  return files;
}

Expected<guard::policy::Groups> load_groups() {
  const auto data = hw::data_folder();
  if (!data) return tl::unexpected(data.error());
  std::vector<guard::Error> problems;
  auto groups = hw::read_groups(*data / "groups", problems);
  if (!problems.empty()) return tl::unexpected(problems.front());
  return groups;
}

Expected<guard::policy::Library> load_library(const std::string& named_folder) {
  const auto data = hw::data_folder();
  if (!data) return tl::unexpected(data.error());
  const auto groups = load_groups();
  if (!groups) return tl::unexpected(groups.error());
  const auto files = pack_files(named_folder);
  if (!files) return tl::unexpected(files.error());
  guard::policy::Library library;
  std::vector<guard::Error> problems;
  hw::read_packs(*policies_folder(named_folder), *groups, library, problems);
  hw::read_bundles(*data / "bundles", library, problems);
  if (!problems.empty()) return tl::unexpected(problems.front());
  return library;
}

}  // namespace tools::cli
