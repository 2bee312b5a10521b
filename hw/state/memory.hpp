// SPDX-License-Identifier: LGPL-2.1-or-later
// The memory against rollback. Without it a device can't tell an old document from a new one, so
// whoever can't load it goes on as if nothing were known, and says so.
#pragma once

#include <string_view>

#include "guard/error.hpp"
#include "hw/state/contents.hpp"

namespace hw::state {

enum class Loss : unsigned char {
  missing,      // there is none: a person makes the first one
  damaged,      // there is something else, or one that was made by nobody who may
  rolled_back,  // an earlier one was put in its place
  unreadable,   // the disk or the TPM doesn't answer: it may come back by itself
};

// "missing", "damaged", "rolled-back", "unreadable"
[[nodiscard]] std::string_view word(Loss loss);

struct Lost : guard::Error {
  Loss why = Loss::unreadable;
};

[[nodiscard]] tl::unexpected<Lost> lost(Loss why, guard::Error error);

using Loaded = tl::expected<Contents, Lost>;

// One thread and one process at a time.
class Memory {
 public:
  virtual ~Memory() = default;

  // Finishes a store() that a power cut interrupted.
  [[nodiscard]] virtual Loaded load() = 0;

  // Takes the place of what load() gives, and sets its generation. After a power cut the old or the
  // new is there; once this has returned without an error, the new. Error: nothing that can be
  // loaded is there, check_not_lower(), or the disk's; then it may be either.
  [[nodiscard]] virtual guard::Expected<void> store(const Contents& contents) = 0;

  // The first memory of a new device, which makes its folder. Error: there is or was one already.
  [[nodiscard]] virtual guard::Expected<Contents> provision() = 0;

  // Begins anew after a loss, because a person decided so: keeps what an older memory still says,
  // puts what is damaged aside as `memory.lost`, and counts the recovery. Error: nothing is lost.
  [[nodiscard]] virtual guard::Expected<Contents> recover() = 0;
};

}  // namespace hw::state
