// SPDX-License-Identifier: LGPL-2.1-or-later
// Joins detector and matcher, and turns exceptions into errors.
#include "tests/stages/face_identifier.hpp"

#include <exception>
#include <opencv2/imgproc.hpp>
#include <set>
#include <utility>

#include "tests/stages/joined.hpp"

namespace tests::stages {

guard::Expected<FaceIdentifier> FaceIdentifier::open(const std::filesystem::path& gallery) try {
  const auto portraits = read_gallery(gallery);
  if (!portraits) return tl::unexpected(portraits.error());
  auto detector = FaceDetector::open(FACEGUARD_FACE_CASCADE);
  if (!detector) return tl::unexpected(detector.error());
  auto matcher = FaceMatcher::enrol(*portraits, *detector);
  if (!matcher) return tl::unexpected(matcher.error());
  return FaceIdentifier(std::move(*detector), std::move(*matcher));
} catch (const std::exception& exception) {
  return guard::fail("the gallery '" + gallery.string() + "' can't be learnt: " + exception.what());
}

guard::Expected<std::vector<IdentifiedFace>> FaceIdentifier::identify(const cv::Mat& bgr,
                                                                      double max_distance) try {
  cv::Mat grey;
  cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
  std::vector<IdentifiedFace> faces;
  for (const auto& box : detector_.detect(grey)) {
    auto [person, distance] = matcher_.nearest(grey, box);
    if (distance > max_distance) person.clear();
    faces.push_back({box, std::move(person), distance});
  }
  return faces;
} catch (const std::exception& exception) {
  return guard::fail(std::string("a frame can't be analysed: ") + exception.what());
}

std::string names_of(const std::vector<IdentifiedFace>& faces) {
  std::set<std::string> names;
  for (const auto& face : faces) {
    if (!face.person.empty()) names.insert(face.person);
  }
  return joined(names);
}

}  // namespace tests::stages
