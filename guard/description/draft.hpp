// SPDX-License-Identifier: LGPL-2.1-or-later
// A graph while its text is read: what has no name gets one, and references are looked up, when all
// of it is known.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "guard/description/graph.hpp"
#include "guard/description/source.hpp"

namespace guard::description {

// One end of a link: an element, or the name of one that may come later, or nobody.
struct End {
  int element = -1;
  std::string name;
  std::vector<std::string> pads;
  std::size_t at = 0;

  [[nodiscard]] bool is_nobody() const { return element < 0 && name.empty(); }
};

struct DraftLink {
  End from;
  End to;
  std::string caps;
  bool every_pad = false;
  std::size_t at = 0;
};

class Draft {
 public:
  // Refers to `source`.
  Draft(const Source& source, std::vector<Error> notes);

  // The new element's index. `bin` is that of the bin around it, or -1.
  int add_element(std::string factory, std::size_t at, int bin);
  void add_property(int element, std::string name, std::string value, std::size_t at);
  void add_link(DraftLink link);
  // The text of the element, or of the bin, has been read: GStreamer makes it only now.
  void end_element(int element) { made_.push_back({element, false}); }
  void end_bin(int element) { made_.push_back({element, true}); }

  void note(std::size_t at, std::string what, std::string remedy = {});
  // Notes the first placeholder in `text`.
  void note_hole(std::size_t at, std::string_view text);

  // Elements, properties and links so far.
  [[nodiscard]] std::size_t parts() const { return parts_; }
  [[nodiscard]] bool has_elements() const { return !graph_.elements.empty(); }

  [[nodiscard]] Graph finish() &&;

 private:
  void name_elements();
  void connect(const DraftLink& link, int from, int to);

  const Source& source_;
  Graph graph_;
  struct Made {
    int element;
    bool is_bin;
  };
  std::vector<Made> made_;  // in the order in which GStreamer makes them
  std::vector<DraftLink> links_;
  std::size_t parts_ = 0;
};

}  // namespace guard::description
