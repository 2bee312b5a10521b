// SPDX-License-Identifier: LGPL-2.1-or-later
// A pipeline's description judged before there is a device: what each element does, as far as the
// text and the files it names tell.
#pragma once

#include <string>
#include <vector>

#include "guard/catalogue/catalogue.hpp"
#include "guard/description/graph.hpp"
#include "guard/recognition/classification.hpp"
#include "guard/recognition/element.hpp"

namespace guard::scan {

// How sure it is of one element.
enum class Certainty : unsigned char {
  certain,  // a device would come to the same answer
  likely,   // names and the place in the graph agree; a device asks for more, and blocks without
  open,     // it may be anything
};

struct Found {
  int element = -1;  // index in the graph
  recognition::Classification classification;
  Certainty certainty = Certainty::certain;
  // The word to show: of what is likely the likely one, of what is suspected of telling attributes
  // that one, else the classification's.
  std::string capability;
};

struct Report {
  std::vector<Found> stages;  // what analyses, or may, in the graph's order
  std::vector<Found> exits;   // where frames leave GStreamer's sight; displays don't count
  // The capabilities of all stages, each once; "unknown" among them when a stage may be anything.
  std::vector<std::string> capabilities;
};

struct Options {
  bool strict = false;  // as a device would: what is only likely is unknown
  recognition::World world;
};

[[nodiscard]] Report scan(const description::Graph& graph, const catalogue::Catalogue& catalogue,
                          const Options& options);

}  // namespace guard::scan
