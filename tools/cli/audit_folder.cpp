// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/audit_folder.hpp"

#include <algorithm>
#include <system_error>

#include "guard/audit/names.hpp"
#include "hw/audit/key.hpp"
#include "hw/file.hpp"

namespace tools::cli {
namespace {

using guard::Error;
using guard::Expected;
using guard::audit::File;
using guard::audit::VerifierKey;
using std::filesystem::path;

constexpr std::size_t max_export_bytes = std::size_t{1} << 30;  // an export is one file

tl::unexpected<Error> fail_at(const path& file, std::string what, std::string remedy = {}) {
  return tl::unexpected<Error>(Error{std::move(what), std::move(remedy), file.string(), 0, 0});
}

Expected<std::vector<std::string>> names_in(const path& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error))
    names.push_back(it->path().filename().string());
  if (error) return fail_at(folder, "can't be listed: " + error.message());
  std::ranges::sort(names);
  return names;
}

Expected<VerifierKey> read_verifier_key(const path& file) {
  return hw::read_file(file, guard::trust::max_key_file_bytes)
      .and_then([](const std::string& text) { return VerifierKey::parse(text); })
      .map_error([&](Error error) { return std::move(error).in(file.string()); });
}

}  // namespace

Expected<guard::audit::Evidence> read_audit_folder(const path& folder) {
  const auto names = names_in(folder);
  if (!names) return tl::unexpected(names.error());
  guard::audit::Evidence evidence;
  for (const std::string& name : *names) {
    const bool records = guard::audit::first_record(name).has_value();
    if (!records && !guard::audit::first_checkpoint(name)) continue;
    auto bytes = hw::read_file(folder / name, max_export_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    (records ? evidence.records : evidence.checkpoints).push_back({name, std::move(*bytes)});
  }
  if (evidence.records.empty() && evidence.checkpoints.empty())
    return fail_at(folder, "holds no audit log", "name a folder with audit-....jsonl files");
  return evidence;
}

Expected<std::vector<VerifierKey>> read_verifier_keys(const std::vector<path>& files,
                                                      const path& folder) {
  std::vector<path> from = files;
  const path beside = folder / hw::audit::verifier_file;
  std::error_code ignored;
  if (from.empty() && std::filesystem::exists(beside, ignored)) from.push_back(beside);
  std::vector<VerifierKey> keys;
  for (const path& file : from) {
    const auto key = read_verifier_key(file);
    if (!key) return tl::unexpected(key.error());
    keys.push_back(*key);
  }
  return keys;
}

}  // namespace tools::cli
