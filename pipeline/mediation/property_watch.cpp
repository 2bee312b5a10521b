// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/mediation/property_watch.hpp"

#include "guard/recognition/recognise.hpp"
#include "pipeline/gst_ptr.hpp"
#include "pipeline/mediation/checkpoint.hpp"
#include "pipeline/mediation/watchman.hpp"
#include "pipeline/recognition/live_element.hpp"

namespace pipeline::mediation {
namespace {

void on_changed(GObject* element, GParamSpec*, gpointer) {
  const auto arm = [](GstElement*, GstPad* pad, gpointer) -> gboolean {
    Checkpoint::arm(pad);
    return TRUE;
  };
  gst_element_foreach_sink_pad(GST_ELEMENT(element), arm, nullptr);
  // Others may run this element's model.
  Watchman::get().judge_again();
}

}  // namespace

bool watch_deciding_properties(GstElement* element, std::span<const Judge> judges) {
  bool listened_to = false;
  if (element == nullptr) return listened_to;
  for (const Judge& judge : judges) {
    for (const std::string& property : guard::recognition::deciding_properties(
             judge->rules().catalogue(), recognition::factory_name(element))) {
      if (property.starts_with("signal::")) listened_to = true;
      if (property.find("::") != std::string::npos) continue;
      const std::string signal = "notify::" + property;
      const GQuark detail = g_quark_from_string(property.c_str());
      static const guint notify = g_signal_lookup("notify", G_TYPE_OBJECT);
      const auto match = static_cast<GSignalMatchType>(G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DETAIL |
                                                       G_SIGNAL_MATCH_FUNC);
      const auto handler = reinterpret_cast<gpointer>(on_changed);
      if (g_signal_handler_find(element, match, notify, detail, nullptr, handler, nullptr) == 0)
        g_signal_connect(element, signal.c_str(), G_CALLBACK(on_changed), nullptr);
    }
  }
  return listened_to;
}

}  // namespace pipeline::mediation
