// SPDX-License-Identifier: LGPL-2.1-or-later
// What kind of network a shape resembles. A shape is no proof, so only what can hardly be anything
// else counts as harmless.
#pragma once

#include "guard/models/shape.hpp"

namespace guard::models {

enum class Likeness : unsigned char {
  embedding,   // a face crop in, one vector out that can tell faces apart
  detector,    // places of things in the picture
  classifier,  // a few classes, such as an age or a mood
  landmarks,   // a few points
  unclear,     // anything else: no harmless answer, whatever it does
};

// Whatever the tensors are called, in whatever order they stand. A size that isn't stated, a second
// picture or any output that might be a vector of a face leaves no harmless answer.
[[nodiscard]] Likeness likeness(const Shape& shape);

}  // namespace guard::models
