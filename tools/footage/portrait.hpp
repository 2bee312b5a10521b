// SPDX-License-Identifier: LGPL-2.1-or-later
// A picture of one person, and where in it the face is.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>

#include "guard/error.hpp"

namespace tools::footage {

struct Portrait {
  cv::Mat bgr;
  cv::Point2d face;       // the middle of the face, in pixels
  double face_width = 0;  // in pixels
};

// Fails when the picture can't be read or the face does not lie inside it.
[[nodiscard]] guard::Expected<Portrait> read_portrait(const std::filesystem::path& picture,
                                                      cv::Point2d face, double face_width);

// `portrait` amid out-of-focus surroundings, so that a camera may look past its edges. The face has
// the same size and other coordinates.
[[nodiscard]] Portrait with_surroundings(const Portrait& portrait);

}  // namespace tools::footage
