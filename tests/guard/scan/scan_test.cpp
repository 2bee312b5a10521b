// SPDX-License-Identifier: LGPL-2.1-or-later
// Pipelines as vendors' pages show them, judged with the shipped catalogue and without any file.
#include "guard/scan/scan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "guard/description/parse.hpp"

namespace tests::scan {
namespace {

using guard::catalogue::Catalogue;
using guard::scan::Report;

const Catalogue& shipped() {
  static const Catalogue catalogue = [] {
    Catalogue all;
    for (const auto& entry : std::filesystem::directory_iterator(FACEGUARD_CONFIGS "/stages")) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(file), {}};
      if (auto read = guard::catalogue::parse_catalogue(text, entry.path().filename().string()))
        all.put_first(std::move(*read));
      else if (entry.path().extension() == ".toml")
        ADD_FAILURE() << read.error().text();
    }
    return all;
  }();
  return catalogue;
}

Report scan(const std::string& pipeline, bool strict = false) {
  const auto graph = guard::description::parse(pipeline);
  if (!graph) {
    ADD_FAILURE() << graph.error().text();
    return {};
  }
  return guard::scan::scan(*graph, shipped(), {strict, {}});
}

std::string capabilities(const Report& report) {
  std::string text;
  for (const std::string& word : report.capabilities) text += (text.empty() ? "" : " ") + word;
  return text;
}

bool has(const Report& report, const std::string& capability) {
  return std::find(report.capabilities.begin(), report.capabilities.end(), capability) !=
         report.capabilities.end();
}

bool blocked(const Report& report) {
  return has(report, "unknown") || has(report, "face-embedding") ||
         has(report, "face-identification");
}

TEST(Recognisers, CannotPass) {
  for (const char* pipeline :
       {"v4l2src ! gvadetect model=a.xml ! gvaclassify model=face-reidentification-retail-0095.xml "
        "! gvaidentify gallery=g.json ! fakesink",
        "v4l2src ! nvstreammux ! nvinfer config-file-path=pgie_yolo.txt ! "
        "nvinfer config-file-path=sgie_arcface.txt ! fakesink",
        "v4l2src ! hailonet hef-path=x.hef ! hailofilter so-path=p.so function-name=arcface_rgb ! "
        "fakesink",
        "qtiqmmfsrc ! qtimlvconverter ! qtimltflite model=n.tflite ! "
        "qtimlvclassification module=qfr labels=people.labels ! fakesink",
        "v4l2src ! tensor_converter ! tensor_filter framework=tensorflow-lite model=m.tflite ! "
        "other/tensors,dimensions=512:1:1:1 ! tensor_sink",
        "v4l2src ! facenetv1 model-location=x.pb ! embeddingoverlay ! fakesink",
        "v4l2src ! amlfacenet db-path=/d ! fakesink"}) {
    EXPECT_TRUE(blocked(scan(pipeline))) << pipeline;
    EXPECT_TRUE(blocked(scan(pipeline, true))) << pipeline;
  }
}

TEST(Detectors, CannotBeBlockedInAScan) {
  for (const char* pipeline :
       {"v4l2src ! facedetect ! autovideosink", "v4l2src ! faceblur ! x264enc ! mp4mux ! filesink",
        "v4l2src ! gvadetect model=face-detection-retail-0004.xml ! gvawatermark ! fakesink",
        "v4l2src ! hailonet hef-path=yolov8m.hef ! hailofilter function-name=yolov8m so-path=l.so "
        "! "
        "hailooverlay ! fakesink",
        "filesrc ! jpegdec ! onnxinference model-file=ssd_mobilenet.onnx ! ssdobjectdetector ! "
        "fakesink",
        "nvarguscamerasrc ! nvstreammux ! nvinfer "
        "config-file-path=config_infer_primary_peoplenet.txt "
        "! nvdsosd ! nv3dsink"}) {
    const Report report = scan(pipeline);
    EXPECT_FALSE(blocked(report)) << pipeline << ": " << capabilities(report);
  }
}

TEST(Recorders, CannotBeBlocked) {
  for (const char* pipeline :
       {"v4l2src ! videoconvert ! x264enc ! h264parse ! splitmuxsink location=a%d.mp4",
        "libcamerasrc ! v4l2h264enc ! rtph264pay ! udpsink host=a port=1",
        "alsasrc ! audioconvert ! opusenc ! oggmux ! filesink",
        "v4l2src ! tee name=t t. ! queue ! jpegenc ! multifilesink t. ! queue ! autovideosink"})
    EXPECT_EQ(capabilities(scan(pipeline)), "") << pipeline;
}

TEST(Names, CannotBeEnoughOnADevice) {
  const char* pipeline =
      "nvstreammux ! nvinfer config-file-path=config_yolo.txt ! nvdsosd ! fakesink";
  EXPECT_EQ(capabilities(scan(pipeline)), "object-detection");
  EXPECT_EQ(capabilities(scan(pipeline, true)), "unknown");
}

TEST(SecondStages, CannotBeClearedByTheNameOfADetector) {
  EXPECT_TRUE(
      blocked(scan("nvstreammux ! nvinfer config-file-path=config_yolo.txt ! "
                   "nvinfer config-file-path=config_ssd.txt ! fakesink")));
}

TEST(SecondStages, CannotBeClearedByOneNameForTwoFiles) {
  EXPECT_TRUE(
      blocked(scan("nvstreammux ! nvinfer config-file-path=license_plate.txt ! "
                   "nvinfer config-file-path=b/license_plate.txt ! fakesink")));
}

TEST(Tensors, CannotBeClearedByADecoderWhileTheApplicationGetsThemToo) {
  EXPECT_TRUE(
      blocked(scan("v4l2src ! hailonet hef-path=a.hef ! tee name=t t. ! "
                   "hailofilter function-name=yolov8m ! fakesink t. ! appsink")));
}

TEST(SharedModels, CannotHideARecogniser) {
  EXPECT_TRUE(has(scan("a ! gvaclassify model=arcface.xml model-instance-id=x ! fakesink "
                       "v4l2src ! gvaclassify model-instance-id=x ! fakesink"),
                  "face-embedding"));
}

TEST(ExitsOfAScan, CannotBeMissed) {
  const Report report = scan(
      "v4l2src ! tee name=t t. ! appsink t. ! kvssink stream-name=a t. ! "
      "shmsink t. ! filesink t. ! autovideosink");
  std::string kinds;
  for (const auto& exit : report.exits)
    kinds += std::string(guard::catalogue::word(exit.classification.exit)) + " ";
  EXPECT_EQ(kinds, "application cloud process file ");
}

TEST(Bins, CannotHideAStageBehindTheirEnds) {
  EXPECT_FALSE(
      blocked(scan("v4l2src ! ( onnxinference model-file=a.onnx ) ! "
                   "( queue ! ssdobjectdetector ) ! fakesink")));
}

}  // namespace
}  // namespace tests::scan
