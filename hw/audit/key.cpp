// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/audit/key.hpp"

#include "guard/audit/note.hpp"

namespace hw::audit {
namespace {

using guard::Expected;
using guard::trust::SecretKey;

Expected<SecretKey> load(disk::Disk& disk, const std::filesystem::path& file) {
  auto text = disk.read(file, guard::trust::max_key_file_bytes);
  if (!text) return tl::unexpected(text.error());
  auto key = SecretKey::parse(*text).map_error([&](guard::Error error) {
    error.remedy = "docs/audit.md says how to go on with a new key";
    return std::move(error).in(file.string());
  });
  guard::trust::wipe(*text);
  return key;
}

Expected<SecretKey> make(disk::Disk& disk, const std::filesystem::path& file) {
  auto pair = guard::trust::new_key_pair();
  if (!pair) return tl::unexpected(pair.error());
  std::string text = pair->secret_key.text() + "\n";
  const auto written = disk::replace(disk, file, text, disk::Readers::owner);
  guard::trust::wipe(text);
  if (!written) return tl::unexpected(written.error());
  return std::move(pair->secret_key);
}

}  // namespace

Expected<SecretKey> load_or_make_key(disk::Disk& disk, const std::filesystem::path& state_folder,
                                     std::string_view origin) {
  if (auto made = disk.make_folder(state_folder); !made) return tl::unexpected(made.error());
  const auto file = state_folder / key_file;
  auto key = disk.exists(file) ? load(disk, file) : make(disk, file);
  if (!key) return key;

  const auto verifier = guard::audit::VerifierKey::make(origin, key->public_key());
  if (!verifier) return tl::unexpected(verifier.error());
  const auto open_file = state_folder / verifier_file;
  const std::string line = verifier->text() + "\n";
  if (disk.exists(open_file)) {
    const auto there = disk.read(open_file, guard::trust::max_key_file_bytes);
    if (there && *there == line) return key;
  }
  const auto written = disk::replace(disk, open_file, line, disk::Readers::everybody);
  if (!written) return tl::unexpected(written.error());
  return key;
}

}  // namespace hw::audit
