// SPDX-License-Identifier: LGPL-2.1-or-later
// Deterministic variations of a portrait.
#include "tools/footage/enrolment.hpp"

#include <opencv2/imgproc.hpp>

namespace tools::footage {
namespace {

constexpr int picture_size = 240;     // pixels
constexpr double degrees_turned = 5;  // to either side
constexpr double shown_widths = 1.9;  // of the face, in a picture's width
constexpr double soft = 1.6;          // pixels: deviation of the Gaussian

struct Variation {
  double turn;      // degrees
  double size;      // 1: shown_widths
  double exposure;  // 1: as in the portrait
  double softness;  // pixels; 0 is as sharp as the portrait
};

constexpr Variation variations[] = {
    {0, 1, 1, 0},
    {0, 1, 1, soft},
    {0, 1.15, .8, 0},
    {0, .9, 1.15, soft},
    {-degrees_turned, 1, 1, 0},
    {degrees_turned, 1, 1, 0},
    {-degrees_turned, 1.1, .85, soft},
    {degrees_turned, .95, 1.1, soft},
};

cv::Mat picture_of(const Portrait& portrait, const Variation& variation) {
  const double scale = variation.size * picture_size / (shown_widths * portrait.face_width);
  cv::Mat turn = cv::getRotationMatrix2D(portrait.face, variation.turn, scale);
  turn.at<double>(0, 2) += picture_size / 2. - portrait.face.x;
  turn.at<double>(1, 2) += picture_size / 2. - portrait.face.y;
  cv::Mat picture;
  cv::warpAffine(portrait.bgr, picture, turn, {picture_size, picture_size}, cv::INTER_LINEAR,
                 cv::BORDER_REPLICATE);
  picture.convertTo(picture, -1, variation.exposure);
  if (variation.softness > 0) cv::GaussianBlur(picture, picture, {}, variation.softness);
  return picture;
}

}  // namespace

std::vector<cv::Mat> enrolment_pictures(const Portrait& portrait) {
  std::vector<cv::Mat> pictures;
  for (const auto& variation : variations) {
    const cv::Mat picture = picture_of(portrait, variation);
    cv::Mat mirrored;
    cv::flip(picture, mirrored, 1);
    pictures.insert(pictures.end(), {picture, mirrored});
  }
  return pictures;
}

}  // namespace tools::footage
