// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/custody/settlement.hpp"

namespace hw::custody {

void Settlement::put_on_record() {
  done = {};
  // Each store wears a TPM.
  if (state != nullptr && !accepted.empty()) done = state->remember(accepted, epoch);
  remembered = done.has_value();
  if (done && state != nullptr && !entries.empty()) done = state->record_now(entries);
}

}  // namespace hw::custody
