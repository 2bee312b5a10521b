// SPDX-License-Identifier: LGPL-2.1-or-later
// What networks that people really use resemble, and what can't pass for harmless.
#include "guard/models/likeness.hpp"

#include <gtest/gtest.h>

#include "tests/guard/models/support.hpp"

namespace guard::models {
namespace {

using test::net;
using test::tensor;

constexpr Maker softmax = Maker::softmax;
constexpr Maker boxes = Maker::boxes;

struct Known {
  std::string_view name;
  std::vector<Tensor> inputs;
  std::vector<Tensor> outputs;
};

// Through every format that can say it, since a rule for shapes that no file has proves nothing.
void expect_all(Likeness expected, const std::vector<Known>& networks) {
  for (const Known& network : networks) {
    const Shape shape = net(network.inputs, network.outputs);
    EXPECT_EQ(likeness(shape), expected) << network.name;
    for (const test::Format& format : test::formats) {
      const auto read = test::read(format.write(shape));
      ASSERT_TRUE(read) << network.name << ": " << read.error().text();
      EXPECT_EQ(likeness(*read), expected) << network.name << ": " << text(*read);
    }
  }
}

TEST(Likeness, RecognisersOfFacesAreEmbeddings) {
  const Tensor crop = tensor({1, 3, 112, 112});
  expect_all(
      Likeness::embedding,
      {{"ArcFace", {crop}, {tensor({1, 512})}},
       {"ArcFace, any batch", {tensor({-1, 3, 112, 112})}, {tensor({-1, 512})}},
       {"w600k_r50", {tensor({-1, 3, 112, 112})}, {tensor({1, 512})}},
       {"a batch stated on one side", {crop}, {tensor({-1, 512})}},
       {"MobileFaceNet of pairs", {tensor({2, 112, 112, 3})}, {tensor({2, 192})}},
       {"SFace", {crop}, {tensor({1, 128})}},
       {"FaceNet 128", {tensor({1, 160, 160, 3})}, {tensor({1, 128})}},
       {"FaceNet 512", {tensor({-1, 160, 160, 3})}, {tensor({-1, 512})}},
       {"FaceNet and whether it learns",
        {tensor({1, 160, 160, 3}), tensor({1})},
        {tensor({1, 512})}},
       {"OpenFace", {tensor({1, 3, 96, 96})}, {tensor({1, 128})}},
       {"LightCNN, grey", {tensor({1, 1, 128, 128})}, {tensor({1, 256})}},
       {"face-reidentification-retail-0095", {tensor({1, 3, 128, 128})}, {tensor({1, 256, 1, 1})}},
       {"without a batch", {tensor({3, 112, 112})}, {tensor({512})}}});
}

TEST(Likeness, WhatMightTellFacesApartIsNeverHarmless) {
  const Tensor crop = tensor({1, 3, 112, 112});
  expect_all(
      Likeness::unclear,
      {{"ArcFace and a score", {crop}, {tensor({1, 512}), tensor({1, 1})}},
       {"ArcFace and its features", {crop}, {tensor({1, 512}), tensor({1, 512, 7, 7})}},
       {"ArcFace for any size", {tensor({1, 3, -1, -1})}, {tensor({1, 512})}},
       {"ArcFace, softmax behind", {crop}, {tensor({1, 512}, softmax)}},
       {"people known to it", {crop}, {tensor({1, 1000}, softmax)}},
       {"SphereFace", {tensor({1, 3, 112, 96})}, {tensor({1, 512})}},
       {"VGGFace", {tensor({1, 3, 224, 224})}, {tensor({1, 4096})}},
       {"person re-identification", {tensor({1, 3, 256, 128})}, {tensor({1, 256})}},
       {"CLIP", {tensor({1, 3, 224, 224})}, {tensor({1, 512})}},
       {"CLIP, large", {tensor({1, 3, 224, 224})}, {tensor({1, 768})}},
       {"CLIP, its tokens", {tensor({1, 3, 224, 224})}, {tensor({1, 50, 768})}},
       {"a transformer's tokens", {tensor({1, 3, 224, 224})}, {tensor({1, 197, 768})}},
       {"classes without softmax", {tensor({1, 3, 224, 224})}, {tensor({1, 1000})}},
       {"a short template", {crop}, {tensor({1, 64})}},
       {"the first half of a recogniser", {crop}, {tensor({1, 256, 14, 14})}},
       {"its second half", {tensor({1, 256, 14, 14})}, {tensor({1, 8})}},
       {"half a network, cut twice", {crop}, {tensor({1, 128, 28, 28}), tensor({1, 256, 14, 14})}},
       {"a pyramid of features",
        {tensor({1, 3, 640, 640})},
        {tensor({1, 64, 80, 80}), tensor({1, 64, 40, 40}), tensor({1, 64, 20, 20})}},
       {"thin features",
        {tensor({1, 3, 224, 224})},
        {tensor({1, 24, 56, 56}), tensor({1, 40, 28, 28})}},
       {"two faces compared", {crop, crop}, {tensor({1, 1})}},
       {"a face compared with templates", {crop, tensor({1, 512})}, {tensor({1, 1})}},
       {"a face compared with any number", {crop, tensor({-1, 4})}, {tensor({1, 1})}},
       {"features of one grid, twice",
        {tensor({1, 3, 224, 224})},
        {tensor({1, 24, 56, 56}), tensor({1, 40, 56, 56})}},
       {"what moves where", {tensor({1, 3, 640, 640})}, std::vector(2, tensor({1, 2, 80, 80}))},
       {"one head of YOLO alone", {tensor({1, 3, 640, 640})}, {tensor({1, 255, 20, 20})}},
       {"one head of YOLO twice",
        {tensor({1, 3, 640, 640})},
        {tensor({1, 255, 20, 20}), tensor({1, 255, 20, 20}), tensor({1, 255, 40, 40})}},
       {"heads of two kinds",
        {tensor({1, 3, 640, 640})},
        {tensor({1, 255, 20, 20}), tensor({1, 18, 40, 40})}},
       {"a handful of boxes", {tensor({1, 3, 640, 640})}, {tensor({1, 9, 7})}},
       {"boxes and scores, a few", {crop}, {tensor({1, 40, 4}), tensor({1, 40, 1})}},
       {"boxes and scores, many and then a few",
        {crop},
        {tensor({1, 8400, 4}), tensor({1, 8400, 1}), tensor({1, 10, 4}), tensor({1, 10, 1})}},
       {"64 points, as many numbers as a template", {crop}, {tensor({1, 64, 2})}},
       {"rows for a handful of places", {tensor({1, 3, 48, 48})}, {tensor({1, 13, 5})}},
       {"boxes and odd looks",
        {tensor({1, 3, 640, 640})},
        {tensor({1, 8400, 4}), tensor({1, 8400, 1}), tensor({1, 8400, 150})}},
       {"parts of a person", {tensor({1, 3, 384, 128})}, std::vector(6, tensor({1, 256}))},
       {"a template in pieces", {crop}, std::vector(64, tensor({1, 8}))},
       {"boxes and looks (JDE)",
        {tensor({1, 3, 608, 1088})},
        {tensor({1, 54'264, 4}), tensor({1, 54'264, 1}), tensor({1, 54'264, 512})}},
       {"centres and looks (FairMOT)",
        {tensor({1, 3, 608, 1088})},
        {tensor({1, 1, 152, 272}), tensor({1, 2, 152, 272}), tensor({1, 64, 152, 272})}},
       {"boxes and a template",
        {tensor({1, 3, 640, 640})},
        {tensor({1, 100, 7}, boxes), tensor({1, 512})}},
       {"no output that says anything", {crop}, {tensor({-1})}},
       {"no picture: sound", {tensor({1, 16'000})}, {tensor({1, 8})}},
       {"no picture: six channels", {tensor({1, 6, 112, 112})}, {tensor({1, 8})}},
       {"a film", {tensor({1, 3, 16, 112, 112})}, {tensor({1, 8})}},
       {"68 points in one row", {tensor({1, 3, 112, 112})}, {tensor({1, 136})}},
       {"98 points in one row", {tensor({1, 3, 112, 112})}, {tensor({1, 196})}},
       {"a face drawn", {tensor({1, 3, 128, 128})}, {tensor({1, 3, 128, 128})}},
       {"what each pixel shows",
        {tensor({1, 3, 512, 512})},
        {tensor({1, 19, 512, 512}, softmax)}}});
}

TEST(Likeness, WhatIsNotStatedIsNeverHarmless) {
  const Tensor crop = tensor({1, 3, 112, 112});
  expect_all(Likeness::unclear,
             {{"an output of any length", {crop}, {tensor({1, -1})}},
              {"an output of any rank", {crop}, {tensor({-1})}},
              {"a second one of any length", {crop}, {tensor({1, 2}), tensor({1, -1})}},
              {"any number of rows of one picture", {crop}, {tensor({-1, 8})}},
              {"a picture of any size", {tensor({1, 3, -1, -1})}, {tensor({1, 8})}},
              {"any channels", {tensor({1, -1, 112, 112})}, {tensor({1, 8})}},
              {"YOLO for any size", {tensor({1, 3, -1, -1})}, {tensor({1, 84, -1})}},
              {"SCRFD for any size", {tensor({1, 3, -1, -1})}, {tensor({-1, 1}), tensor({-1, 4})}},
              {"SSD for any size", {tensor({1, 3, -1, -1})}, {tensor({1, 1, 200, 7}, boxes)}}});
  EXPECT_EQ(likeness(Shape{}), Likeness::unclear);
  EXPECT_EQ(likeness(net({crop}, {})), Likeness::unclear);
  EXPECT_EQ(likeness(net({}, {tensor({1, 8})})), Likeness::unclear);
}

TEST(Likeness, DetectorsAreDetectors) {
  const Tensor hd = tensor({1, 3, 640, 640});
  expect_all(
      Likeness::detector,
      {{"face-detection-adas-0001", {tensor({1, 3, 384, 672})}, {tensor({1, 1, 200, 7}, boxes)}},
       {"the same, its operator unknown", {tensor({1, 3, 384, 672})}, {tensor({1, 1, 200, 7})}},
       {"SSD MobileNet",
        {tensor({1, 300, 300, 3})},
        {tensor({-1, -1, 4}, boxes), tensor({-1}, boxes), tensor({-1}, boxes),
         tensor({-1}, boxes)}},
       {"SSD before its boxes are chosen",
        {tensor({1, 300, 300, 3})},
        {tensor({1, 1917, 1, 4}), tensor({1, 1917, 91})}},
       {"Faster R-CNN",
        {tensor({1, 3, 600, 1024}), tensor({1, 6})},
        {tensor({1, 1, 100, 7}, boxes)}},
       {"SCRFD",
        {hd},
        {tensor({12'800, 1}), tensor({3200, 1}), tensor({800, 1}), tensor({12'800, 4}),
         tensor({3200, 4}), tensor({800, 4}), tensor({12'800, 10}), tensor({3200, 10}),
         tensor({800, 10})}},
       {"SCRFD, any batch",
        {tensor({-1, 3, 640, 640})},
        {tensor({-1, 12'800, 1}), tensor({-1, 12'800, 4})}},
       {"RetinaFace",
        {hd},
        {tensor({1, 16'800, 4}), tensor({1, 16'800, 2}, softmax), tensor({1, 16'800, 10})}},
       {"BlazeFace", {tensor({1, 128, 128, 3})}, {tensor({1, 896, 16}), tensor({1, 896, 1})}},
       {"YuNet",
        {tensor({1, 3, 120, 160})},
        {tensor({1076, 14}), tensor({1076, 2}, softmax), tensor({1076, 1})}},
       {"UltraFace", {tensor({1, 3, 240, 320})}, {tensor({1, 4420, 2}), tensor({1, 4420, 4})}},
       {"DetectNet", {tensor({1, 3, 544, 960})}, {tensor({1, 1, 34, 60}), tensor({1, 4, 34, 60})}},
       {"CenterFace",
        {hd},
        {tensor({1, 1, 160, 160}), tensor({1, 2, 160, 160}), tensor({1, 2, 160, 160}),
         tensor({1, 10, 160, 160})}},
       {"YOLOv8", {hd}, {tensor({1, 84, 8400})}},
       {"YOLOv8 for faces", {tensor({1, 3, 320, 320})}, {tensor({1, 5, 2100})}},
       {"YOLOv5", {hd}, {tensor({1, 25'200, 85})}},
       {"YOLOv5 for faces", {hd}, {tensor({1, 25'200, 16})}},
       {"YOLOX, tiny", {tensor({1, 3, 416, 416})}, {tensor({1, 3549, 85})}},
       {"YOLOv10", {hd}, {tensor({1, 300, 6})}},
       {"YOLOv3, its heads",
        {tensor({1, 416, 416, 3})},
        {tensor({1, 13, 13, 255}), tensor({1, 26, 26, 255}), tensor({1, 52, 52, 255})}},
       {"YOLOv5, its heads",
        {hd},
        {tensor({1, 3, 80, 80, 85}), tensor({1, 3, 40, 40, 85}), tensor({1, 3, 20, 20, 85})}}});
}

TEST(Likeness, ClassifiersAreClassifiers) {
  expect_all(
      Likeness::classifier,
      {{"age-gender-recognition-retail-0013",
        {tensor({1, 3, 62, 62})},
        {tensor({1, 1, 1, 1}), tensor({1, 2, 1, 1}, softmax)}},
       {"emotions", {tensor({1, 3, 64, 64})}, {tensor({1, 5, 1, 1}, softmax)}},
       {"FER+", {tensor({1, 1, 64, 64})}, {tensor({1, 8})}},
       {"MobileNet", {tensor({1, 3, 224, 224})}, {tensor({1, 1000}, softmax)}},
       {"MobileNet, any batch", {tensor({-1, 224, 224, 3})}, {tensor({-1, 1001}, softmax)}},
       {"ages", {tensor({1, 3, 112, 112})}, {tensor({1, 101}, softmax)}},
       {"anti-spoofing", {tensor({1, 3, 80, 80})}, {tensor({1, 3})}},
       {"head pose", {tensor({1, 3, 60, 60})}, {tensor({1, 1}), tensor({1, 1}), tensor({1, 1})}},
       {"MTCNN's last",
        {tensor({1, 3, 48, 48})},
        {tensor({1, 2}, softmax), tensor({1, 4}), tensor({1, 10})}}});
}

TEST(Likeness, PointsAreLandmarks) {
  expect_all(
      Likeness::landmarks,
      {{"landmarks-regression-retail-0009", {tensor({1, 3, 48, 48})}, {tensor({1, 10, 1, 1})}},
       {"facial-landmarks-35-adas-0002", {tensor({1, 3, 60, 60})}, {tensor({1, 70})}},
       {"points in pairs", {tensor({1, 3, 112, 112})}, {tensor({1, 29, 2})}}});
}

}  // namespace
}  // namespace guard::models
