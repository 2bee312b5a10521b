// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/recognition/factories.hpp"

#include <mutex>
#include <unordered_set>

namespace pipeline::recognition {
namespace {

// Never destroyed: a pipeline may still stream while the process exits.
struct Kept {
  std::mutex mutex;
  std::unordered_set<const void*> factories;
};

Kept& kept() {
  static auto* const kept = new Kept;
  return *kept;
}

void keep(GstRegistry*, GstPluginFeature* feature, gpointer) {
  if (!GST_IS_ELEMENT_FACTORY(feature)) return;
  const std::lock_guard lock(kept().mutex);
  if (kept().factories.insert(feature).second) gst_object_ref(feature);
}

}  // namespace

void keep_factories() {
  static const bool done = [] {
    GstRegistry* registry = gst_registry_get();
    g_signal_connect(registry, "feature-added", G_CALLBACK(keep), nullptr);
    GList* all = gst_registry_get_feature_list(registry, GST_TYPE_ELEMENT_FACTORY);
    for (GList* one = all; one != nullptr; one = one->next)
      keep(registry, GST_PLUGIN_FEATURE(one->data), nullptr);
    gst_plugin_feature_list_free(all);
    return true;
  }();
  (void)done;
}

GstElementFactory* factory_of(GstElement* element) {
  keep_factories();
  GstElementFactory* factory = GST_ELEMENT_GET_CLASS(element)->elementfactory;
  const std::lock_guard lock(kept().mutex);
  return kept().factories.contains(factory) ? factory : nullptr;
}

}  // namespace pipeline::recognition
