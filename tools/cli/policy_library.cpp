// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/policy_library.hpp"

#include "hw/data.hpp"
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

Expected<guard::policy::Library> load_library(const std::string& named_folder) {
  const auto files = pack_files(named_folder);
  if (!files) return tl::unexpected(files.error());
  guard::policy::Library library;
  for (const std::filesystem::path& file : *files) {
    const auto text = hw::read_file(file, guard::policy::max_pack_bytes);
    if (!text) return tl::unexpected(text.error());
    auto pack = guard::policy::parse_pack(*text, file.string());
    if (!pack) return tl::unexpected(std::move(pack.error()));
    if (auto added = library.add(std::move(*pack)); !added)
      return tl::unexpected(std::move(added.error()).in(file.string()));
  }
  return library;
}

}  // namespace tools::cli
