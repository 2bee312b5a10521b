// SPDX-License-Identifier: LGPL-2.1-or-later
// The pipelines beside the garden's own.
#include "tests/attacks/garden.hpp"

namespace tests::attacks {
namespace {
constexpr std::size_t most_others = 3;
}

void Garden::add_other() {
  if (others_.size() >= most_others) return;
  Other other;
  other.guarded = any(2) == 0;
  other.prohibits = other.guarded && any(2) == 0;
  const std::string guard = "faceguard name=guard config=" + fleet_.config() +
                            " descriptor=" + (other.prohibits ? prohibiting_ : permitting_) + " ! ";
  other.playback = std::make_unique<Playback>(
      "videotestsrc pattern=white ! " + std::string(picture) + " ! " +
      (other.guarded ? guard : "") + "queue ! unheardof name=stage ! fakesink sync=true");
  other.stage = {other.playback->element("stage"), "pictures-seen", other.prohibits, 0};
  if (!other.playback->reach(GST_STATE_PLAYING)) faults_.push_back("another does not start");
  others_.push_back(std::move(other));
}

void Garden::drop_other() {
  if (others_.empty()) return;
  const auto at = others_.begin() + static_cast<std::ptrdiff_t>(any(others_.size()));
  check();
  others_.erase(at);
}

void Garden::seek_other() {
  if (others_.empty()) return;
  const Other& other = others_[any(others_.size())];
  gst_element_seek_simple(other.playback->get(), GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH,
                          static_cast<gint64>(any(100)) * GST_SECOND);
}

void Garden::toggle_other() {
  for (Other& other : others_) {
    if (!other.guarded || any(2) == 0) continue;
    check();
    other.prohibits = !other.prohibits;
    if (!other.prohibits) other.stage.prohibited = false;
    g_object_set(other.playback->element("guard").get(), "descriptor",
                 (other.prohibits ? prohibiting_ : permitting_).c_str(), nullptr);
    if (other.prohibits) other.stage.allowed = seen_by(other.stage) + 1;
    other.stage.prohibited = other.prohibits;
  }
}

}  // namespace tests::attacks
