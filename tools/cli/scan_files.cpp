// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/scan_files.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "hw/file_library.hpp"

namespace tools::cli {
namespace {

namespace fs = std::filesystem;
using guard::recognition::FileFacts;
using guard::recognition::Look;

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

std::optional<fs::path> find(const fs::path& path, const FilePlaces& places) {
  if (path.is_relative() && is_file(places.beside / path)) return places.beside / path;
  for (const fs::path& root : places.roots)
    if (is_file(root / path.relative_path())) return root / path.relative_path();
  if (is_file(path)) return path;
  for (const fs::path& folder : places.folders)
    if (is_file(folder / path.filename())) return folder / path.filename();
  return std::nullopt;
}

}  // namespace

guard::recognition::World files_in(FilePlaces places) {
  const auto read = std::make_shared<std::map<std::string, std::shared_ptr<const FileFacts>>>();
  return {[read, places = std::move(places)](const std::string& path) -> Look {
            const auto [known, is_new] = read->try_emplace(path);
            if (is_new)
              if (const auto found = find(path, places))
                known->second = std::make_shared<const FileFacts>(hw::look_into(found->string()));
            return {known->second, false};
          },
          {}};
}

}  // namespace tools::cli
