// SPDX-License-Identifier: LGPL-2.1-or-later
// Reading a portrait, and making up what is around it.
#include "tools/footage/portrait.hpp"

#include <algorithm>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace tools::footage {
namespace {

constexpr double feather = .05;  // of the picture's width: from sharp to out of focus
constexpr double blur = .12;     // of the picture's width: deviation of the Gaussian

// 1 inside, 0 outside, soft along the edge.
cv::Mat focus_mask(const cv::Size& canvas, const cv::Rect& sharp) {
  const int edge = cvRound(sharp.width * feather);
  cv::Mat mask(canvas, CV_32FC1, cv::Scalar(0));
  mask(cv::Rect(sharp.x + edge, sharp.y + edge, sharp.width - 2 * edge, sharp.height - 2 * edge))
      .setTo(1);
  cv::GaussianBlur(mask, mask, {}, edge / 2.);
  return mask;
}

}  // namespace

guard::Expected<Portrait> read_portrait(const std::filesystem::path& picture, cv::Point2d face,
                                        double face_width) {
  cv::Mat bgr = cv::imread(picture.string(), cv::IMREAD_COLOR);
  if (bgr.empty()) return guard::fail("the picture '" + picture.string() + "' can't be read");
  const cv::Rect2d whole(0, 0, bgr.cols, bgr.rows);
  const cv::Point2d half(face_width / 2, face_width / 2);
  if (face_width <= 0 || !whole.contains(face - half) || !whole.contains(face + half)) {
    return guard::fail("the face does not lie inside the picture",
                       "give it as X,Y,WIDTH in pixels");
  }
  return Portrait{std::move(bgr), face, face_width};
}

Portrait with_surroundings(const Portrait& portrait) {
  const auto& picture = portrait.bgr;
  const cv::Rect sharp(picture.cols, picture.rows, picture.cols, picture.rows);
  cv::Mat mirrored;
  cv::copyMakeBorder(picture, mirrored, sharp.y, sharp.y, sharp.x, sharp.x, cv::BORDER_REFLECT_101);
  cv::Mat blurred;
  cv::GaussianBlur(mirrored, blurred, {}, picture.cols * blur);
  const cv::Mat focus = focus_mask(mirrored.size(), sharp);
  cv::Mat canvas;
  cv::blendLinear(mirrored, blurred, focus, 1 - focus, canvas);
  return {canvas, portrait.face + cv::Point2d(sharp.tl()), portrait.face_width};
}

}  // namespace tools::footage
