// SPDX-License-Identifier: LGPL-2.1-or-later
// Facts that hold several at once: the parties served (acting_for), the titles held (authority).
#pragma once

#include <vector>

namespace guard::facts {

// What may be held together. Each member is the possibilities of one thing held; open_ended means
// that anything else may be held besides. {members: {}, open_ended: false} holds nothing.
template <class Set>
struct Held {
  std::vector<Set> members;
  bool open_ended = false;

  [[nodiscard]] static Held unknown() { return {{}, true}; }
  [[nodiscard]] static Held nothing() { return {}; }
};

}  // namespace guard::facts
