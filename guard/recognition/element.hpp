// SPDX-License-Identifier: LGPL-2.1-or-later
// One element as it stands in a pipeline, and what recognition may ask about the world around it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guard/recognition/file_facts.hpp"

namespace guard::recognition {

// What reaches an element's sink pad. `coded`: pictures may be inside, but have to be decoded
// first. `unstated`: nothing said what it is, so it may be pictures.
enum class Media : unsigned char { raw_video, tensors, coded, other, unstated };

// The texts are only looked at during the call.
struct Element {
  std::string_view factory;  // its type's name when no factory made it; empty without an element
  std::string_view klass;    // what its factory declares, such as "Codec/Encoder/Video"
  Media media = Media::unstated;
  // Its code is the plugin's that GStreamer, or the fleet, installed. If not, a harmless name or
  // klass is not believed.
  bool vouched = true;
  // A property's value as gst-launch would write it, or for a name such as "signal::handoff"
  // whether it is "connected", or for "file::location" what is at that path: "pipe", "file" and so
  // on; nothing when there is no such property or signal.
  std::function<std::optional<std::string>(std::string_view)> property;
  // The negotiated shapes of the tensors it puts out, outermost dimension first.
  std::vector<std::vector<std::int64_t>> tensors_out;
};

// What a path's file is; null facts and not pending: nobody can look.
struct Look {
  std::shared_ptr<const FileFacts> facts;
  bool pending = false;  // somebody is reading it; ask again
};

// Each may be empty.
struct World {
  std::function<Look(const std::string& path)> file;
  // The models that elements of this factory run under an id they share.
  std::function<std::vector<std::string>(std::string_view factory, std::string_view id)> shared;
};

}  // namespace guard::recognition
