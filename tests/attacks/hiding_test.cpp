// SPDX-License-Identifier: LGPL-2.1-or-later
// A stage that hides what it is behind its model's name, its configuration or its properties.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/attacks/attempt.hpp"
#include "tests/attacks/bait.hpp"

namespace tests::attacks {
namespace {

const std::string inline_end = " ! fakesink name=recorder";

// A stage in line, its frames recorded behind it.
std::string in_line(const std::string& stage) {
  return camera + "GUARD ! " + stage + " name=stage" + inline_end;
}

// A stage on a branch beside the recorder.
std::string beside(const std::string& stage) {
  return camera + "GUARD ! tee name=t ! queue ! fakesink name=recorder t. ! queue ! " + stage +
         " name=stage ! fakesink async=false";
}

// The vendor's plugin is an installed one: what is in question is what it was given.
void cannot_hide(const std::string& pipeline) {
  cannot_see(playing(pipeline), vendors_are_trusted);
}

// A folder of files that goes with the test.
class Hiding : public testing::Test {
 protected:
  [[nodiscard]] std::string file(const std::string& name, const std::string& bytes) const {
    return files_.file(name, bytes);
  }
  [[nodiscard]] std::string path(const std::string& name) const { return files_.path(name); }

 private:
  Fleet files_;
};

// 1
TEST_F(Hiding, ARenamedModelCannotSeeFrames) {
  cannot_hide(in_line("gvaclassify model=" + file("detector.onnx", recogniser_model())));
}
TEST_F(Hiding, ADetectorPinnedByItsContentCannotBeBlinded) {
  can_see(playing(in_line("gvadetect model=" + file("m.onnx", detector_model()))),
          vendors_are_trusted + pinned(detector_model(), "face-detection"));
}

// 2
TEST_F(Hiding, AnEngineThatCannotBeReadCannotSeeFrames) {
  cannot_hide(in_line("nvinfer config-file-path=" +
                      file("pgie.txt", "[property]\nmodel-engine-file=vehicles.engine\n")));
}
TEST_F(Hiding, ANetworkForAnAcceleratorCannotSeeFrames) {
  cannot_hide(in_line("hailonet hef-path=" + file("vehicles.hef", "\1HEF")));
}
TEST_F(Hiding, ALibraryAsModelCannotSeeFrames) {
  cannot_hide(beside("qtimlqnn model=" + file("libqnn2.24_Vehicles.so", "\177ELF")));
}

// 3
TEST_F(Hiding, ADetectorWithAScaryNameCannotBeBlinded) {
  (void)file("facenet.etlt", "opaque");
  can_see(playing(in_line("nvinfer config-file-path=" +
                          file("facenet.txt", detector_config("facenet.etlt")))),
          vendors_are_trusted);
}

// 4
TEST_F(Hiding, AReassuringNameCannotClearARecogniser) {
  cannot_hide(beside("qtimlvclassification module=qfr labels=face_attrib_net.labels"));
}
TEST_F(Hiding, AReassuringNameCannotOutrankTheConfiguration) {
  (void)file("vehicles.engine", "opaque");
  cannot_hide(in_line("nvinfer config-file-path=" +
                      file("vehicles.txt", recogniser_config("vehicles.engine"))));
}
TEST_F(Hiding, AReassuringModelCannotOutrankWhatItsOutputMeans) {
  (void)file("person-attributes.onnx", "opaque");
  cannot_see(
      playing(in_line("gvaclassify model=" + path("person-attributes.onnx") + " model-proc=" +
                      file("attributes.json", R"({"output_postproc": [{"attribute_name": "face_id",
            "converter": "raw_data_copy", "format": "cosine_distance"}]})"))));
}

// 5
TEST_F(Hiding, AnIdOfAnotherElementsModelCannotStandForAModel) {
  cannot_hide(in_line("gvaclassify model-instance-id=shared"));
}
TEST_F(Hiding, AnIdOfARecognisersModelCannotBorrowFromADetector) {
  // Two elements set a model under the same id; the harmless one must not speak for the other.
  const std::string models = "model=" + file("d.onnx", detector_model());
  cannot_hide(
      camera + "GUARD ! gvadetect model-instance-id=shared " + models +
      " ! gvainference model-instance-id=shared model=" + file("r.onnx", recogniser_model()) +
      " ! gvaclassify model-instance-id=shared name=stage" + inline_end);
}
TEST_F(Hiding, AKeyOfAnotherFiltersModelCannotStandForAModel) {
  cannot_hide(beside("tensor_filter shared-tensor-filter-key=shared"));
}

// 8
TEST_F(Hiding, AConfigurationThatIncludesAnotherCannotHideARecogniser) {
  (void)file("inner.txt", recogniser_config("m.engine"));
  cannot_hide(in_line("nvinfer config-file-path=" +
                      file("outer.txt", "[property]\nconfig-file=inner.txt\n")));
}
TEST_F(Hiding, AConfigurationOfAnotherKindCannotHideARecogniser) {
  cannot_see(
      playing(in_line("nvinfer config-file-path=" +
                      file("pgie.yml",
                           "property:\n  model-engine-file: v.engine\n  network-type: 100\n"
                           "  output-tensor-meta: 1\n  classifier-type: facerecognition\n"))));
}
TEST_F(Hiding, ADetectorsConfigurationWithCodeOfItsOwnCannotSeeFrames) {
  cannot_hide(in_line("nvinfer config-file-path=" +
                      file("detector.txt", detector_config("m.engine") +
                                               "custom-lib-path=" + file("libcars.so", "\177ELF") +
                                               "\nparse-bbox-func-name=ParseCars\n")));
}
TEST_F(Hiding, ADetectorsConfigurationWithARecognisersModelCannotSeeFrames) {
  cannot_hide(in_line("nvinfer config-file-path=" +
                      file("detector.txt", detector_config("m.engine") + "onnx-file=" +
                                               file("cars.onnx", recogniser_model()) + "\n")));
}
TEST_F(Hiding, ADetectorsWordsInACommentCannotClearAConfiguration) {
  cannot_hide(
      in_line("nvinfer config-file-path=" +
              file("cars.txt",
                   "[property]\nmodel-engine-file=m.engine\nprocess-mode=2\n"
                   "network-type=100\noutput-tensor-meta=1\n"
                   "# not num-detected-classes=4 output-blob-names=output_bbox/BiasAdd\n")));
}
TEST_F(Hiding, ATrackerWithAModelOfItsOwnCannotSeeFrames) {
  cannot_see(
      playing(in_line("nvtracker ll-config-file=" +
                      file("tracker.yml", "ReID:\n  reidType: 2\n  onnxFile: arcface.onnx\n"))));
}

// 13
TEST_F(Hiding, AModelInsideATextCannotSeeFrames) {
  cannot_hide(in_line("processbin process=\"openvino_tensor_inference model=" +
                      file("arcface.onnx", recogniser_model()) + "\""));
}

// 14
TEST_F(Hiding, CodeInPythonCannotSeeFrames) {
  cannot_hide(
      in_line("gvapython module=" + file("count_cars.py", "pass") + " class=Cars function=count"));
}
TEST_F(Hiding, CodeInPythonCannotSeeFramesBesideHailo) {
  cannot_hide(in_line("hailopython module=" + file("count_cars.py", "pass")));
}
TEST_F(Hiding, CodeOfATemplateElementCannotSeeFrames) {
  cannot_hide(in_line("nvdsvideotemplate customlib-name=" + file("libcars.so", "\177ELF")));
}
TEST_F(Hiding, CodeThatPreprocessesCannotSeeFrames) {
  cannot_hide(in_line("nvdspreprocess config-file=" +
                      file("pre.txt", "[property]\ncustom-lib-path=libcars.so\n")));
}
TEST_F(Hiding, CodeThatPostprocessesCannotSeeFrames) {
  cannot_hide(
      in_line("hailofilter function-name=yolo so-path=" + file("libcars_post.so", "\177ELF")));
}
TEST_F(Hiding, CodeInAFiltersFrameworkCannotSeeFrames) {
  cannot_hide(beside("tensor_filter framework=python3 model=" + file("cars.py", "pass")));
}

// 15
TEST_F(Hiding, AnElementWithoutAnyModelCannotSeeFrames) {
  cannot_hide(in_line("facenetv1"));
}
TEST_F(Hiding, AFaceDatabaseCannotSeeFrames) {
  cannot_hide(in_line("amlfacenet db-path=" + file("people.db", "SQLite")));
}
TEST_F(Hiding, APromptThatAsksWhoItIsCannotSeeFrames) {
  cannot_hide(in_line("gvagenai model-path=vlm prompt=\"Who is this person?\""));
}

// 16
TEST_F(Hiding, HalfARecogniserCannotSeeFrames) {
  cannot_hide(beside("tensor_converter ! tensor_filter model=" +
                     file("first-half.onnx", onnx({1, 3, 112, 112}, {1, 64, 28, 28}))));
}
TEST_F(Hiding, TheOtherHalfOfARecogniserCannotSeeItsTensors) {
  cannot_hide(beside("tensor_filter ! tensor_filter model=" +
                     file("second-half.onnx", onnx({1, 64, 28, 28}, {1, 512}))));
}

// 17
TEST_F(Hiding, ATrackersGalleryCannotBeTakenForNothing) {
  cannot_hide(in_line("gvatrack tracking-type=deep-sort deepsort-trck-cfg=" +
                      file("reid.json", R"({"reid_max_age": "100000"})")));
}
TEST_F(Hiding, AGalleryThatEnrolsCannotSeeFrames) {
  cannot_hide(in_line("hailogallery save-local-gallery=true gallery-file-path=" +
                      file("gallery.json", "[]")));
}

}  // namespace
}  // namespace tests::attacks
