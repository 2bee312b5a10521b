// SPDX-License-Identifier: LGPL-2.1-or-later
// What recognition makes of an element, and on what evidence.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "guard/catalogue/catalogue.hpp"
#include "guard/facts/context.hpp"

namespace guard::recognition {

// What decided, from the most to the least reliable. The first that says something counts.
enum class Rung : unsigned char { declaration, hash, configuration, shape, caps, name, factory, none };
inline constexpr auto rung_words = std::to_array<std::string_view>(
    {"declaration", "hash", "configuration", "shape", "caps", "name", "factory", "none"});
[[nodiscard]] constexpr std::string_view word(Rung rung) {
  return rung_words[static_cast<std::size_t>(rung)];
}

struct Classification {
  bool analyses = true;     // false: it carries, converts, stores or shows frames
  facts::StageFacts stage;  // meaningful when it analyses: all that it may be
  bool by_media = false;    // does not analyse only as long as it receives neither video nor tensors
  bool pending = false;     // a file is still being read; until then it may be anything
  Rung rung = Rung::none;
  std::string evidence;     // what decided, for a person: "opencv.toml:12: finds faces"
  // What names make of it where they don't count: a suspicion, or a claim to be harmless.
  facts::WordSet suspected;
  bool of_things = false;  // what is suspected has to do with things that have no face
  catalogue::Exit exit = catalogue::Exit::none;
  std::vector<std::string> files;  // that were looked at; when one changes, all this may change
  const catalogue::Entry* entry = nullptr;  // of the catalogue, when one names it

  // "face-detection", "unknown", or "none" for what doesn't analyse.
  [[nodiscard]] std::string_view word() const;
};

// One word for a set: "unknown" for more than a few things, else the first of them.
[[nodiscard]] std::string_view word(const facts::WordSet& capabilities);

// Whether one of the set tells people by their faces, or makes the template that does.
[[nodiscard]] bool identifies(const facts::WordSet& capabilities);

// Whether one of the set tells age, gender, emotion and the like.
[[nodiscard]] bool tells_attributes(const facts::WordSet& capabilities);

}  // namespace guard::recognition
