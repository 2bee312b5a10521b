// SPDX-License-Identifier: LGPL-2.1-or-later
// Turns, memory and locking of the face-identification stage.
#include "tests/stages/cvfaceid_state.hpp"

#include <exception>
#include <utility>

#include "tests/stages/annotate.hpp"
#include "tests/stages/joined.hpp"

namespace tests::stages {

CvFaceIdSettings CvFaceIdState::settings() const {
  const std::lock_guard lock(mutex_);
  return settings_;
}

void CvFaceIdState::set_settings(CvFaceIdSettings settings) {
  const std::lock_guard lock(mutex_);
  settings_ = std::move(settings);
}

guard::Expected<void> CvFaceIdState::open() {
  auto identifier = FaceIdentifier::open(settings().gallery);
  if (!identifier) return tl::unexpected(identifier.error());
  identifier_ = std::move(*identifier);
  newest_.clear();
  turn_ = 0;
  return {};
}

void CvFaceIdState::close() {
  identifier_.reset();
}

guard::Expected<Look> CvFaceIdState::look_at(cv::Mat& bgr) try {
  const auto settings = this->settings();
  const bool fresh = turn_++ % settings.every == 0;
  if (fresh) {
    auto faces = identifier_.value().identify(bgr, settings.max_distance);
    if (!faces) return tl::unexpected(faces.error());
    newest_ = std::move(*faces);
    remember(newest_);
  }
  if (settings.draw) draw_faces(bgr, newest_);
  return Look{fresh, newest_};
} catch (const std::exception& exception) {
  return guard::fail(std::string("a frame can't be analysed: ") + exception.what());
}

std::string CvFaceIdState::people() const {
  const std::lock_guard lock(mutex_);
  return joined(people_);
}

void CvFaceIdState::remember(const std::vector<IdentifiedFace>& faces) {
  const std::lock_guard lock(mutex_);
  for (const auto& face : faces) {
    if (!face.person.empty()) people_.insert(face.person);
  }
}

}  // namespace tests::stages
