// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/declared_stages.hpp"

#include <glib/gstdio.h>

#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

namespace tools::benchmark {
namespace {

// The names are those of the header.
constexpr std::string_view text = R"(fleet = "benchmark"
policies-everywhere = ["ms-azure-openai/full"]
trusted-keys = []

[[element]]
factory = "identity"
when = { name = "permitted" }
capability = "face-detection"
because = "stands for a stage that is permitted"

[[element]]
factory = "identity"
when = { name = "prohibited" }
capability = "face-identification"
because = "stands for a stage that is blocked"
)";

struct Unset {
  void operator()(GValue* value) const { g_value_unset(value); }
};

}  // namespace

guard::Expected<StageConfig> StageConfig::make() {
  GError* error = nullptr;
  gchar* name = nullptr;
  const gint file = g_file_open_tmp("faceguard-benchmark-XXXXXX.toml", &name, &error);
  if (file >= 0) {
    StageConfig config(name);
    g_free(name);
    g_close(file, nullptr);
    if (g_file_set_contents(config.path().c_str(), text.data(), static_cast<gssize>(text.size()),
                            &error))
      return config;
  }
  auto failure = guard::fail(error->message, "the benchmark needs a temporary file");
  g_error_free(error);
  return failure;
}

StageConfig::StageConfig(StageConfig&& other) noexcept : path_(std::exchange(other.path_, {})) {}

StageConfig::~StageConfig() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

std::string standing_of_first_stage(GstElement* guard) {
  GValue stats = G_VALUE_INIT;
  g_value_init(&stats, GST_TYPE_STRUCTURE);
  g_object_get_property(G_OBJECT(guard), "stats", &stats);
  const std::unique_ptr<GValue, Unset> owner(&stats);
  const GValue* stages = gst_structure_get_value(gst_value_get_structure(&stats), "stages");
  if (stages == nullptr || gst_value_list_get_size(stages) == 0) return "no stage";
  const GstStructure* stage = gst_value_get_structure(gst_value_list_get_value(stages, 0));
  std::string standing;
  for (const char* field : {"capability", "state", "gate"}) {
    const char* word = gst_structure_get_string(stage, field);
    standing += (standing.empty() ? "" : " ") + std::string(word != nullptr ? word : "?");
  }
  return standing;
}

}  // namespace tools::benchmark
