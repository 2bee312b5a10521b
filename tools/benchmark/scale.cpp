// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/scale.hpp"

#include <gst/gst.h>
#include <time.h>

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

double now_ms() {
  return static_cast<double>(g_get_monotonic_time()) / 1000;
}

// Processor time of all threads.
double processor_us() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

std::string description(const Size& size, const std::string& guard) {
  std::string text;
  for (int camera = 0; camera < size.cameras; ++camera) {
    const std::string id = std::to_string(camera);
    text += "videotestsrc pattern=black num-buffers=" + std::to_string(size.frames) +
            " ! video/x-raw,format=GRAY8,width=64,height=64 ! " +
            (camera == 0 && !guard.empty() ? guard + " ! " : std::string()) + "tee name=t" + id +
            " ";
    for (int branch = 0; branch < size.branches; ++branch) {
      text += "t" + id + ". ! queue ! ";
      for (int i = 0; i < size.carriers; ++i) text += "videorate ! ";
      text += "identity name=stage" + id + "_" + std::to_string(branch) +
              " ! fakesink sync=false ";
    }
  }
  return text;
}

class Run {
 public:
  static Expected<Run> start(const std::string& description) {
    GError* error = nullptr;
    Run run;
    run.pipeline_ = own(gst_parse_launch(description.c_str(), &error));
    if (!run.pipeline_ || error != nullptr) {
      auto failure = guard::fail(error != nullptr ? error->message : "no pipeline");
      g_clear_error(&error);
      return failure;
    }
    const double begun = now_ms();
    gst_element_set_state(run.pipeline_.get(), GST_STATE_PAUSED);
    gst_element_get_state(run.pipeline_.get(), nullptr, nullptr, GST_CLOCK_TIME_NONE);
    run.start_ms = now_ms() - begun;
    return run;
  }
  Run(Run&&) = default;
  Run& operator=(Run&&) = delete;
  ~Run() {
    if (pipeline_) gst_element_set_state(pipeline_.get(), GST_STATE_NULL);
  }

  // Plays to the end; the processor time it took.
  Expected<double> finish() {
    const double before = processor_us();
    gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
    GstBus* bus = gst_element_get_bus(pipeline_.get());
    GstMessage* message = gst_bus_timed_pop_filtered(
        bus, 120 * GST_SECOND, static_cast<GstMessageType>(GST_MESSAGE_EOS | GST_MESSAGE_ERROR));
    const bool ended = message != nullptr && GST_MESSAGE_TYPE(message) == GST_MESSAGE_EOS;
    if (message != nullptr) gst_message_unref(message);
    gst_object_unref(bus);
    if (!ended) return guard::fail("the pipeline did not reach its end");
    return processor_us() - before;
  }

  [[nodiscard]] Ptr<GstElement> element(const char* name) const {
    return own(gst_bin_get_by_name(GST_BIN(pipeline_.get()), name));
  }

  double start_ms = 0;

 private:
  Run() = default;
  Ptr<GstElement> pipeline_;
};

int closed_gates(GstElement* guard) {
  GstStructure* stats = nullptr;
  g_object_get(guard, "stats", &stats, nullptr);
  const GValue* stages = gst_structure_get_value(stats, "stages");
  int closed = 0;
  for (guint i = 0; i < gst_value_list_get_size(stages); ++i) {
    const GstStructure* stage = gst_value_get_structure(gst_value_list_get_value(stages, i));
    closed += g_strcmp0(gst_structure_get_string(stage, "state"), "closed") == 0;
  }
  gst_structure_free(stats);
  return closed;
}

// Setting the descriptor returns when all gates stand.
double switch_to(GstElement* guard, const std::string& descriptor) {
  const double begun = now_ms();
  g_object_set(guard, "descriptor", descriptor.c_str(), nullptr);
  return now_ms() - begun;
}

}  // namespace

Expected<ScaleCosts> measure_scale(const Size& size) {
  tests::pipeline::Fleet fleet(declared);
  const std::string permit =
      fleet.signed_descriptor("permit.json", tests::pipeline::consented_kiosk);
  const std::string prohibit =
      fleet.signed_descriptor("prohibit.json", tests::pipeline::us_police_body_camera);
  ScaleCosts costs;
  const double frames = static_cast<double>(size.frames) * size.cameras;
  {
    auto plain = Run::start(description(size, {}));
    if (!plain) return tl::unexpected(plain.error());
    costs.start_plain = plain->start_ms;
    const auto spent = plain->finish();
    if (!spent) return tl::unexpected(spent.error());
    costs.frame_plain = *spent / frames;
  }
  auto guarded = Run::start(
      description(size, "faceguard name=guard config=" + fleet.config() +
                            " descriptor=" + permit));
  if (!guarded) return tl::unexpected(guarded.error());
  costs.start_guarded = guarded->start_ms;
  const auto guard = guarded->element("guard");
  if (closed_gates(guard.get()) != 0) return guard::fail("a gate is closed that should be open");
  costs.close_all = switch_to(guard.get(), prohibit);
  costs.gates = closed_gates(guard.get());
  costs.open_all = switch_to(guard.get(), permit);
  const auto spent = guarded->finish();
  if (!spent) return tl::unexpected(spent.error());
  costs.frame_guarded = *spent / frames;
  if (costs.gates != size.stages())
    return guard::fail(std::to_string(costs.gates) + " gates closed, and there are " +
                       std::to_string(size.stages()) + " stages");
  return costs;
}

}  // namespace tools::benchmark
