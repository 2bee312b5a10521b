// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/attacks/attempt.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/standins/picture.hpp"

namespace tests::attacks {
namespace {

constexpr int seconds_to_end = 20;
// What takes the guard's place where there is none.
constexpr const char* no_guard = "identity name=guard silent=true";

std::string guard_with(Fleet& fleet, const char* context) {
  return "faceguard name=guard " + fleet.documents(context);
}

GstPadProbeReturn on_buffers(GstPad*, GstPadProbeInfo* info, gpointer data) {
  auto& count = **static_cast<Count*>(data);
  if ((info->type & GST_PAD_PROBE_TYPE_BUFFER_LIST) != 0) {
    GstBufferList* list = GST_PAD_PROBE_INFO_BUFFER_LIST(info);
    for (guint i = 0; i < gst_buffer_list_length(list); ++i)
      count += standins::shows_picture(gst_buffer_list_get(list, i)) ? 1 : 0;
  } else {
    count += standins::shows_picture(GST_PAD_PROBE_INFO_BUFFER(info)) ? 1 : 0;
  }
  return GST_PAD_PROBE_OK;
}

bool has_recorder(const std::string& pipeline) {
  return pipeline.find("name=recorder") != std::string::npos;
}

// Lets the recorder get on by `more` pictures.
bool record(const Count& recorded, std::uint64_t more) {
  const std::uint64_t until = *recorded + more;
  return eventually([&] { return *recorded >= until; });
}

// Whether the stage has come to an end of seeing, while the recorder goes on.
bool stops(const Playback& playback, const Count& recorded, When when) {
  const auto still = [&](std::uint64_t allowed) {
    const std::uint64_t from = count_of(playback, "pictures-seen");
    return record(recorded, 20) && count_of(playback, "pictures-seen") <= from + allowed;
  };
  if (when == When::at_once) return still(1);
  return eventually([&] { return still(0); }, 10);
}

bool tripped(Playback& playback) {
  return !playback.messages("faceguard-tripwire").empty();
}

}  // namespace

std::string guarded(std::string pipeline, const std::string& guard) {
  constexpr std::string_view word = "GUARD";
  for (std::size_t at = 0; (at = pipeline.find(word, at)) != std::string::npos; at += guard.size())
    pipeline.replace(at, word.size(), guard);
  return pipeline;
}

std::uint64_t count_of(const Playback& playback, const std::string& property) {
  const auto stage = playback.element("stage");
  guint64 count = 0;
  if (stage) g_object_get(stage.get(), property.c_str(), &count, nullptr);
  return count;
}

Count pictures_at(const Playback& playback, const std::string& element) {
  const auto count = std::make_shared<std::atomic<std::uint64_t>>(0);
  const auto pad = own(gst_element_get_static_pad(playback.element(element).get(), "sink"));
  gst_pad_add_probe(
      pad.get(),
      static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST),
      on_buffers, new Count(count), [](gpointer data) { delete static_cast<Count*>(data); });
  return count;
}

Attempt playing(std::string pipeline, Mischief mischief, std::string counter) {
  return [pipeline = std::move(pipeline), mischief = std::move(mischief),
          counter = std::move(counter)](const std::string& guard) {
    Playback playback(guarded(pipeline, guard));
    Outcome outcome{0, frames, {}};
    Count recorded;
    if (has_recorder(pipeline)) recorded = pictures_at(playback, "recorder");
    if (mischief) {
      EXPECT_TRUE(playback.reach(GST_STATE_PLAYING));
      mischief(playback);
    }
    outcome.end = playback.play(seconds_to_end);
    outcome.seen = count_of(playback, counter);
    if (recorded) outcome.recorded = *recorded;
    return outcome;
  };
}

void cannot_see(const Attempt& attempt, const std::string& declared) {
  const Outcome control = attempt(no_guard);
  ASSERT_EQ(control.end, "eos") << "without a guard";
  ASSERT_GT(control.seen, 0U) << "the attempt fails without a guard, so that it proves nothing";
  ASSERT_EQ(control.recorded, frames) << "without a guard";
  Fleet fleet(declared);
  const Outcome outcome = attempt(guard_with(fleet, pipeline::us_police_body_camera));
  EXPECT_EQ(outcome.end, "eos");
  EXPECT_EQ(outcome.seen, 0U) << "pictures reached the stage";
  EXPECT_EQ(outcome.recorded, frames) << "the recording suffered";
}

void can_see(const Attempt& attempt, const std::string& declared) {
  Fleet fleet(declared);
  const Outcome outcome = attempt(guard_with(fleet, pipeline::us_police_body_camera));
  EXPECT_EQ(outcome.end, "eos");
  EXPECT_GT(outcome.seen, 0U) << "a stage that identifies nobody was blinded";
  EXPECT_EQ(outcome.recorded, frames) << "the recording suffered";
}

void cannot_go_on_seeing(const std::string& pipeline, const Mischief& mischief,
                         const std::string& declared, When when) {
  Fleet fleet(declared);
  Playback playback(guarded(pipeline, guard_with(fleet, pipeline::us_police_body_camera)));
  const Count recorded = pictures_at(playback, "recorder");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return count_of(playback, "pictures-seen") > 0; }, 10))
      << "the stage sees nothing from the start, so that it proves nothing: "
      << playback.warnings();
  mischief(playback);
  EXPECT_TRUE(stops(playback, recorded, when)) << "the stage goes on seeing";
  EXPECT_TRUE(record(recorded, 20)) << "the recording stopped";
}

void is_noticed(const std::string& pipeline, const Mischief& mischief) {
  Fleet fleet;
  Playback playback(guarded(pipeline, guard_with(fleet, pipeline::consented_kiosk)));
  const Count recorded = pictures_at(playback, "recorder");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(eventually([&] { return count_of(playback, "pictures-seen") > 0; }, 10))
      << "a permitted stage sees nothing: " << playback.warnings();
  ASSERT_FALSE(tripped(playback)) << "a tripwire without a cause";
  mischief(playback);
  EXPECT_TRUE(eventually([&] { return tripped(playback); }, 10)) << "nobody noticed";
  EXPECT_TRUE(stops(playback, recorded, When::soon)) << "the stage goes on seeing";
}

void is_noticed_while_closed(const std::string& pipeline, const Mischief& mischief) {
  Fleet fleet;
  Playback playback(guarded(pipeline, guard_with(fleet, pipeline::us_police_body_camera)));
  const Count recorded = pictures_at(playback, "recorder");
  ASSERT_TRUE(playback.reach(GST_STATE_PLAYING));
  ASSERT_TRUE(record(recorded, 20));
  ASSERT_EQ(count_of(playback, "pictures-seen"), 0U) << "the gate was open from the start";
  ASSERT_FALSE(tripped(playback)) << "a tripwire without a cause";
  mischief(playback);
  EXPECT_TRUE(eventually([&] { return tripped(playback); }, 10)) << "nobody noticed";
  EXPECT_TRUE(stops(playback, recorded, When::soon)) << "the stage goes on seeing";
}

void is_documented(std::string_view words) {
  // Lines are joined, so that where they break does not matter.
  std::string text = tests::pipeline::bytes_of(FACEGUARD_SECURITY);
  std::replace(text.begin(), text.end(), '\n', ' ');
  EXPECT_NE(text.find(words), std::string::npos) << "SECURITY.md no longer says: " << words;
}

}  // namespace tests::attacks
