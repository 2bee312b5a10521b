// SPDX-License-Identifier: LGPL-2.1-or-later
// Putting a graph together: names are given as GStreamer gives them, and references are looked up
// when all names are known.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "guard/description/graph.hpp"
#include "guard/description/source.hpp"

namespace guard::description {

// One end of a link: an element, or the name of one that may come later.
struct End {
  int element = -1;
  std::string name;
  std::string pad;
  std::size_t offset = 0;

  [[nodiscard]] bool given() const { return element >= 0 || !name.empty(); }
};

class Builder {
 public:
  explicit Builder(const Source& source) : source_(source) {}

  // The index of the new element.
  int add_element(std::string factory, int bin, std::size_t offset);
  void add_property(int element, std::string name, std::string value);
  void add_link(End from, End to, std::string caps, bool every_pad);
  void note(std::size_t offset, std::string what, std::string remedy = {});

  [[nodiscard]] bool full() const;

  // The graph, with every reference looked up; what leads to nobody becomes a note.
  [[nodiscard]] Graph take();

 private:
  struct Pending {
    End from;
    End to;
    std::string caps;
    bool every_pad;
  };
  void give_names();
  [[nodiscard]] int find(const End& end);

  const Source& source_;
  Graph graph_;
  std::vector<Pending> links_;
  std::map<std::string, int, std::less<>> names_;
  std::size_t parts_ = 0;
};

}  // namespace guard::description
