// SPDX-License-Identifier: LGPL-2.1-or-later
// A root document may restart the revisions of a role whose key was stolen.
#pragma once

#include <map>
#include <string>

#include "guard/trust/revision.hpp"
#include "guard/trust/root.hpp"

namespace hw::custody {

// Lowers what is remembered as the root says. Once for each root: a second time would let back
// what was accepted since.
void restart(std::map<std::string, guard::trust::Revision>& remembered,
             const guard::trust::Root& root);

}  // namespace hw::custody
