// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/refusal.hpp"

#include <utility>

namespace guard::trust {
namespace {

constexpr std::array<std::string_view, refusal_count> words{
    "unreadable", "too-large", "malformed",    "not-signed",  "wrong-type",     "no-signers",
    "untrusted",  "altered",   "wrong-device", "wrong-fleet", "wrong-hardware", "not-yet-valid",
    "expired",    "rollback",  "equivocation", "unusable"};

}  // namespace

std::string_view word(Refusal why) {
  return words[static_cast<std::size_t>(why)];
}

Refused Refused::in(std::string_view path) && {
  return {std::move(static_cast<Error&>(*this)).in(path), why};
}

tl::unexpected<Refused> refused(Refusal why, Error error) {
  return tl::unexpected<Refused>(Refused{std::move(error), why});
}

Refused malformed(Error error) {
  return {std::move(error), Refusal::malformed};
}

}  // namespace guard::trust
