// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/signed_file.hpp"

#include <system_error>
#include <utility>

#include "hw/disk/fault.hpp"
#include "hw/file.hpp"

namespace hw {

using guard::trust::Checked;
using guard::trust::Refusal;
using guard::trust::Refused;
namespace fs = std::filesystem;

Checked<std::string> read_signed_file(const fs::path& path, guard::trust::Role role) {
  const std::size_t cap = guard::trust::kind_of(role).max_envelope_bytes;
  if (disk::fails("document/read"))
    return guard::trust::refused(Refusal::unreadable, {"can't be read", {}, path.string(), 0, 0});
  auto text = read_file(path, cap);
  if (text) return std::move(*text);
  std::error_code error;
  const bool too_large = fs::is_regular_file(path, error) && fs::file_size(path, error) > cap;
  return guard::trust::refused(too_large && !error ? Refusal::too_large : Refusal::unreadable,
                               std::move(text.error()).in(path.string()));
}

Checked<guard::trust::Statement> read_statement(const fs::path& path, guard::trust::Role role,
                                                const guard::trust::Signers& signers,
                                                const guard::trust::Identity& identity,
                                                guard::facts::Days days) {
  return read_signed_file(path, role)
      .and_then([&](const std::string& json) {
        return guard::trust::open_statement(json, role, signers, identity, days);
      })
      .map_error([&](Refused error) { return std::move(error).in(path.string()); });
}

}  // namespace hw
