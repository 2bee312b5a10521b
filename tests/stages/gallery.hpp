// SPDX-License-Identifier: LGPL-2.1-or-later
// Reads the folder of enrolled people.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "guard/error.hpp"

namespace tests::stages {

struct Portrait {
  std::string person;  // as its folder or file is named
  cv::Mat image;       // 8-bit grey, any size
};

// `folder` holds one folder of pictures per person, or pictures named PERSON.png, PERSON-2.jpg and
// so on. The order is that of the names, so that training is repeatable. An unreadable picture, and
// a gallery without any, is an error.
[[nodiscard]] guard::Expected<std::vector<Portrait>> read_gallery(
    const std::filesystem::path& folder);

}  // namespace tests::stages
