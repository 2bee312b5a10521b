// SPDX-License-Identifier: LGPL-2.1-or-later
// Why a document is refused: a closed list, so that an audit can count and compare, beside the
// words for the person who has to mend it.
#pragma once

#include <array>
#include <string_view>

#include "guard/error.hpp"

namespace guard::trust {

enum class Refusal : unsigned char {
  unreadable,      // there is no such file, or it can't be read
  too_large,       // over the cap of its kind
  malformed,       // no JSON, unknown or missing fields, unknown words, nested too deeply
  not_signed,      // no envelope, or one without a signature
  wrong_type,      // another kind of document, or another version of its format
  no_signers,      // nobody may sign such documents
  untrusted,       // too few of those who may sign have signed
  altered,         // names a trusted key, whose signature doesn't hold
  wrong_device,    // made for other devices
  wrong_fleet,     // made for another fleet
  wrong_hardware,  // made for other hardware
  not_yet_valid,   // on one of the days that it may be, not valid yet
  expired,         // on one of the days that it may be, valid no longer
  rollback,        // older than what was accepted before
  equivocation,    // accepted before with other content
  unusable         // verified, and what it says can't be used
};
inline constexpr std::size_t refusal_count = static_cast<std::size_t>(Refusal::unusable) + 1;

// "wrong-device"
[[nodiscard]] std::string_view word(Refusal why);

// An error that also says which kind of refusal it is.
struct Refused : Error {
  Refusal why = Refusal::malformed;

  [[nodiscard]] Refused in(std::string_view path) &&;
};

template <class T>
using Checked = tl::expected<T, Refused>;

[[nodiscard]] tl::unexpected<Refused> refused(Refusal why, Error error);

// For map_error.
[[nodiscard]] Refused malformed(Error error);

}  // namespace guard::trust
