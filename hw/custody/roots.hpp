// SPDX-License-Identifier: LGPL-2.1-or-later
// Which root document counts. The first is trusted where it lies, in the verified firmware; from
// then on the memory knows it, and another one counts only when it is signed by the one before.
#pragma once

#include <optional>
#include <string>

#include "guard/trust/refusal.hpp"
#include "guard/trust/root.hpp"
#include "hw/custody/state_folder.hpp"

namespace hw::custody {

inline constexpr const char* root_document = "root";
inline constexpr const char* root_before_document = "root-before";  // of a copy

// One thread at a time.
class Roots {
 public:
  struct Look {
    std::optional<guard::trust::Root> root;        // what counts
    std::optional<guard::trust::Refused> refused;  // why the delivered one doesn't
    std::optional<Acceptance> accepted;            // the delivered one, newly
  };

  // `state` may be null.
  [[nodiscard]] Look look(const std::string& path, guard::facts::Days days,
                          const StateFolder* state);

  // Nothing was accepted before.
  void forget() { current_.reset(); }

 private:
  [[nodiscard]] guard::trust::Checked<void> take(const std::string& envelope,
                                                 guard::facts::Days days, const StateFolder* state,
                                                 Look& look);

  std::optional<guard::trust::Root> current_;
};

}  // namespace hw::custody
