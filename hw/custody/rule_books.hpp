// SPDX-License-Identifier: LGPL-2.1-or-later
// Which rules count: the config with what it names, read anew when one of its files changes. What
// can't be used leaves the rules before in force, as long as they are valid.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "guard/trust/identity.hpp"
#include "guard/trust/root.hpp"
#include "hw/circumstances.hpp"
#include "hw/custody/state_folder.hpp"
#include "hw/file_library.hpp"

namespace hw::custody {

// One thread at a time.
class RuleBooks {
 public:
  struct Look {
    std::shared_ptr<const Rules> rules;          // never null
    std::vector<guard::Error> problems;          // of what lies there now
    std::vector<guard::trust::Refused> refused;  // of these, the signed documents
    std::vector<Acceptance> accepted;            // documents newly in use
  };

  // `state` may be null.
  [[nodiscard]] Look look(const std::string& config, const std::optional<guard::trust::Root>& root,
                          const guard::trust::Identity& identity, guard::facts::Days days,
                          const StateFolder* state);

  [[nodiscard]] std::vector<std::string> files() const;

 private:
  struct Read {  // what was read when; any other is read anew
    std::map<std::string, FileIdentity> files;
    guard::facts::Days days{};
    std::string root;  // its digest
    std::shared_ptr<const Rules> rules;
  };
  [[nodiscard]] bool is_current(const Read& read, const std::string& root,
                                guard::facts::Days days) const;

  Read last_;                           // whatever came of it
  std::shared_ptr<const Rules> rules_;  // in force
};

}  // namespace hw::custody
