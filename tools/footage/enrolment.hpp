// SPDX-License-Identifier: LGPL-2.1-or-later
// Pictures for a gallery: what an enrolment desk would take of a person.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "tools/footage/portrait.hpp"

namespace tools::footage {

// Head-and-shoulder pictures, 240 x 240, made of the portrait itself by small turns, sizes,
// exposures, softness and mirroring. Never of a clip's frames.
[[nodiscard]] std::vector<cv::Mat> enrolment_pictures(const Portrait& portrait);

}  // namespace tools::footage
