// SPDX-License-Identifier: LGPL-2.1-or-later
// A pipeline description as a graph: what its text says, without asking any plugin.
#pragma once

#include <string>
#include <vector>

#include "guard/error.hpp"

namespace guard::description {

struct Property {
  std::string name;   // may hold "child::property"; "@preset" for a preset; what only a placeholder
                      // says ("queue $OPTIONS") is the name, and its value is empty
  std::string value;  // without its quotation marks and escapes

  bool operator==(const Property&) const = default;
};

struct Element {
  std::string factory;
  std::string name;    // as given, or made as GStreamer makes it: "queue0", "decodebin3-0"
  bool named = false;  // whether it was given
  std::vector<Property> properties;  // without "name", in their order
  int line = 0;                      // 1-based, of its first character
  int column = 0;                    // 1-based, in bytes
  int bin = -1;                      // the index of the bin around it; -1 when there is none
};

// Where frames go. The ends of a bin in a chain are those of what is in it, so "a ! ( b ! c ) ! d"
// links a to b and c to d; an end is a bin only where a reference names it.
struct Link {
  int from = 0;  // index of an element, as is `to`
  int to = 0;
  std::string from_pad;  // empty when not said, as is `to_pad`
  std::string to_pad;
  std::string caps;        // of the filter on it; runs of blanks are one blank
  bool every_pad = false;  // ":", which links all pads that fit

  bool operator==(const Link&) const = default;
};

struct Graph {
  std::vector<Element> elements;  // in the order of the text: a bin stands before what is in it
  std::vector<Link> links;        // in the order of the text
  // What the graph leaves out or can't know: links to nobody, placeholders, words of a shell.
  std::vector<Error> notes;
};

}  // namespace guard::description
