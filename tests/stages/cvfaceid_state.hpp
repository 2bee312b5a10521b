// SPDX-License-Identifier: LGPL-2.1-or-later
// What one `cvfaceid` element knows, without GStreamer.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "guard/error.hpp"
#include "tests/stages/face_identifier.hpp"

namespace tests::stages {

struct CvFaceIdSettings {
  std::string gallery;
  double max_distance = 86;  // how it was chosen: README.md
  unsigned every = 1;        // each n-th frame is analysed
  bool draw = false;
};

struct Look {
  bool fresh = false;  // this very frame was analysed
  std::vector<IdentifiedFace> faces;
};

// Settings and results may be used from any thread; open, close and look_at follow each other on
// the streaming thread.
class CvFaceIdState {
 public:
  [[nodiscard]] CvFaceIdSettings settings() const;
  void set_settings(CvFaceIdSettings settings);

  [[nodiscard]] guard::Expected<void> open();  // learns the gallery
  void close();

  void count_frame() { ++frames_seen_; }
  // Analyses `bgr` when it is its turn. Draws, if asked to, the newest faces known.
  [[nodiscard]] guard::Expected<Look> look_at(cv::Mat& bgr);

  // Both since the element was made: a restart forgets nothing.
  [[nodiscard]] std::uint64_t frames_seen() const { return frames_seen_; }
  [[nodiscard]] std::string people() const;  // sorted, comma-separated

 private:
  void remember(const std::vector<IdentifiedFace>& faces);

  mutable std::mutex mutex_;  // guards settings_ and people_
  CvFaceIdSettings settings_;
  std::set<std::string> people_;
  std::atomic<std::uint64_t> frames_seen_{0};

  std::optional<FaceIdentifier> identifier_;
  std::vector<IdentifiedFace> newest_;
  std::uint64_t turn_ = 0;
};

}  // namespace tests::stages
