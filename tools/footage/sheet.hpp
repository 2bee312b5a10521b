// SPDX-License-Identifier: LGPL-2.1-or-later
// Lays moments of several recordings out on one sheet, a row each, for a person to compare.
#pragma once

#include <chrono>
#include <filesystem>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "guard/error.hpp"

namespace tools::footage {

struct Row {
  std::string caption;
  std::filesystem::path recording;
};

// `count` times, evenly spaced inside the shortest of the recordings, so that each has them all.
[[nodiscard]] guard::Expected<std::vector<std::chrono::nanoseconds>> common_moments(
    const std::vector<Row>& rows, int count);

// Each row shows, under its caption, what its recording shows at `moments` (ascending), each marked
// with its time.
[[nodiscard]] guard::Expected<cv::Mat> contact_sheet(
    const std::vector<Row>& rows, const std::vector<std::chrono::nanoseconds>& moments);

}  // namespace tools::footage
