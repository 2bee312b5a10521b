// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/plugin.hpp"

#include <gst/gst.h>

#include <filesystem>

#include "hw/data.hpp"
#include "pipeline/gst_ptr.hpp"

namespace tools::benchmark {
namespace {

guard::Expected<void> load(const std::filesystem::path& file) {
  GError* error = nullptr;
  const auto plugin = pipeline::own(GST_OBJECT_CAST(gst_plugin_load_file(file.c_str(), &error)));
  if (plugin) return {};
  auto failure = guard::fail(error->message, "build the plugin in the same build folder");
  g_error_free(error);
  return failure;
}

}  // namespace

guard::Expected<void> start_gstreamer() {
  g_unsetenv("GST_DEBUG");
  g_unsetenv("GST_TRACERS");
  gst_init(nullptr, nullptr);
  gst_debug_set_active(FALSE);

  const auto data = hw::data_folder();
  if (!data) return tl::unexpected(data.error());
  const auto root = data->parent_path().parent_path();
  if (auto loaded = load(root / FACEGUARD_PLUGIN_DIR / "libgstfaceguard.so"); !loaded)
    return loaded;
  return load(root / "libexec" / "libgstbenchmarkpasson.so");
}

}  // namespace tools::benchmark
