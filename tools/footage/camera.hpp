// SPDX-License-Identifier: LGPL-2.1-or-later
// The make-believe body camera: someone walks up to a person and films them.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

#include "tools/footage/media.hpp"
#include "tools/footage/portrait.hpp"

namespace tools::footage {

struct Shot {
  VideoFormat format;
  int frames = 300;
  std::uint32_t seed = 1;  // another seed is another walk
};

// Draws a shot's frames. The same shot of the same scene gives the same pixels, in any order.
class Camera {
 public:
  // `scene` comes from with_surroundings(); it is shared, not copied.
  Camera(Portrait scene, const Shot& shot);

  [[nodiscard]] cv::Mat frame(int number) const;  // 0 … shot.frames - 1

 private:
  struct Pose {
    cv::Point2d centre;  // scene pixels
    double zoom;         // frame pixels per scene pixel
    double roll;         // radians
    double gain;         // exposure; 1 is the portrait's
  };
  [[nodiscard]] Pose pose_at(int number) const;

  Portrait scene_;
  Shot shot_;
  double phases_[6];  // radians: where in its swing each movement starts
};

}  // namespace tools::footage
