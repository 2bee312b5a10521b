// SPDX-License-Identifier: LGPL-2.1-or-later
// All that an element is given which decides what it does: its own properties, and what the files
// they name give it in turn.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "guard/catalogue/catalogue.hpp"
#include "guard/recognition/element.hpp"

namespace guard::recognition {

// A chain of files that include one another is followed this far, and no further than this many.
inline constexpr int max_includes_deep = 8;
inline constexpr std::size_t max_values = 512;

struct Value {
  catalogue::Kind kind;
  std::string text;                        // as it is written; of a path the path
  std::string from;                        // "model", or "config_arcface.txt: model-engine-file"
  std::shared_ptr<const FileFacts> facts;  // of a file that could be looked at; else null
};

struct Given {
  std::vector<Value> values;
  std::vector<std::string> files;  // paths that were looked at, or would be
  bool pending = false;            // one of them is still being read
  bool cut_short = false;          // there was more than the bounds above allow
};

[[nodiscard]] Given given_to(const Element& element, const catalogue::Reads& reads,
                             const World& world);

}  // namespace guard::recognition
