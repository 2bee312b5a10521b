// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes what was found onto a frame: as metadata, and for people to see.
#pragma once

#include <gst/gst.h>

#include <opencv2/core.hpp>
#include <vector>

#include "tests/stages/face_identifier.hpp"

namespace tests::stages {

// Adds to `buffer`, which must be writable, one GstVideoRegionOfInterestMeta of type "face" per
// named face, with a parameter structure "cvfaceid" { name: string, distance: double }.
void attach_faces(GstBuffer* buffer, const std::vector<IdentifiedFace>& faces);

// Draws a box per face and the name, or "unknown", into `bgr`. May throw cv::Exception.
void draw_faces(cv::Mat& bgr, const std::vector<IdentifiedFace>& faces);

}  // namespace tests::stages
