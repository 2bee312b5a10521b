// SPDX-License-Identifier: LGPL-2.1-or-later
// Who may sign a kind of document, and how many of them must.
#pragma once

#include <cstddef>
#include <vector>

#include "guard/trust/keys.hpp"

namespace guard::trust {

struct Signers {
  std::vector<PublicKey> keys;  // none: nobody may
  std::size_t threshold = 1;    // of different keys

  friend bool operator==(const Signers&, const Signers&) = default;
};

}  // namespace guard::trust
