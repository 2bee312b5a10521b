// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/custody/restart.hpp"

#include "guard/trust/acceptance.hpp"

namespace hw::custody {

void restart(std::map<std::string, guard::trust::Revision>& remembered,
             const guard::trust::Root& root) {
  using guard::trust::Role;
  for (const guard::trust::Kind& kind : guard::trust::kinds) {
    const auto after = root.restart_after[static_cast<std::size_t>(kind.role)];
    if (!after || kind.role == Role::root) continue;
    for (auto& [document, revision] : remembered)
      if (document.substr(0, document.find('/')) == kind.word)
        revision = guard::trust::restarted(revision, *after).value_or(revision);
  }
}

}  // namespace hw::custody
