// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/data.hpp"

#include <dlfcn.h>

#include <system_error>

namespace hw {

guard::Expected<std::filesystem::path> data_folder() {
  namespace fs = std::filesystem;
  std::error_code error;
  Dl_info module = {};
  // The address of this very function lies in the program or plugin it was linked into.
  const int found = dladdr(reinterpret_cast<const void*>(&data_folder), &module);
  // Of a program it tells argv[0], which is whatever the caller wrote; the kernel knows better.
  const fs::path named = found != 0 ? module.dli_fname : "";
  const fs::path file = fs::canonical(named.extension() == ".so" ? named : "/proc/self/exe", error);
  for (fs::path folder = file.parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    const fs::path candidate = folder / "share" / "faceguard";
    if (fs::is_directory(candidate / "policies", error)) return candidate;
  }
  const fs::path installed = FACEGUARD_INSTALLED_DATA;
  if (fs::is_directory(installed / "policies", error)) return installed;
  return guard::fail(
      "no share/faceguard/policies above " + file.string() + " nor " + installed.string(),
      "install the data with `cmake --install`");
}

}  // namespace hw
