// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/recognition/origin.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <vector>

#include "pipeline/gst_ptr.hpp"
#include "pipeline/recognition/factories.hpp"

namespace pipeline::recognition {
namespace {

namespace fs = std::filesystem;

std::string folder_of(const std::string& file) {
  return fs::path(file).parent_path().string();
}

// Where the plugin with GStreamer's core elements is, and where its core library is.
const std::vector<std::string>& gstreamers_folders() {
  // Like the others here never destroyed: threads go on while the process exits.
  static const auto& folders = *new std::vector<std::string>([] {
    std::vector<std::string> found{
        folder_of(file_of_code(reinterpret_cast<const void*>(&gst_element_get_type)))};
    if (GstPlugin* core = gst_registry_find_plugin(gst_registry_get(), "coreelements")) {
      if (const char* file = gst_plugin_get_filename(core)) found.push_back(folder_of(file));
      gst_object_unref(core);
    }
    return found;
  }());
  return folders;
}

bool is_in(const std::string& file, const std::string& folder) {
  return !folder.empty() && file.size() > folder.size() && file.starts_with(folder) &&
         file[folder.size()] == '/';
}

// The files of all code that this class brings beyond its parent's: whatever differs in the two
// class structures and points into a loaded file. A class never changes, so this is done once.
const std::set<std::string>& files_of_class(GType type) {
  static auto& mutex = *new std::mutex;
  static auto& known = *new std::map<GType, std::set<std::string>>;
  const std::lock_guard lock(mutex);
  const auto [place, is_new] = known.try_emplace(type);
  if (!is_new) return place->second;
  GTypeQuery own_query{};
  GTypeQuery parent_query{};
  const GType parent = g_type_parent(type);
  g_type_query(type, &own_query);
  g_type_query(parent, &parent_query);
  const gpointer own_class = g_type_class_peek(type);
  const gpointer parent_class = g_type_class_peek(parent);
  if (own_class == nullptr || parent_class == nullptr) return place->second;
  const auto* own_words = static_cast<const gpointer*>(own_class);
  const auto* parent_words = static_cast<const gpointer*>(parent_class);
  const std::size_t count = own_query.class_size / sizeof(gpointer);
  const std::size_t inherited = parent_query.class_size / sizeof(gpointer);
  for (std::size_t i = 1; i < count; ++i)  // the first word is the type itself
    if (i >= inherited || own_words[i] != parent_words[i])
      if (const std::string file = file_of_code(own_words[i]); !file.empty())
        place->second.insert(file);
  return place->second;
}

// The plugin's file of the factory that made `element`; empty when none did: a subclass inherits
// its parent's factory without being of it, and an application may register types of its own.
std::string plugin_file(GstElement* element) {
  GstElementFactory* factory = factory_of(element);
  if (factory == nullptr || gst_element_factory_get_element_type(factory) != G_OBJECT_TYPE(element))
    return {};
  GstPlugin* plugin = gst_plugin_feature_get_plugin(GST_PLUGIN_FEATURE(factory));
  if (plugin == nullptr) return {};
  const char* file = gst_plugin_get_filename(plugin);
  std::string named = file != nullptr ? file : "";
  gst_object_unref(plugin);
  return named;
}

// A plugin whose elements are scripts: its file says nothing about them.
bool is_interpreter(const std::string& plugin) {
  return fs::path(plugin).filename() == "libgstpython.so";
}

// Where GStreamer itself is linked in, its plugins have no files, and their code must be where its
// is.
bool plugins_have_files() {
  static const bool they_have = [] {
    GstPlugin* core = gst_registry_find_plugin(gst_registry_get(), "coreelements");
    const bool found = core != nullptr && gst_plugin_get_filename(core) != nullptr;
    if (core != nullptr) gst_object_unref(core);
    return found;
  }();
  return they_have;
}

bool same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return a == b || fs::equivalent(a, b, error);
}

}  // namespace

std::string file_of_code(const void* address) {
  Dl_info info = {};
  return address != nullptr && dladdr(address, &info) != 0 && info.dli_fname != nullptr
             ? info.dli_fname
             : std::string();
}

bool is_gstreamers(const std::string& file) {
  static const auto& own =
      *new std::string(file_of_code(reinterpret_cast<const void*>(&is_gstreamers)));
  if (file == own) return true;
  const auto& folders = gstreamers_folders();
  return std::any_of(folders.begin(), folders.end(), [&](const auto& f) { return is_in(file, f); });
}

bool vouched(GstElement* element, std::span<const std::string> folders) {
  if (element == nullptr) return false;
  const auto believed = [&](const std::string& file) {
    return is_gstreamers(file) || std::any_of(folders.begin(), folders.end(),
                                              [&](const auto& f) { return is_in(file, f); });
  };
  const std::set<std::string>& code = files_of_class(G_OBJECT_TYPE(element));
  if (!std::all_of(code.begin(), code.end(), believed)) return false;
  const std::string plugin = plugin_file(element);
  if (!plugin.empty()) return believed(plugin) && !is_interpreter(plugin);
  // Some of GStreamer's bins make elements without a factory; then their code must speak for them.
  return (factory_of(element) == nullptr || !plugins_have_files()) && !code.empty();
}

bool from_compiled_plugin(GstElement* element) {
  const std::string plugin = plugin_file(element);
  return !plugin.empty() && !is_interpreter(plugin);
}

bool is_of_plugin(GstElement* element, const std::string& file) {
  const std::string plugin = plugin_file(element);
  return !plugin.empty() && same_file(plugin, file);
}

std::string misplaced_code(GstElement* element) {
  const std::string plugin = plugin_file(element);
  if (plugin.empty() || is_interpreter(plugin)) return {};
  for (const std::string& file : files_of_class(G_OBJECT_TYPE(element)))
    if (!same_file(file, plugin) && !is_gstreamers(file)) return file;
  return {};
}

bool functions_are_gstreamers(GstPad* pad) {
  const auto is_ours = [](const void* function) {
    return function == nullptr || is_gstreamers(file_of_code(function));
  };
  return is_ours(reinterpret_cast<const void*>(GST_PAD_CHAINFUNC(pad))) &&
         is_ours(reinterpret_cast<const void*>(GST_PAD_CHAINLISTFUNC(pad)));
}

}  // namespace pipeline::recognition
