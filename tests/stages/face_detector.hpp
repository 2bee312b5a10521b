// SPDX-License-Identifier: LGPL-2.1-or-later
// Finds frontal faces in a grey picture.
#pragma once

#include <opencv2/objdetect.hpp>
#include <string>
#include <vector>

#include "guard/error.hpp"

namespace tests::stages {

// For one thread at a time: the cascade keeps scratch buffers. detect() may throw cv::Exception.
class FaceDetector {
 public:
  [[nodiscard]] static guard::Expected<FaceDetector> open(const std::string& cascade_file);

  // Boxes in pixels of `grey` (8-bit), inside it, largest first.
  [[nodiscard]] std::vector<cv::Rect> detect(const cv::Mat& grey);

 private:
  cv::CascadeClassifier cascade_;
};

}  // namespace tests::stages
