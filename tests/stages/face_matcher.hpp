// SPDX-License-Identifier: LGPL-2.1-or-later
// Compares a face with enrolled people by local binary pattern histograms (LBPH).
#pragma once

#include <opencv2/face/facerec.hpp>
#include <string>
#include <vector>

#include "guard/error.hpp"
#include "tests/stages/face_detector.hpp"
#include "tests/stages/gallery.hpp"

namespace tests::stages {

struct Match {
  std::string person;
  double distance = 0;  // chi-square between histograms: 0 is the same picture
};

// Both functions may throw cv::Exception.
class FaceMatcher {
 public:
  // Learns the largest face that `detector` finds in each portrait; one without a face is passed
  // over, but a person without any is an error.
  [[nodiscard]] static guard::Expected<FaceMatcher> enrol(const std::vector<Portrait>& portraits,
                                                          FaceDetector& detector);

  // The most similar enrolled person, however dissimilar. `face` is a box of detect().
  [[nodiscard]] Match nearest(const cv::Mat& grey, const cv::Rect& face) const;

 private:
  std::vector<std::string> people_;  // the recognizer's label is the index
  cv::Ptr<cv::face::LBPHFaceRecognizer> recognizer_;
};

}  // namespace tests::stages
