// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/replay_pipeline.hpp"

#include <gst/gst.h>

#include <atomic>

#include "hw/data.hpp"
#include "pipeline/gst_ptr.hpp"

namespace tools::cli {
namespace {

using guard::Expected;
using guard::fail;
using pipeline::own;
using pipeline::Ptr;

struct BusUnref {
  void operator()(GstBus* bus) const { gst_object_unref(bus); }
};
struct MessageUnref {
  void operator()(GstMessage* message) const { gst_message_unref(message); }
};

// Stops the pipeline when it goes.
class Pipeline {
 public:
  explicit Pipeline(GstElement* pipeline) : element_(own(pipeline)) {}
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;
  ~Pipeline() { gst_element_set_state(element_.get(), GST_STATE_NULL); }

  [[nodiscard]] GstElement* get() const { return element_.get(); }
  [[nodiscard]] Ptr<GstElement> element(const char* name) const {
    return own(gst_bin_get_by_name(GST_BIN(element_.get()), name));
  }

 private:
  Ptr<GstElement> element_;
};

// The guard's own plugin belongs to this installation, which GStreamer need not know of.
Expected<void> load_guard() {
  const auto data = hw::data_folder();
  if (!data) return tl::unexpected(data.error());
  const auto file = data->parent_path().parent_path() / FACEGUARD_PLUGIN_DIR / "libgstfaceguard.so";
  GError* error = nullptr;
  GstPlugin* plugin = gst_plugin_load_file(file.c_str(), &error);
  if (plugin != nullptr) {
    gst_object_unref(plugin);
    return {};
  }
  auto failure = fail(error->message, "install the plugin beside the command");
  g_error_free(error);
  return failure;
}

std::string description(const Replay& replay) {
  const std::string recorder =
      "queue ! videoconvert ! x264enc threads=1 speed-preset=veryfast ! h264parse ! mp4mux "
      "name=recorder"
      " ! " +
      std::string(replay.recording.empty() ? "fakesink" : "filesink name=file");
  const std::string stage = "videoconvert ! " + replay.stage + " name=stage";
  const std::string source =
      std::string("filesrc name=footage ! decodebin ! queue ! videoconvert ! ") +
      (replay.unguarded ? "identity" : "faceguard") + " name=guard";
  if (replay.inline_stage) return source + " ! " + stage + " ! " + recorder;
  return source + " ! tee name=t t. ! " + recorder + " t. ! queue ! " + stage + " ! fakesink";
}

Expected<GstElement*> parse(const std::string& description) {
  GError* error = nullptr;
  GstElement* pipeline = gst_parse_launch(description.c_str(), &error);
  if (error == nullptr) return pipeline;
  auto failure = fail(std::string("the pipeline can't be built: ") + error->message,
                      "check --stage and --plugin-path");
  g_error_free(error);
  if (pipeline != nullptr) gst_object_unref(pipeline);
  return failure;
}

void set_path(GstElement* element, const char* property, const std::filesystem::path& path) {
  if (element != nullptr && !path.empty()) g_object_set(element, property, path.c_str(), nullptr);
}

void count_buffers(GstElement* element, const char* pad_name, std::atomic<std::uint64_t>& count) {
  const auto pad = own(gst_element_get_static_pad(element, pad_name));
  const auto add = [](GstPad*, GstPadProbeInfo*, gpointer n) {
    static_cast<std::atomic<std::uint64_t>*>(n)->fetch_add(1);
    return GST_PAD_PROBE_OK;
  };
  if (pad) gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, add, &count, nullptr);
}

std::string text_of(const GstStructure* structure, const char* field) {
  const char* text = gst_structure_get_string(structure, field);
  return text != nullptr ? text : "";
}

void read_verdict(GstElement* guard, GstElement* stage, Outcome& outcome) {
  GstStructure* raw = nullptr;
  g_object_get(guard, "stats", &raw, nullptr);
  const auto stats = own(raw);
  gchar* path = gst_object_get_path_string(GST_OBJECT(stage));
  const GValue* stages = gst_structure_get_value(stats.get(), "stages");
  for (guint i = 0; i < gst_value_list_get_size(stages); ++i) {
    const GstStructure* entry = gst_value_get_structure(gst_value_list_get_value(stages, i));
    if (text_of(entry, "stage") != path) continue;
    outcome.verdict = text_of(entry, "verdict");
    outcome.clauses = text_of(entry, "clauses");
    outcome.reason = text_of(entry, "reason");
    outcome.gate = text_of(entry, "state") == "closed" ? text_of(entry, "gate") : "open";
  }
  g_free(path);
}

void read_stage(GstElement* stage, Outcome& outcome) {
  GObjectClass* type = G_OBJECT_GET_CLASS(stage);
  if (g_object_class_find_property(type, "frames-seen") != nullptr) {
    guint64 seen = 0;
    g_object_get(stage, "frames-seen", &seen, nullptr);
    outcome.frames_at_stage = seen;
  }
  if (g_object_class_find_property(type, "people") != nullptr) {
    gchar* people = nullptr;
    g_object_get(stage, "people", &people, nullptr);
    if (people != nullptr) outcome.people = people;
    g_free(people);
  }
}

std::string take_text(GError* error, gchar* debug) {
  std::string text = error->message;
  g_error_free(error);
  g_free(debug);
  return text;
}

void tell(GstElement* pipeline, const Progress& progress) {
  gint64 position = 0;
  gint64 duration = 0;
  if (gst_element_query_position(pipeline, GST_FORMAT_TIME, &position) &&
      gst_element_query_duration(pipeline, GST_FORMAT_TIME, &duration) && duration > 0)
    progress(static_cast<double>(position) / static_cast<double>(duration));
}

Expected<void> play(const Pipeline& pipeline, const Progress& progress, Outcome& outcome) {
  gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
  const std::unique_ptr<GstBus, BusUnref> bus(gst_element_get_bus(pipeline.get()));
  constexpr auto awaited =
      static_cast<GstMessageType>(GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_WARNING);
  for (;;) {
    const std::unique_ptr<GstMessage, MessageUnref> message(
        gst_bus_timed_pop_filtered(bus.get(), 250 * GST_MSECOND, awaited));
    tell(pipeline.get(), progress);
    if (!message) continue;
    GError* error = nullptr;
    gchar* debug = nullptr;
    if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_EOS) return {};
    if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_ERROR) {
      gst_message_parse_error(message.get(), &error, &debug);
      const std::string by = GST_OBJECT_NAME(GST_MESSAGE_SRC(message.get()));
      return fail(by + ": " + take_text(error, debug));
    }
    gst_message_parse_warning(message.get(), &error, &debug);
    outcome.warnings.push_back(take_text(error, debug));
  }
}

}  // namespace

Expected<Outcome> run(const Replay& replay, const Progress& progress) {
  gst_init(nullptr, nullptr);
  if (!replay.unguarded)
    if (auto loaded = load_guard(); !loaded) return tl::unexpected(loaded.error());
  for (const auto& folder : replay.plugin_folders)
    gst_registry_scan_path(gst_registry_get(), folder.c_str());

  const auto parsed = parse(description(replay));
  if (!parsed) return tl::unexpected(parsed.error());
  const Pipeline pipeline(*parsed);
  const auto guard = pipeline.element("guard");
  const auto stage = pipeline.element("stage");
  const auto recorder = pipeline.element("recorder");
  set_path(pipeline.element("footage").get(), "location", replay.footage);
  set_path(pipeline.element("file").get(), "location", replay.recording);
  if (!replay.unguarded) {
    set_path(guard.get(), "config", replay.config);
    set_path(guard.get(), "descriptor", replay.descriptor);
  }
  std::atomic<std::uint64_t> frames_in{0};
  std::atomic<std::uint64_t> frames_recorded{0};
  count_buffers(guard.get(), "sink", frames_in);
  count_buffers(recorder.get(), "video_0", frames_recorded);

  Outcome outcome;
  if (auto played = play(pipeline, progress, outcome); !played)
    return tl::unexpected(played.error());
  outcome.frames_in = frames_in;
  outcome.frames_recorded = frames_recorded;
  read_stage(stage.get(), outcome);
  if (!replay.unguarded) read_verdict(guard.get(), stage.get(), outcome);
  return outcome;
}

}  // namespace tools::cli
