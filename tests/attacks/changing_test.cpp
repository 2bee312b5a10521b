// SPDX-License-Identifier: LGPL-2.1-or-later
// A stage that becomes another one after it was judged: by its properties, or by its files.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>

#include "tests/attacks/attempt.hpp"
#include "tests/attacks/bait.hpp"

namespace tests::attacks {
namespace {

namespace fs = std::filesystem;

void set_text(const Playback& playback, const char* property, const std::string& value) {
  g_object_set(playback.element("stage").get(), property, value.c_str(), nullptr);
}

std::string in_line(const std::string& stage) {
  return endless_camera + "GUARD ! " + stage + " name=stage ! fakesink name=recorder";
}

// What the harmless stage of these tests is: its model is pinned as a detector of things.
const std::string harmless = onnx({1, 3, 320, 320}, {1, 8400, 85}, "harmless");
std::string harmless_is_declared() {
  return vendors_are_trusted + pinned(harmless, "object-detection");
}

// 6
TEST(ChangingWhilePlaying, AnotherModelCannotGoOnSeeing) {
  const Fleet files;
  const std::string other = files.file("other.onnx", recogniser_model());
  cannot_go_on_seeing(
      in_line("gvaclassify model=" + files.file("m.onnx", harmless)),
      [&](Playback& playback) { set_text(playback, "model", other); }, harmless_is_declared());
}
TEST(ChangingWhilePlaying, NoModelCannotGoOnSeeing) {
  const Fleet files;
  cannot_go_on_seeing(
      in_line("gvaclassify model=" + files.file("m.onnx", harmless)),
      [&](Playback& playback) { set_text(playback, "model", {}); }, harmless_is_declared());
}
TEST(ChangingWhilePlaying, AnotherConfigurationCannotGoOnSeeing) {
  const Fleet files;
  (void)files.file("m.engine", "opaque");
  const std::string other = files.file("other.txt", recogniser_config("m.engine"));
  cannot_go_on_seeing(
      in_line("nvinfer config-file-path=" + files.file("pgie.txt", detector_config("m.engine"))),
      [&](Playback& playback) { set_text(playback, "config-file-path", other); },
      vendors_are_trusted);
}
TEST(ChangingWhilePlaying, AnElementDeclaredByAPropertyCannotGoOnSeeingWithoutIt) {
  cannot_go_on_seeing(
      in_line("acmefaces model=cars"),
      [](Playback& playback) { set_text(playback, "model", "faces"); },
      "[[element]]\nfactory = \"acmefaces\"\nwhen = { model = \"cars\" }\n"
      "capability = \"object-detection\"\n");
}
// 7
TEST(ChangingAFile, ARewrittenModelCannotGoOnBeingTrusted) {
  const Fleet files;
  const std::string model = files.file("m.onnx", harmless);
  cannot_go_on_seeing(
      in_line("gvaclassify model=" + model),
      [&](Playback&) { (void)files.file("m.onnx", recogniser_model()); }, harmless_is_declared(),
      When::soon);
}
TEST(ChangingAFile, AReplacedModelCannotGoOnBeingTrusted) {
  const Fleet files;
  const std::string model = files.file("m.onnx", harmless);
  const std::string other = files.file("other.onnx", recogniser_model());
  cannot_go_on_seeing(
      in_line("gvaclassify model=" + model), [&](Playback&) { fs::rename(other, model); },
      harmless_is_declared(), When::soon);
}
TEST(ChangingAFile, ASwappedLinkCannotGoOnBeingTrusted) {
  const Fleet files;
  const std::string link = files.path("link.onnx");
  fs::create_symlink(files.file("m.onnx", harmless), link);
  cannot_go_on_seeing(
      in_line("gvaclassify model=" + link),
      [&](Playback&) {
        fs::create_symlink(files.file("r.onnx", recogniser_model()), files.path("next"));
        fs::rename(files.path("next"), link);
      },
      harmless_is_declared(), When::soon);
}
TEST(ChangingAFile, ASwappedFolderCannotGoOnBeingTrusted) {
  const Fleet files;
  fs::create_directory(files.path("a"));
  fs::create_directory(files.path("b"));
  (void)files.file("a/m.onnx", harmless);
  (void)files.file("b/m.onnx", recogniser_model());
  fs::create_directory_symlink(files.path("a"), files.path("models"));
  cannot_go_on_seeing(
      in_line("gvaclassify model=" + files.path("models/m.onnx")),
      [&](Playback&) {
        fs::create_directory_symlink(files.path("b"), files.path("next"));
        fs::rename(files.path("next"), files.path("models"));
      },
      harmless_is_declared(), When::soon);
}
TEST(ChangingAFile, ARewrittenConfigurationCannotGoOnBeingTrusted) {
  const Fleet files;
  (void)files.file("m.engine", "opaque");
  cannot_go_on_seeing(
      in_line("nvinfer config-file-path=" + files.file("pgie.txt", detector_config("m.engine"))),
      [&](Playback&) { (void)files.file("pgie.txt", recogniser_config("m.engine")); },
      vendors_are_trusted, When::soon);
}
TEST(ChangingAFile, AFileRewrittenWithTheSameSizeAndTimeCannotGoOnBeingTrusted) {
  const Fleet files;
  const std::string model = files.file("m.onnx", harmless);
  cannot_go_on_seeing(
      in_line("gvaclassify model=" + model),
      [&](Playback&) {
        const auto time = fs::last_write_time(model);
        std::string bytes = harmless;
        bytes.back() = static_cast<char>(bytes.back() ^ 1);
        (void)files.file("m.onnx", bytes);
        fs::last_write_time(model, time);
      },
      harmless_is_declared(), When::soon);
}
TEST(ChangingAFile, AModelPutInPlaceAfterTheStageHasReadItsOwnIsDocumentedAsOutOfReach) {
  is_documented("a model that the element read before the guard did");
}
TEST(ChangingAFile, AModelThatNeverEndsCannotStopTheRecording) {
  cannot_see(playing(camera + "GUARD ! gvaclassify model=/dev/zero name=stage ! "
                              "fakesink name=recorder"),
             vendors_are_trusted);
}
TEST(ChangingAFile, ARemovedModelCannotGoOnBeingTrustedAfterARestart) {
  const Fleet files;
  const std::string model = files.file("m.onnx", harmless);
  cannot_go_on_seeing(
      in_line("gvaclassify model=" + model),
      [&](Playback& playback) {
        EXPECT_TRUE(playback.reach(GST_STATE_READY));
        (void)files.file("m.onnx", recogniser_model());
        EXPECT_TRUE(playback.reach(GST_STATE_PLAYING));
      },
      harmless_is_declared(), When::soon);
}

// The application is told that a stage is blocked, and doesn't return from that.
TEST(ChangingAFile, AnApplicationThatDoesNotAnswerCannotHideTheNextChange) {
  const Fleet files;
  const std::string first = files.file("first.onnx", harmless);
  const std::string model = files.file("m.onnx", harmless);
  static std::atomic<bool> called{false};
  static std::atomic<bool> answers{false};
  cannot_go_on_seeing(
      endless_camera + "GUARD ! gvadetect name=other model=" + first +
          " ! gvaclassify name=stage model=" + model +
          " ! queue ! fakesink name=recorder sync=false",
      [&](Playback& playback) {
        GstBus* bus = gst_element_get_bus(playback.get());
        gst_bus_set_sync_handler(
            bus,
            +[](GstBus*, GstMessage* message, gpointer) {
              if (GST_MESSAGE_TYPE(message) != GST_MESSAGE_WARNING) return GST_BUS_PASS;
              called = true;
              (void)eventually([] { return answers.load(); }, 30);
              return GST_BUS_PASS;
            },
            nullptr, nullptr);
        gst_object_unref(bus);
        (void)files.file("first.onnx", recogniser_model());
        EXPECT_TRUE(eventually([] { return called.load(); }, 10));
        (void)files.file("m.onnx", recogniser_model());
      },
      harmless_is_declared(), When::soon);
  answers = true;
}

}  // namespace
}  // namespace tests::attacks
