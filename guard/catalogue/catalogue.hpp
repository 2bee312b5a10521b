// SPDX-License-Identifier: LGPL-2.1-or-later
// The catalogue says what elements do: which analyse frames, with which capability, and which only
// carry, convert, store or show them. What it doesn't know and what receives raw pictures is
// unknown.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guard/error.hpp"
#include "guard/facts/context.hpp"

namespace guard::catalogue {

inline constexpr std::size_t max_catalogue_bytes = 1 << 20;

// What reaches an element's sink pad. `unstated`: nothing said what it is, so it may be pictures.
enum class Media : unsigned char { raw_video, tensors, other, unstated };

// One element as it stands in a pipeline. The texts are only looked at during the call.
struct Element {
  std::string_view factory;  // its type's name when no factory made it; empty without an element
  std::string_view klass;    // what its factory declares, such as "Codec/Encoder/Video"
  Media media = Media::unstated;
  // A property's value as gst-launch would write it, or for a name such as "signal::handoff"
  // whether it is "connected"; nothing when there is no such property or signal.
  std::function<std::optional<std::string>(std::string_view)> property;
};

// What the guard takes an element for.
struct Classification {
  bool analyses = true;     // false: it carries, converts, stores or shows frames
  facts::StageFacts stage;  // meaningful when it analyses
  bool by_media = false;  // does not analyse only as long as it receives neither video nor tensors
  std::string evidence;   // what decided, for a person: "opencv.toml:12"

  // "face-detection", "unknown", or "none" for what doesn't analyse.
  [[nodiscard]] std::string_view word() const;
};

// An entry for elements by factory, and by property values where those decide.
struct Entry {
  std::vector<std::string> factories;
  std::vector<std::pair<std::string, std::string>> when;  // property and value; all must hold
  std::optional<facts::StageFacts> stage;                 // nothing: it does not analyse
  std::string evidence;
};

// An entry for elements by what their factory calls itself: all of `words` in its klass.
struct ClassEntry {
  std::vector<std::string> words;
  std::string evidence;
};

struct Catalogue {
  std::vector<Entry> entries;  // first match wins; those with `when` before those without
  std::vector<ClassEntry> classes;

  // `more` counts before what is here: a fleet's own declarations, say.
  void put_first(Catalogue more);

  [[nodiscard]] Classification classify(const Element& element) const;

  // Names of the properties on which the classification of `factory` depends.
  [[nodiscard]] std::vector<std::string> deciding_properties(std::string_view factory) const;
};

// Reads a catalogue file. `file` is the name that evidence and errors give.
[[nodiscard]] Expected<Catalogue> parse_catalogue(std::string_view toml, std::string_view file);

}  // namespace guard::catalogue
