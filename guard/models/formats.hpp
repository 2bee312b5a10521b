// SPDX-License-Identifier: LGPL-2.1-or-later
// The readers behind read_shape, one a format. Each believes nothing; what it can't follow to the
// end it refuses at the source, and its answer then counts for nothing.
#pragma once

#include "guard/models/shape.hpp"
#include "guard/models/source.hpp"

namespace guard::models {

[[nodiscard]] Shape read_onnx(Source& source);
[[nodiscard]] Shape read_tflite(Source& source);
[[nodiscard]] Shape read_openvino(Source& source);

}  // namespace guard::models
