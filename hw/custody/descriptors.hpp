// SPDX-License-Identifier: LGPL-2.1-or-later
// Which descriptor counts: the one delivered, or the one accepted before.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guard/trust/descriptor.hpp"
#include "guard/trust/refusal.hpp"
#include "hw/circumstances.hpp"
#include "hw/custody/state_folder.hpp"

namespace hw::custody {

inline constexpr const char* descriptor_document = "descriptor";

// One thread at a time.
class Descriptors {
 public:
  struct Look {
    Known known;
    std::optional<guard::trust::OpenedDescriptor> in_force;  // what counts
    std::optional<guard::trust::Refused> refused;            // why the delivered one doesn't
    std::optional<Acceptance> accepted;                      // the delivered one, newly
  };

  // `path` may be empty, `state` null. What `state` remembers bounds what may be accepted; without
  // it, only what this object accepted before does.
  [[nodiscard]] Look look(const std::string& path, const Rules& rules, guard::facts::Days days,
                          const StateFolder* state);

  // Without a state: what is known is lowered as an accepted root says.
  void restart(const guard::trust::Root& root);
  // Nothing was accepted before.
  void forget() {
    envelope_.clear();
    revision_.reset();
    tightened_by_.reset();
  }

 private:
  using Opened = guard::trust::Checked<guard::trust::OpenedDescriptor>;
  void recall(const Rules& rules, guard::facts::Days days, const StateFolder& state, Look& look);
  [[nodiscard]] std::optional<guard::trust::Revision> remembered(const StateFolder* state) const;
  [[nodiscard]] guard::trust::Checked<void> take(const std::string& envelope,
                                                 const guard::trust::OpenedDescriptor& offered,
                                                 const StateFolder* state, Look& look);

  std::string envelope_;                            // of the one in force; empty: there is none
  std::optional<guard::trust::Revision> revision_;  // of it
  // The join of what was delivered in its grace since then: each may hold as well.
  std::optional<guard::facts::Context> tightened_by_;
};

}  // namespace hw::custody
