// SPDX-License-Identifier: LGPL-2.1-or-later
// Attacks on the guard itself: its properties, its probes, its place in the pipeline, its
// documents.
#include <gst/controller/gstdirectcontrolbinding.h>
#include <gst/controller/gstinterpolationcontrolsource.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/attacks/attempt.hpp"
#include "tests/attacks/witness.hpp"

namespace tests::attacks {
namespace {

const std::string in_line = "unheardof name=stage ! fakesink name=recorder";
const std::string beside =
    "tee name=t ! queue ! fakesink name=recorder t. ! queue ! unheardof name=stage ! "
    "fakesink async=false sync=false";

// Calls `function` with each property of the guard that can be set.
template <class Function>
void for_each_setting(GstElement* guard, Function function) {
  guint count = 0;
  GParamSpec** specs = g_object_class_list_properties(G_OBJECT_GET_CLASS(guard), &count);
  for (guint i = 0; i < count; ++i)
    if ((specs[i]->flags & G_PARAM_WRITABLE) != 0 && specs[i]->owner_type == G_OBJECT_TYPE(guard))
      function(specs[i]);
  g_free(specs);
}

// 34
TEST(Against, AWordInAnyPropertyCannotOpenAGate) {
#ifdef __SANITIZE_THREAD__
  GTEST_SKIP() << "now and then ThreadSanitizer can't allocate memory of its own here";
#endif
  cannot_see(playing(camera + "GUARD ! " + beside, [](Playback& playback) {
    const auto guard = playback.element("guard");
    for_each_setting(guard.get(), [&](GParamSpec* spec) {
      for (const char* word : {"", "permit", "true", "0", "none", "report", "/dev/null"})
        if ((spec->flags & G_PARAM_CONSTRUCT_ONLY) == 0)
          gst_util_set_object_arg(G_OBJECT(guard.get()), spec->name, word);
    });
  }));
}
TEST(Against, AControllerCannotMoveAnyProperty) {
  const auto guard = own(gst_element_factory_make("faceguard", nullptr));
  int settings = 0;
  for_each_setting(guard.get(), [&](GParamSpec* spec) {
    ++settings;
    EXPECT_EQ(spec->flags & GST_PARAM_CONTROLLABLE, 0) << spec->name;
    GstControlSource* source = gst_interpolation_control_source_new();
    GstControlBinding* binding =
        gst_direct_control_binding_new(GST_OBJECT(guard.get()), spec->name, source);
    EXPECT_EQ(binding->pspec, nullptr) << spec->name << ": it would be added";
    gst_object_unref(binding);
    gst_object_unref(source);
  });
  EXPECT_GT(settings, 0);
}
TEST(Against, AFileOfPresetsCannotSpeakToTheGuard) {
  const auto encoder = own(gst_element_factory_make("x264enc", nullptr));
  const auto guard = own(gst_element_factory_make("faceguard", nullptr));
  EXPECT_TRUE(GST_IS_PRESET(encoder.get()));
  EXPECT_FALSE(GST_IS_PRESET(guard.get()));
}

// 35
void remove_probes(const Playback& playback, const char* element, const char* pad_name) {
  const auto pad = own(gst_element_get_static_pad(playback.element(element).get(), pad_name));
  for (gulong id = 1; id < 10'000; ++id) gst_pad_remove_probe(pad.get(), id);
}
TEST(Against, RemovingAGatesProbesByGuessingIsNoticed) {
  is_noticed_while_closed(endless_camera + "GUARD ! " + in_line, [](Playback& playback) {
    remove_probes(playback, "stage", "sink");
    remove_probes(playback, "stage", "src");
  });
}
TEST(Against, RemovingAGatesProbesAtAnEndIsNoticed) {
  is_noticed_while_closed(endless_camera +
                              "GUARD ! tee name=t ! queue ! fakesink name=recorder t. ! queue ! "
                              "tensor_sink name=stage",
                          [](Playback& playback) { remove_probes(playback, "stage", "sink"); });
}
TEST(Against, RemovingProbesBeforeTheFirstFrameIsNoticed) {
  Fleet fleet;
  Playback playback(endless_camera + "faceguard " +
                    fleet.documents(pipeline::us_police_body_camera) + " ! " + in_line);
  remove_probes(playback, "stage", "sink");
  const Count recorded = pictures_at(playback, "recorder");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return *recorded > 200; }));  // two seconds
  EXPECT_FALSE(playback.messages("faceguard-tripwire").empty());
  const std::uint64_t seen = count_of(playback, "pictures-seen");
  const std::uint64_t then = *recorded;
  ASSERT_TRUE(eventually([&] { return *recorded > then + 20; }));
  EXPECT_EQ(count_of(playback, "pictures-seen"), seen) << "the stage goes on seeing";
}

// 36
// Has the buffer to itself before it goes on.
GstFlowReturn taken_over(GstPad*, GstObject* parent, GstBuffer* buffer) {
  const auto out = own(gst_element_get_static_pad(GST_ELEMENT(parent), "src"));
  return gst_pad_push(out.get(), buffer);
}
TEST(Against, AnotherChainFunctionOnTheGuardsPadIsNoticed) {
  is_noticed(endless_camera + "GUARD ! " + in_line, [](Playback& playback) {
    const auto pad = own(gst_element_get_static_pad(playback.element("guard").get(), "sink"));
    gst_pad_set_chain_function(pad.get(), taken_over);
  });
}
TEST(Against, AnotherChainFunctionOnAStagesPadIsNoticed) {
  is_noticed(endless_camera +
                 "GUARD ! tee name=t ! queue ! fakesink name=recorder t. ! queue ! "
                 "identity name=other ! unheardof name=stage ! fakesink async=false",
             [](Playback& playback) {
               const auto pad =
                   own(gst_element_get_static_pad(playback.element("other").get(), "sink"));
               gst_pad_set_chain_function(pad.get(), taken_over);
             });
}

// 37
struct Detour {
  Playback& playback;
  std::atomic<bool> done{false};
};
GstPadProbeReturn lead_past_the_guard(GstPad* pad, GstPadProbeInfo*, gpointer data) {
  auto* detour = static_cast<Detour*>(data);
  const auto guard = detour->playback.element("guard");
  const auto in = own(gst_element_get_static_pad(guard.get(), "sink"));
  const auto out = own(gst_element_get_static_pad(guard.get(), "src"));
  const auto next = own(gst_pad_get_peer(out.get()));
  gst_pad_unlink(pad, in.get());
  gst_pad_unlink(out.get(), next.get());
  EXPECT_EQ(gst_pad_link(pad, next.get()), GST_PAD_LINK_OK);
  detour->done = true;
  return GST_PAD_PROBE_REMOVE;
}
void take_the_guard_out(Playback& playback) {
  const auto in = own(gst_element_get_static_pad(playback.element("guard").get(), "sink"));
  const auto before = own(gst_pad_get_peer(in.get()));
  Detour detour{playback};
  gst_pad_add_probe(before.get(), GST_PAD_PROBE_TYPE_BLOCK_DOWNSTREAM, lead_past_the_guard, &detour,
                    nullptr);
  EXPECT_TRUE(eventually([&] { return detour.done.load(); }));
}
TEST(Against, LinkingPastTheGuardWhilePlayingCannotOpenAGate) {
  cannot_see(playing(camera + "GUARD ! " + beside, take_the_guard_out));
}
TEST(Against, TakingTheGuardAwayWhilePlayingCannotOpenAGate) {
  cannot_see(playing(camera + "GUARD ! " + beside, [](Playback& playback) {
    take_the_guard_out(playback);
    const auto guard = playback.element("guard");
    gst_bin_remove(GST_BIN(playback.get()), guard.get());
    gst_element_set_state(guard.get(), GST_STATE_NULL);
  }));
}
TEST(Against, ANamesakeInTheGuardsPlaceCannotOpenAGate) {
  cannot_see([](const std::string& guard) {
    {
      const Playback before(guarded("fakesrc num-buffers=1 ! GUARD ! fakesink", guard));
      EXPECT_TRUE(before.reach(GST_STATE_PLAYING));
    }
    return playing(camera + "identity name=guard ! " + in_line)(guard);
  });
}

// 40
TEST(Against, ADocumentThatNeverEndsCannotOpenAGate) {
  for (const char* endless : {"/dev/zero", "/dev/stdin"}) {
    Playback playback(camera + "faceguard config=" + endless + " descriptor=" + endless + " ! " +
                      in_line);
    EXPECT_EQ(playback.play(20), "eos");
    EXPECT_EQ(count_of(playback, "pictures-seen"), 0U);
    EXPECT_FALSE(playback.warnings().empty());
  }
}
TEST(Against, AnAgentThatDoesNotAnswerCannotStopTheRecording) {
  const Fleet files;
  ASSERT_EQ(mkfifo(files.path("agent").c_str(), 0600), 0);
  Playback playback(camera + "faceguard config=" + files.config() +
                    " descriptor=" + files.path("agent") + " ! " + in_line);
  const Count recorded = pictures_at(playback, "recorder");
  EXPECT_EQ(playback.play(20), "eos");
  EXPECT_EQ(count_of(playback, "pictures-seen"), 0U);
  EXPECT_EQ(*recorded, frames);
}

// 21 38 39 41 43
TEST(Against, WritingIntoMemoryIsDocumentedAsOutOfReach) {
  is_documented("Native code in the process.");
  is_documented("can remove probes, read memory, or read a branch that is allowed");
}
TEST(Against, CodeThatWasThereFirstIsDocumentedAsOutOfReach) {
  is_documented("strong against carelessness and configuration, not against a hostile application");
}
TEST(Against, AChildThatGetsTheCameraIsDocumentedAsOutOfReach) {
  is_documented("A hard boundary needs a process that owns the camera");
}
TEST(Against, AnEditedPolicyIsDocumentedAsOutOfReach) {
  is_documented("The config is the root of trust.");
}
TEST(Against, AnOlderDescriptorWithoutAStateFolderIsDocumentedAsOutOfReach) {
  is_documented("Without a state folder nothing is remembered over a restart");
}

}  // namespace
}  // namespace tests::attacks
