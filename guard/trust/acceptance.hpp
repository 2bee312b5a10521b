// SPDX-License-Identifier: LGPL-2.1-or-later
// Whether a document may follow what a device remembers to have accepted. The whole order is:
//   1. verify: signatures, kind, scope, dates       (open_descriptor, open_statement, open_root)
//   2. accept: this rule, against what is remembered
//   3. compile: read the text that was verified, and refuse it as unusable when that fails
//   4. remember revision and digest, on the disk
//   5. use it
// Remembering before 3 would let a broken document lock out the good one of the same number; using
// before 4 would let a power cut bring the older document back.
#pragma once

#include <optional>

#include "guard/trust/refusal.hpp"
#include "guard/trust/revision.hpp"

namespace guard::trust {

enum class Acceptance : unsigned char {
  first,  // nothing is remembered
  newer,  // a higher number
  same    // the very document; nothing needs to be remembered
};

// `remembered` is what was accepted under the same role and name. Error: rollback, equivocation, or
// a revision of 0, which no document has.
[[nodiscard]] Checked<Acceptance> accept(const std::optional<Revision>& remembered,
                                         const Revision& offered);

// What is remembered once a root document that restarts the role after revision `after` has been
// accepted (Root::restart_after): never more than `after`, so that a stolen key's huge revision
// doesn't lock the fleet out, and nothing up to `after` comes back.
[[nodiscard]] std::optional<Revision> restarted(const std::optional<Revision>& remembered,
                                                std::uint64_t after);

}  // namespace guard::trust
