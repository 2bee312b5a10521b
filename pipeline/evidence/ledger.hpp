// SPDX-License-Identifier: LGPL-2.1-or-later
// What happens to stages and gates, told to the audit log of every guard in the process that keeps
// one. Stages are numbered, since an application may name an element after a person.
#pragma once

#include <memory>
#include <span>

#include "hw/custody/state_folder.hpp"
#include "pipeline/mediation/change.hpp"
#include "pipeline/tripwire/tripwires.hpp"

namespace pipeline::evidence {

// From now on, and until the last reference elsewhere is gone, this log is told. Any thread.
void keep_in(const std::shared_ptr<hw::custody::StateFolder>& state);

// Any thread; none waits for a disk.
void record(std::span<const mediation::Change> changes);
void record(const tripwire::Trip& trip);

}  // namespace pipeline::evidence
