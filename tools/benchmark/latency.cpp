// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/latency.hpp"

#include <gst/gst.h>
#include <time.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <random>
#include <string>

#include "pipeline/gst_ptr.hpp"
#include "tests/pipeline/fleet.hpp"

namespace tools::benchmark {
namespace {

using guard::Expected;
using pipeline::own;
using pipeline::Ptr;

constexpr const char* declared =
    "[[element]]\nfactory = \"identity\"\nwhen = { name = \"stage*\" }\n"
    "capability = \"face-identification\"\n";

std::int64_t now_ns() {
  timespec t{};
  clock_gettime(CLOCK_MONOTONIC, &t);
  return std::int64_t{t.tv_sec} * 1'000'000'000 + t.tv_nsec;
}

// What one stage did since the rename.
struct Stage {
  std::atomic<std::int64_t> last{0};
  std::atomic<int> frames{0};
};

struct Recorder {
  std::uint64_t frames = 0;
  std::uint64_t last = 0;
  std::uint64_t breaks = 0;
};

void on_handoff(GstElement*, GstBuffer*, gpointer data) {
  auto* stage = static_cast<Stage*>(data);
  stage->last = now_ns();
  ++stage->frames;
}

GstPadProbeReturn on_recorded(GstPad*, GstPadProbeInfo* info, gpointer data) {
  auto* recorder = static_cast<Recorder*>(data);
  const std::uint64_t number = GST_BUFFER_OFFSET(GST_PAD_PROBE_INFO_BUFFER(info));
  recorder->breaks += recorder->frames > 0 && number != recorder->last + 1;
  recorder->last = number;
  ++recorder->frames;
  return GST_PAD_PROBE_OK;
}

class Run {
 public:
  Run(const Played& played, const tests::pipeline::Fleet& fleet, const std::string& state)
      : stages_(static_cast<std::size_t>(played.stages)),
        recorders_(static_cast<std::size_t>(played.stages) + 1) {
    std::string text =
        "videotestsrc is-live=true pattern=black ! video/x-raw,format=GRAY8,width=64"
        ",height=64,framerate=" +
        std::to_string(played.frames_a_second) +
        "/1 ! faceguard name=guard config=" + fleet.config() +
        " descriptor=" + fleet.path("device.json") + (state.empty() ? "" : " state=" + state) +
        " ! tee name=t t. ! fakesink name=recorder0 sync=false async=false ";
    for (int i = 1; i <= played.stages; ++i)
      text += "t. ! identity silent=true name=stage" + std::to_string(i) +
              " ! fakesink sync=false async=false name=recorder" + std::to_string(i) + " ";
    pipeline_ = own(gst_parse_launch(text.c_str(), nullptr));
    guard_ = element("guard");
    for (std::size_t i = 0; i < recorders_.size(); ++i) {
      const std::string number = std::to_string(i);
      const auto pad = own(gst_element_get_static_pad(element("recorder" + number).get(), "sink"));
      gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, on_recorded, &recorders_[i], nullptr);
      if (i > 0)
        g_signal_connect(element("stage" + number).get(), "handoff", G_CALLBACK(on_handoff),
                         &stages_[i - 1]);
    }
    g_signal_connect(guard_.get(), "notify::verdict", G_CALLBACK(on_verdict), this);
    gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  ~Run() { stop(); }

  void stop() { gst_element_set_state(pipeline_.get(), GST_STATE_NULL); }

  // Stops once every recorder has all that the camera gave; false when one never does.
  bool finish() {
    gst_element_send_event(pipeline_.get(), gst_event_new_eos());
    GstBus* bus = gst_element_get_bus(pipeline_.get());
    GstMessage* end = gst_bus_timed_pop_filtered(bus, 20 * GST_SECOND, GST_MESSAGE_EOS);
    const bool ended = end != nullptr;
    if (ended) gst_message_unref(end);
    gst_object_unref(bus);
    stop();
    return ended;
  }

  // Waits until the guard has told that identification is permitted, or that it isn't; when, or 0.
  std::int64_t wait_for(bool permitted) {
    std::unique_lock lock(mutex_);
    const bool came = told_.wait_for(lock, std::chrono::seconds(10),
                                     [&] { return told_at_ > 0 && told_permitted_ == permitted; });
    return came ? told_at_ : 0;
  }

  // Every stage sees a frame more.
  bool wait_for_frames() {
    forget();
    for (int i = 0; i < 10'000; ++i, g_usleep(1000))
      if (std::ranges::all_of(stages_, [](const Stage& s) { return s.frames > 0; })) return true;
    return false;
  }

  void forget() {
    for (Stage& stage : stages_) stage.last = 0, stage.frames = 0;
  }

  void add_to(Latency& latency, std::int64_t renamed, std::int64_t told) const {
    std::int64_t last = renamed;
    int most = 0;
    for (const Stage& stage : stages_) {
      last = std::max(last, stage.last.load());
      most = std::max(most, stage.frames.load());
    }
    latency.last_frame_ms.push_back(static_cast<double>(last - renamed) / 1e6);
    latency.told_ms.push_back(static_cast<double>(told - renamed) / 1e6);
    latency.most_frames = std::max(latency.most_frames, most);
    latency.more_than_one += most > 1;
  }

  // Once it is stopped.
  void count(Latency& latency) const {
    for (const Recorder& recorder : recorders_) {
      latency.recorded += recorder.frames;
      // A recorder that got less than the one with no stage before it lost them at the end.
      latency.breaks += recorder.breaks + (recorder.frames != recorders_.front().frames);
    }
  }

 private:
  static void on_verdict(GObject* guard, GParamSpec*, gpointer data) {
    auto* run = static_cast<Run*>(data);
    GstStructure* verdict = nullptr;
    g_object_get(guard, "verdict", &verdict, nullptr);
    const auto owned = own(verdict);
    {
      const std::lock_guard lock(run->mutex_);
      run->told_at_ = now_ns();
      run->told_permitted_ =
          g_strcmp0(gst_structure_get_string(verdict, "face-identification"), "permit") == 0;
    }
    run->told_.notify_all();
  }
  [[nodiscard]] Ptr<GstElement> element(const std::string& name) const {
    return own(gst_bin_get_by_name(GST_BIN(pipeline_.get()), name.c_str()));
  }

  std::vector<Stage> stages_;
  std::vector<Recorder> recorders_;
  std::mutex mutex_;
  std::condition_variable told_;
  std::int64_t told_at_ = 0;  // 0: not yet
  bool told_permitted_ = false;
  Ptr<GstElement> pipeline_;
  Ptr<GstElement> guard_;
};

}  // namespace

double Latency::quantile(const std::vector<double>& sorted, double part) {
  if (sorted.empty()) return 0;
  const auto place = std::ceil(part * static_cast<double>(sorted.size())) - 1;
  return sorted[static_cast<std::size_t>(std::max(place, 0.0))];
}

Expected<Latency> measure_latency(const Played& played) {
  tests::pipeline::Fleet fleet(declared);
  (void)fleet.signed_descriptor("device.json", tests::pipeline::consented_kiosk, 1);
  const std::string state = played.state ? fleet.state_folder() : std::string();
  if (played.state && state.empty()) return guard::fail("no state folder could be made");
  Run run(played, fleet, state);
  Latency latency;
  std::mt19937 random(1);
  const int frame_us = 1'000'000 / played.frames_a_second;
  for (int i = 0; i < played.changes; ++i) {
    const int revision = 2 * i + 2;
    const std::string prohibits = fleet.envelope(tests::pipeline::us_police_body_camera, revision);
    const std::string permits = fleet.envelope(tests::pipeline::consented_kiosk, revision + 1);
    if (run.wait_for(true) == 0 || !run.wait_for_frames())
      return guard::fail("the stages that are permitted see no frames");
    // At any moment between two frames.
    g_usleep(static_cast<gulong>(std::uniform_int_distribution(0, 2 * frame_us)(random)));
    (void)fleet.file("device.json.new", prohibits);
    run.forget();
    const std::int64_t renamed = now_ns();
    std::filesystem::rename(fleet.path("device.json.new"), fleet.path("device.json"));
    const std::int64_t told = run.wait_for(false);
    if (told == 0) return guard::fail("the new descriptor did not count");
    g_usleep(static_cast<gulong>(2 * frame_us + 5'000));
    run.add_to(latency, renamed, told);
    fleet.replace("device.json", permits);
  }
  if (!run.finish()) return guard::fail("the pipeline did not reach its end");
  run.count(latency);
  std::ranges::sort(latency.last_frame_ms);
  std::ranges::sort(latency.told_ms);
  return latency;
}

}  // namespace tools::benchmark
