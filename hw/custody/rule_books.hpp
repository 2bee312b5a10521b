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
#include "hw/rules.hpp"
#include "hw/custody/places.hpp"
#include "hw/custody/restart.hpp"
#include "hw/custody/state_folder.hpp"
#include "hw/file_library.hpp"

namespace hw::custody {

// What the memory and the log call a statement.
[[nodiscard]] std::string document_of(const guard::trust::Statement& statement);

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
  [[nodiscard]] Look look(const Places& places, const std::optional<guard::trust::Root>& root,
                          const guard::trust::Identity& identity, guard::facts::Days days,
                          const StateFolder* state);

  [[nodiscard]] std::vector<std::string> files() const;

  // Without a state: what is known is lowered as an accepted root says.
  void restart(const guard::trust::Root& root) { custody::restart(known_, root); }
  // Nothing was accepted before.
  void forget() { *this = {}; }

 private:
  struct Read {  // what was read when; any other is read anew
    std::map<std::string, FileIdentity> files;
    guard::facts::Days days{};
    std::string root;  // its digest
    std::shared_ptr<const Rules> rules;
  };
  [[nodiscard]] bool is_current(const Read& read, const std::string& root,
                                guard::facts::Days days) const;
  [[nodiscard]] std::optional<guard::trust::Revision> remembered(const std::string& document,
                                                                 const StateFolder* state) const;
  void read(const Places& places, const std::optional<guard::trust::Root>& root,
            const guard::trust::Identity& identity, guard::facts::Days days,
            const StateFolder* state);

  Read last_;                                            // whatever came of it
  std::shared_ptr<const Rules> rules_;                   // in force
  std::string rules_root_;                               // the root's digest that they were read by
  std::map<std::string, guard::trust::Revision> known_;  // without a state: accepted in this run
};

}  // namespace hw::custody
