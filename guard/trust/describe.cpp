// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/describe.hpp"

#include "guard/facts/words.hpp"

namespace guard::trust {

std::vector<StatedFact> describe(const facts::Context& context) {
  using facts::Fact;
  using facts::words;
  return {{Fact::operators, words(context.operators)},
          {Fact::acting_for, words(context.acting_for)},
          {Fact::location, words(context.location)},
          {Fact::camera, words(context.camera)},
          {Fact::environment, words(context.environment, facts::environments)},
          {Fact::timing, words(context.timing, facts::timings)},
          {Fact::authority, words(context.authority)},
          {Fact::vendor_approval, words(context.vendor_approval, facts::vendor_approvals)}};
}

}  // namespace guard::trust
