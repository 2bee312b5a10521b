// SPDX-License-Identifier: LGPL-2.1-or-later
// Regions of interest, boxes and captions.
#include "tests/stages/annotate.hpp"

#include <gst/video/gstvideometa.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace tests::stages {
namespace {

const cv::Scalar named_colour(64, 220, 64);     // BGR: green
const cv::Scalar unknown_colour(64, 200, 255);  // amber
const cv::Scalar text_colour(0, 0, 0);
constexpr int font = cv::FONT_HERSHEY_SIMPLEX;
constexpr double lines_per_frame = 22;
constexpr double font_height = 22;  // pixels of a capital at scale 1

void draw_face(cv::Mat& bgr, const IdentifiedFace& face) {
  const bool named = !face.person.empty();
  const auto& colour = named ? named_colour : unknown_colour;
  const std::string text = named ? face.person : "unknown";
  const double scale = bgr.rows / lines_per_frame / font_height;
  const int thickness = std::max(1, cvRound(2 * scale));
  int below_baseline = 0;
  const cv::Size size = cv::getTextSize(text, font, scale, thickness, &below_baseline);
  const int padding = below_baseline / 2 + thickness;
  const cv::Rect label(face.box.x, std::max(0, face.box.y - size.height - 2 * padding),
                       size.width + 2 * padding, size.height + 2 * padding);

  cv::rectangle(bgr, face.box, colour, 2 * thickness);
  cv::rectangle(bgr, label, colour, cv::FILLED);
  cv::putText(bgr, text, label.tl() + cv::Point(padding, padding + size.height), font, scale,
              text_colour, thickness, cv::LINE_AA);
}

}  // namespace

void attach_faces(GstBuffer* buffer, const std::vector<IdentifiedFace>& faces) {
  for (const auto& [box, person, distance] : faces) {
    if (person.empty()) continue;
    auto* region = gst_buffer_add_video_region_of_interest_meta(
        buffer, "face", static_cast<guint>(box.x), static_cast<guint>(box.y),
        static_cast<guint>(box.width), static_cast<guint>(box.height));
    gst_video_region_of_interest_meta_add_param(
        region, gst_structure_new("cvfaceid", "name", G_TYPE_STRING, person.c_str(), "distance",
                                  G_TYPE_DOUBLE, distance, nullptr));
  }
}

void draw_faces(cv::Mat& bgr, const std::vector<IdentifiedFace>& faces) {
  for (const auto& face : faces) draw_face(bgr, face);
}

}  // namespace tests::stages
