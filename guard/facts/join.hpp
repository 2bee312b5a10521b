// SPDX-License-Identifier: LGPL-2.1-or-later
// What may be the case when one of two contexts holds and nobody says which.
#pragma once

#include "guard/facts/context.hpp"

namespace guard::facts {

// At least as wide as either, so that it permits nothing that one of them does not.
[[nodiscard]] Context join(const Context& one, const Context& other);

}  // namespace guard::facts
