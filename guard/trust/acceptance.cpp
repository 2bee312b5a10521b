// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/acceptance.hpp"

namespace guard::trust {

Checked<Acceptance> accept(const std::optional<Revision>& remembered, const Revision& offered) {
  if (offered.number == 0 || offered.digest.empty())
    return refused(Refusal::malformed,
                   {"has no revision, so nobody could tell what follows it", {}, {}, 0, 0});
  if (!remembered) return Acceptance::first;
  if (const auto follows = check_successor(*remembered, offered); !follows)
    return tl::unexpected(follows.error());
  return offered == *remembered ? Acceptance::same : Acceptance::newer;
}

std::optional<Revision> restarted(const std::optional<Revision>& remembered, std::uint64_t after) {
  if (remembered && remembered->number <= after) return remembered;
  // The digest of no document: the number itself can't be taken a second time.
  return Revision{after, {}};
}

}  // namespace guard::trust
