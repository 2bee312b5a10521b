// SPDX-License-Identifier: LGPL-2.1-or-later
// Trains and asks OpenCV's LBPH recognizer.
#include "tests/stages/face_matcher.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <set>

namespace tests::stages {
namespace {

constexpr int chip_size = 96;           // pixels
constexpr double background_part = .1;  // of the box, on each side: hair and wall, not face
constexpr int pattern_radius = 2;
constexpr int pattern_points = 8;
constexpr int grid = 8;

// One size and one exposure for all faces.
cv::Mat face_chip(const cv::Mat& grey, const cv::Rect& face) {
  const int margin_x = cvRound(face.width * background_part);
  const int margin_y = cvRound(face.height * background_part);
  const cv::Rect inner(face.x + margin_x, face.y + margin_y, face.width - 2 * margin_x,
                       face.height - 2 * margin_y);
  cv::Mat chip;
  cv::resize(grey(inner), chip, {chip_size, chip_size}, 0, 0, cv::INTER_AREA);
  cv::equalizeHist(chip, chip);
  return chip;
}

}  // namespace

guard::Expected<FaceMatcher> FaceMatcher::enrol(const std::vector<Portrait>& portraits,
                                                FaceDetector& detector) {
  FaceMatcher matcher;
  std::set<std::string> names;
  for (const auto& portrait : portraits) names.insert(portrait.person);
  matcher.people_.assign(names.begin(), names.end());

  std::vector<cv::Mat> chips;
  std::vector<int> labels;
  for (const auto& portrait : portraits) {
    const auto faces = detector.detect(portrait.image);
    if (faces.empty()) continue;
    const auto person =
        std::lower_bound(matcher.people_.begin(), matcher.people_.end(), portrait.person);
    chips.push_back(face_chip(portrait.image, faces.front()));
    labels.push_back(static_cast<int>(person - matcher.people_.begin()));
    names.erase(portrait.person);
  }
  if (!names.empty()) {
    return guard::fail("no picture of '" + *names.begin() + "' shows a face that can be found",
                       "add a frontal portrait, at least 100 pixels wide");
  }
  matcher.recognizer_ =
      cv::face::LBPHFaceRecognizer::create(pattern_radius, pattern_points, grid, grid);
  matcher.recognizer_->train(chips, labels);
  return matcher;
}

Match FaceMatcher::nearest(const cv::Mat& grey, const cv::Rect& face) const {
  int label = -1;
  double distance = 0;
  recognizer_->predict(face_chip(grey, face), label, distance);
  return {people_.at(static_cast<std::size_t>(label)), distance};
}

}  // namespace tests::stages
