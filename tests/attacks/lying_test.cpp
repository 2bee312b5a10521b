// SPDX-License-Identifier: LGPL-2.1-or-later
// A stage that lies about its factory, its class or its code.
#include <gst/base/gstbasetransform.h>
#include <gtest/gtest.h>

#include <atomic>
#include <functional>

#include "tests/attacks/attempt.hpp"
#include "tests/attacks/witness.hpp"

namespace tests::attacks {
namespace {

std::string in_line(const std::string& stage) {
  return camera + "GUARD ! " + stage + " name=stage ! fakesink name=recorder";
}
std::string beside(const std::string& stage) {
  return camera + "GUARD ! tee name=t ! queue ! fakesink name=recorder t. ! queue ! " + stage +
         " name=stage";
}

// Plays with a stage that the application makes itself. `seen` counts, or else the stage does.
Attempt playing_with(std::function<GstElement*()> make,
                     const std::atomic<std::uint64_t>* seen = nullptr) {
  return [make = std::move(make), seen](const std::string& guard) {
    Playback playback(guarded(
        camera + "GUARD ! identity name=before identity name=after ! fakesink name=recorder",
        guard));
    GstElement* stage = make();
    gst_object_set_name(GST_OBJECT(stage), "stage");
    gst_bin_add(GST_BIN(playback.get()), stage);
    EXPECT_TRUE(gst_element_link_many(playback.element("before").get(), stage,
                                      playback.element("after").get(), nullptr));
    const Count recorded = pictures_at(playback, "recorder");
    const std::string end = playback.play(20);
    return Outcome{seen != nullptr ? seen->load() : count_of(playback, "pictures-seen"), *recorded,
                   end};
  };
}

// 9, 10
TEST(Lying, AnApplicationsElementUnderAKnownNameCannotSeeFrames) {
  register_witness("videobalance");
  cannot_see(playing(in_line("videobalance")));
}
TEST(Lying, AnApplicationsElementUnderTheGuardsNameCannotSeeFrames) {
  bool control = true;
  cannot_see(playing_with([&control] {
    // The guard itself has been made by then; the control needs no such name.
    if (!control) register_witness("faceguard");
    control = false;
    return GST_ELEMENT(g_object_new(witness_type(), nullptr));
  }));
}
TEST(Lying, APluginElsewhereWithAKnownNameCannotSeeFrames) {
  cannot_see(playing(in_line("glvideoflip")));
}

// 11
TEST(Lying, AnElementWithoutAFactoryCannotSeeFrames) {
  cannot_see(playing_with([] { return GST_ELEMENT(g_object_new(witness_type(), nullptr)); }));
}
TEST(Lying, ATypeUnderTwoNamesCannotSeeFrames) {
  register_witness("clocksync");
  register_witness("witness");
  cannot_see(playing(in_line("witness")));
}
TEST(Lying, ATypeNamedLikeAKnownFactoryCannotSeeFrames) {
  cannot_see(playing_with([] {
    static const GType type = [] {
      GTypeQuery query;
      g_type_query(witness_type(), &query);
      return g_type_register_static_simple(witness_type(), "videobalance", query.class_size,
                                           nullptr, query.instance_size, nullptr, GTypeFlags{});
    }();
    return GST_ELEMENT(g_object_new(type, nullptr));
  }));
}

// A subclass of videoconvert whose class counts what it is given.
std::atomic<std::uint64_t> transformed{0};
GstFlowReturn (*submit_of_parent)(GstBaseTransform*, gboolean, GstBuffer*) = nullptr;

GstElement* spying_converter() {
  static const GType type = subclass_of("videoconvert", "FacesInAConverter");
  auto* klass = GST_BASE_TRANSFORM_CLASS(g_type_class_ref(type));
  if (submit_of_parent == nullptr) {
    submit_of_parent = klass->submit_input_buffer;
    klass->submit_input_buffer = [](GstBaseTransform* self, gboolean discont, GstBuffer* buffer) {
      ++transformed;
      return submit_of_parent(self, discont, buffer);
    };
  }
  transformed = 0;
  return GST_ELEMENT(g_object_new(type, nullptr));
}

TEST(Lying, ASubclassOfAConverterCannotSeeFrames) {
  cannot_see(playing_with(spying_converter, &transformed));
}

// 12
TEST(Lying, AClassRewrittenAtRuntimeCannotSeeFrames) {
  cannot_see([](const std::string& guard) {
    const auto attempt = playing(in_line("unheardof"));
    const auto one = own(gst_element_factory_make("unheardof", nullptr));
    gst_element_class_set_static_metadata(GST_ELEMENT_GET_CLASS(one.get()), "A converter",
                                          "Filter/Converter/Video", "converts", "nobody");
    return attempt(guard);
  });
}
TEST(Lying, AnEncoderByItsClassAloneCannotSeeFrames) {
  cannot_see(playing(in_line("lyingencoder")));
}
TEST(Lying, ARecorderByItsClassAloneCannotSeeFrames) {
  cannot_see(playing(beside("lyingrecorder")));
}
TEST(Lying, AConverterByItsClassAloneCannotSeeFrames) {
  cannot_see(playing(beside("lyingconverter") + " ! fakesink async=false"));
}
TEST(Lying, ATrustedFolderCannotBlindItsEncoder) {
  can_see(playing(in_line("lyingencoder")), vendors_are_trusted);
}
TEST(Lying, ATrustedFolderCannotVouchForAnApplicationsElement) {
  register_witness();
  cannot_see(playing(in_line("witness")), vendors_are_trusted);
}

// 9: what `make install` of another plugin over the vendor's does can't be told by the name.
TEST(Lying, AReplacedPluginInATrustedFolderIsDocumentedAsOutOfReach) {
  is_documented("plugin-folders");
}

}  // namespace
}  // namespace tests::attacks
