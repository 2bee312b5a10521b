// SPDX-License-Identifier: LGPL-2.1-or-later
// Each rung decides before those below it, and what is not read decides nothing.
#include <gtest/gtest.h>

#include "tests/guard/recognition/support.hpp"

namespace tests::recognition {
namespace {

using guard::models::Likeness;

Classification look(const Case& c) {
  return recognise(small_catalogue(), c);
}

TEST(Names, CannotClear) {
  const auto found = look({.factory = "infer", .properties = {{"model", "/m/yolo.onnx"}}});
  EXPECT_EQ(found.word(), "unknown");
  EXPECT_EQ(guard::recognition::word(found.suspected), "object-detection");
}

TEST(Names, CannotHideARecogniserThatKeepsItsName) {
  const auto found = look({.factory = "infer", .properties = {{"model", "/m/arcface_r50.onnx"}}});
  EXPECT_EQ(found.word(), "face-embedding");
  EXPECT_EQ(found.rung, Rung::name);
}

TEST(Names, CannotCountByTheFolderTheyAreIn) {
  EXPECT_EQ(look({.factory = "box", .properties = {{"model", "/arcface/x.onnx"}}}).word(),
            "object-detection");
}

TEST(Names, CannotMakeADetectorOfARecogniserThatSaysItDetects) {
  const auto found = look({.factory = "box", .properties = {{"model", "arcface.onnx"}}});
  EXPECT_EQ(found.word(), "face-embedding");
}

TEST(Names, CannotClearAnAttributeModel) {
  const auto found = look({.factory = "infer", .properties = {{"model", "age-net.onnx"}}});
  EXPECT_EQ(found.word(), "unknown");
}

TEST(Shapes, CannotBeHiddenByAName) {
  const auto found = look({.factory = "infer",
                           .properties = {{"model", "yolo.onnx"}},
                           .files = {{"yolo.onnx", model(Likeness::embedding)}}});
  EXPECT_EQ(found.word(), "face-embedding");
  EXPECT_EQ(found.rung, Rung::shape);
}

TEST(Shapes, CannotBlockADetectorWithAFrighteningName) {
  const auto found = look({.factory = "infer",
                           .properties = {{"model", "arcface.onnx"}},
                           .files = {{"arcface.onnx", model(Likeness::detector)}}});
  EXPECT_EQ(found.word(), "face-detection");
}

TEST(Shapes, CannotClearWhenOneOfSeveralModelsIsUnread) {
  const auto found = look({.factory = "infer",
                           .properties = {{"model", "a.onnx,b.onnx"}},
                           .files = {{"a.onnx", model(Likeness::detector)}}});
  EXPECT_EQ(found.word(), "unknown");
}

TEST(Shapes, CannotClearAClassifierWhoseClassesMayBePeople) {
  for (const Likeness likeness : {Likeness::classifier, Likeness::landmarks, Likeness::unclear})
    EXPECT_EQ(look({.factory = "infer",
                    .properties = {{"model", "m.onnx"}},
                    .files = {{"m.onnx", model(likeness)}}})
                  .word(),
              "unknown");
}

TEST(Configurations, CannotBeOverruledByTheNamesInThem) {
  const auto found = look(
      {.factory = "infer",
       .properties = {{"config", "/c/arcface.txt"}},
       .files = {{"/c/arcface.txt", body("num-detected-classes=2\nonnx-file=arcface.onnx\n")}}});
  EXPECT_EQ(found.word(), "object-detection");
  EXPECT_EQ(found.rung, Rung::configuration);
}

TEST(Configurations, CannotHideTheModelTheyName) {
  const auto found = look({.factory = "infer",
                           .properties = {{"config", "/c/x.txt"}},
                           .files = {{"/c/x.txt", body("[property]\nonnx-file = ../m/z.onnx\n")},
                                     {"/c/../m/z.onnx", model(Likeness::embedding)}}});
  EXPECT_EQ(found.word(), "face-embedding");
}

TEST(Configurations, CannotHideBehindAnInclude) {
  const auto found = look({.factory = "infer",
                           .properties = {{"config", "/c/a.yml"}},
                           .files = {{"/c/a.yml", body("include: b.json\n")},
                                     {"/c/b.json", body(R"({"attribute_name": "face_id"})")}}});
  EXPECT_EQ(found.word(), "face-embedding");
}

TEST(Configurations, CannotLoopForEver) {
  const auto found = look({.factory = "infer",
                           .properties = {{"config", "/c/a.yml"}},
                           .files = {{"/c/a.yml", body("include: a.yml\ninclude: a.yml\n")}}});
  EXPECT_EQ(found.word(), "unknown");
}

TEST(Functions, CannotBeMissedWhateverTheLibraryIsCalled) {
  const Case c{.factory = "post",
               .properties = {{"so-path", "/l/yolo.so"}, {"function", "arcface_rgb"}}};
  EXPECT_EQ(look(c).word(), "face-embedding");
}

TEST(Functions, CannotClearCodeThatNobodyPinned) {
  const Case c{.factory = "post", .properties = {{"so-path", "/l/x.so"}, {"function", "yolov5"}}};
  EXPECT_EQ(look(c).word(), "unknown");
  EXPECT_EQ(guard::recognition::word(look(c).suspected), "object-detection");
  EXPECT_EQ(look({.factory = "post", .properties = {{"function", "yolov5"}}}).word(),
            "object-detection");
}

TEST(Configurations, CannotClearAModelThatMakesTemplates) {
  const auto found =
      look({.factory = "infer",
            .properties = {{"config", "/c/x.txt"}},
            .files = {{"/c/x.txt", body("num-detected-classes=2\nonnx-file=/m/z.onnx\n")},
                      {"/m/z.onnx", model(Likeness::embedding)}}});
  EXPECT_EQ(found.word(), "face-embedding");
}

TEST(Configurations, CannotClearCodeOfTheirOwn) {
  const auto found =
      look({.factory = "infer",
            .properties = {{"config", "/c/x.txt"}},
            .files = {{"/c/x.txt", body("num-detected-classes=2\ncustom-lib=/l/any.so\n")}}});
  EXPECT_EQ(found.word(), "unknown");
}

TEST(Texts, CannotHideAModelInAString) {
  const auto found =
      look({.factory = "infer",
            .properties = {{"process", "tensor_inference model=/m/z.xml device=CPU"}},
            .files = {{"/m/z.xml", model(Likeness::embedding)}}});
  EXPECT_EQ(found.word(), "face-embedding");
}

TEST(SharedModels, CannotBeHadWithoutNamingThem) {
  const Case c{.factory = "infer",
               .properties = {{"instance", "a"}},
               .files = {{"arc.onnx", model(Likeness::embedding)}},
               .shared = {{"a", "arc.onnx"}}};
  EXPECT_EQ(look(c).word(), "face-embedding");
  EXPECT_EQ(look({.factory = "infer", .properties = {{"instance", "b"}}}).word(), "unknown");
}

TEST(Caps, CannotPassAVectorOffAsSomethingElse) {
  const Case c{
      .factory = "infer", .properties = {{"model", "x.engine"}}, .tensors_out = {{1, 1, 1, 512}}};
  EXPECT_EQ(look(c).word(), "face-embedding");
  EXPECT_EQ(look(c).rung, Rung::caps);
  EXPECT_EQ(look({.factory = "infer", .tensors_out = {{1, 1, 1, 10}}}).word(), "unknown");
}

TEST(PendingFiles, CannotClear) {
  const auto found = look({.factory = "box", .properties = {{"model", "x.onnx"}}, .pending = true});
  EXPECT_EQ(found.word(), "unknown");
  EXPECT_TRUE(found.pending);
}
// What the file says outranks its name, so it has to be asked once it is read.
TEST(PendingFiles, CannotMakeANameTheLastWord) {
  const auto found =
      look({.factory = "infer", .properties = {{"model", "arcface.onnx"}}, .pending = true});
  EXPECT_TRUE(guard::recognition::identifies(found.stage.capability));
  EXPECT_TRUE(found.pending);
}

}  // namespace
}  // namespace tests::recognition
