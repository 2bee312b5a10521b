// SPDX-License-Identifier: LGPL-2.1-or-later
// Says who is to be seen in a picture: detection and matching behind one door.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "guard/error.hpp"
#include "tests/stages/face_detector.hpp"
#include "tests/stages/face_matcher.hpp"

namespace tests::stages {

struct IdentifiedFace {
  cv::Rect box;         // pixels of the picture
  std::string person;   // empty: nobody of the gallery is near enough
  double distance = 0;  // to the nearest person, named or not
};

// For one thread at a time. What OpenCV throws comes back as an error.
class FaceIdentifier {
 public:
  [[nodiscard]] static guard::Expected<FaceIdentifier> open(const std::filesystem::path& gallery);

  // Faces of `bgr` (8-bit, 3 channels), largest first. Those farther than `max_distance` from
  // everybody stay without a name.
  [[nodiscard]] guard::Expected<std::vector<IdentifiedFace>> identify(const cv::Mat& bgr,
                                                                      double max_distance);

 private:
  FaceIdentifier(FaceDetector detector, FaceMatcher matcher)
      : detector_(std::move(detector)), matcher_(std::move(matcher)) {}

  FaceDetector detector_;
  FaceMatcher matcher_;
};

// The different names among `faces`, sorted, comma-separated.
[[nodiscard]] std::string names_of(const std::vector<IdentifiedFace>& faces);

}  // namespace tests::stages
