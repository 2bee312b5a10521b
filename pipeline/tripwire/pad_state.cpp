// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/tripwire/pad_state.hpp"

#include <array>

#include "pipeline/recognition/origin.hpp"

namespace pipeline::tripwire {
namespace {

// What a person is told of code that lies in no file: made at run time.
constexpr const char* no_file = "no file (made at run time)";

std::string named(const std::string& file) {
  return file.empty() ? no_file : file;
}

}  // namespace

std::string foreign_function(GstPad* pad, GstElement* owner) {
  if (owner == nullptr) return {};
  if (!GST_IS_PROXY_PAD(pad) && !recognition::from_compiled_plugin(owner)) return {};
  const std::array<const void*, 4> functions{
      reinterpret_cast<const void*>(GST_PAD_CHAINFUNC(pad)),
      reinterpret_cast<const void*>(GST_PAD_CHAINLISTFUNC(pad)),
      reinterpret_cast<const void*>(GST_PAD_EVENTFUNC(pad)),
      reinterpret_cast<const void*>(GST_PAD_EVENTFULLFUNC(pad))};
  for (const void* function : functions) {
    if (function == nullptr) continue;
    const std::string file = recognition::file_of_code(function);
    if (!recognition::is_gstreamers(file) && !recognition::is_of_plugin(owner, file))
      return named(file);
  }
  return {};
}

std::string foreign_probe(GstPad* pad) {
  std::string found;
  GST_OBJECT_LOCK(pad);
  // What a probe is for is in its hook's flags, above those that GHook keeps for itself.
  for (GHook* hook = pad->probes.hooks; hook != nullptr && found.empty(); hook = hook->next) {
    const auto type = static_cast<guint>(hook->flags) >> G_HOOK_FLAG_USER_SHIFT;
    const bool data = (type & (GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST)) != 0;
    if (!data || !G_HOOK_IS_VALID(hook) || hook->func == nullptr) continue;
    const std::string file = recognition::file_of_code(hook->func);
    if (!recognition::is_gstreamers(file)) found = named(file);
  }
  GST_OBJECT_UNLOCK(pad);
  return found;
}

}  // namespace pipeline::tripwire
