// SPDX-License-Identifier: LGPL-2.1-or-later
// Situations as the bit sets that a program's masks are made for.
#pragma once

#include "guard/decision/evaluator.hpp"

namespace guard::decision {

// Puts the situation into `workspace.values`. A fact that is left no value counts as unknown.
void lower(const facts::Situation& situation, const Program& program, Workspace& workspace);

}  // namespace guard::decision
