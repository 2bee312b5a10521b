// SPDX-License-Identifier: LGPL-2.1-or-later
// What was found in a file, so that recognition need not read it again.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "guard/models/likeness.hpp"

namespace guard::recognition {

// Bodies of configuration and label files are looked at up to here; larger ones are no such files.
inline constexpr std::size_t max_body_bytes = 1 << 20;

struct FileFacts {
  std::string sha256;                          // empty when the file could not be read
  std::optional<std::string> body;             // of a text file of at most max_body_bytes
  std::optional<models::Likeness> likeness;    // of a model whose format can be read
  std::string shape;                           // for a person: "onnx, in 1x3x112x112, out 1x512"
  std::string problem;                         // why something of this is missing
};

}  // namespace guard::recognition
