// SPDX-License-Identifier: LGPL-2.1-or-later
// The rungs for an element that does what it is given: a model, a configuration, code.
#pragma once

#include "guard/catalogue/catalogue.hpp"
#include "guard/recognition/classification.hpp"
#include "guard/recognition/element.hpp"

namespace guard::recognition {

[[nodiscard]] Classification climb(const catalogue::Catalogue& catalogue,
                                   const catalogue::Entry& entry, const Element& element,
                                   const World& world);

// For an element that no entry and no class names: unknown, unless its factory's name says worse.
[[nodiscard]] Classification by_name_of_factory(const catalogue::Catalogue& catalogue,
                                                const Element& element);

}  // namespace guard::recognition
