// SPDX-License-Identifier: LGPL-2.1-or-later
// Reads what a neural network takes and gives, whatever its file is called.
#pragma once

#include "guard/error.hpp"
#include "guard/models/shape.hpp"
#include "guard/models/source.hpp"

namespace guard::models {

// Of an ONNX, TensorFlow Lite or OpenVINO model, told apart by their content; reads about as many
// bytes as the file has without its weights. Error: another format, a damaged file, one that states
// something twice or goes over a limit. No answer about a file is then the only true one.
[[nodiscard]] Expected<Shape> read_shape(const Bytes& bytes);

}  // namespace guard::models
