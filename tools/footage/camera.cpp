// SPDX-License-Identifier: LGPL-2.1-or-later
// Movements of a camera on a walking chest: approach, pan, steps, sway, tremble, exposure, noise.
#include "tools/footage/camera.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <random>

namespace tools::footage {
namespace {

// Lengths are in widths of the face, frequencies in hertz.
constexpr double far_width = 5.2, near_width = 3.2;  // what the frame shows at start and end
constexpr double pan = .5;                           // from left of the face to right of it
constexpr double step = .05, step_rate = 1.8;
constexpr double sway = .08, sway_rate = .9;
constexpr double tremble = .012, tremble_rate = 5.3;
constexpr double roll = .03, roll_rate = .7;  // radians
constexpr double exposure = .1, exposure_rate = .35;
constexpr double sensor_noise = 3;  // deviation, of 255

double swing(double rate, double seconds, double phase) {
  return std::sin(2 * std::numbers::pi * rate * seconds + phase);
}

// 0 to 1, slow at both ends.
double eased(double part) {
  return (1 - std::cos(std::numbers::pi * part)) / 2;
}

void add_noise(cv::Mat& bgr, std::uint64_t seed) {
  cv::Mat noise(bgr.size(), CV_16SC3);
  cv::RNG(seed).fill(noise, cv::RNG::NORMAL, 0, sensor_noise);
  cv::add(bgr, noise, bgr, cv::noArray(), CV_8U);
}

}  // namespace

Camera::Camera(Portrait scene, const Shot& shot) : scene_(std::move(scene)), shot_(shot) {
  std::mt19937 random(shot.seed);
  for (double& phase : phases_) {
    phase = 2 * std::numbers::pi * static_cast<double>(random()) / std::mt19937::max();
  }
}

Camera::Pose Camera::pose_at(int number) const {
  const double seconds = static_cast<double>(number) / shot_.format.frames_per_second;
  const double way = eased(static_cast<double>(number) / std::max(1, shot_.frames - 1));
  const double x = pan * (2 * way - 1) + sway * swing(sway_rate, seconds, phases_[0]) +
                   tremble * swing(tremble_rate, seconds, phases_[1]);
  const double y = step * swing(step_rate, seconds, phases_[2]) +
                   tremble * swing(tremble_rate * 1.13, seconds, phases_[3]);
  const double shown = std::lerp(far_width, near_width, way) * scene_.face_width;
  return {scene_.face + scene_.face_width * cv::Point2d(x, y), shot_.format.width / shown,
          roll * swing(roll_rate, seconds, phases_[4]),
          1 + exposure * swing(exposure_rate, seconds, phases_[5])};
}

cv::Mat Camera::frame(int number) const {
  const auto [centre, zoom, roll_now, gain] = pose_at(number);
  const double c = zoom * std::cos(roll_now);
  const double s = zoom * std::sin(roll_now);
  const auto& format = shot_.format;
  const cv::Matx23d scene_to_frame(c, -s, format.width / 2. - c * centre.x + s * centre.y,  //
                                   s, c, format.height / 2. - s * centre.x - c * centre.y);
  cv::Mat bgr;
  cv::warpAffine(scene_.bgr, bgr, scene_to_frame, {format.width, format.height}, cv::INTER_CUBIC,
                 cv::BORDER_REPLICATE);
  bgr.convertTo(bgr, -1, gain);
  add_noise(bgr, (std::uint64_t{shot_.seed} << 32) + static_cast<std::uint64_t>(number) + 1);
  return bgr;
}

}  // namespace tools::footage
