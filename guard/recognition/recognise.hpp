// SPDX-License-Identifier: LGPL-2.1-or-later
// The ladder: what an element does, from the most reliable evidence that there is.
//
//   declaration    the fleet config says what this element does
//   hash           the fleet config pins the model's or the code's content
//   configuration  the body of the configuration it uses, or the function it was told to run
//   shape          the model's inputs and outputs
//   caps           the tensors it puts out
//   name           a file's name that says it identifies: names raise, and never clear
//   factory        what elements of this factory do
//
// What nothing of this decides may be anything. docs/recognition.md tells it at length.
#pragma once

#include "guard/catalogue/catalogue.hpp"
#include "guard/recognition/classification.hpp"
#include "guard/recognition/element.hpp"

namespace guard::recognition {

// The result refers to the catalogue's entry. Pure but for what `element` and `world` do when asked.
[[nodiscard]] Classification recognise(const catalogue::Catalogue& catalogue,
                                       const Element& element, const World& world = {});

// Names of the properties on which the answer for `factory` depends.
[[nodiscard]] std::vector<std::string> deciding_properties(const catalogue::Catalogue& catalogue,
                                                           std::string_view factory);

}  // namespace guard::recognition
