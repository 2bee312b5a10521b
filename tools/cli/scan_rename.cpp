// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/scan_rename.hpp"

#include <algorithm>
#include <string>

namespace tools::cli {
namespace {

using guard::catalogue::Catalogue;
using guard::catalogue::Kind;

// Whether a property of elements of this factory names a file.
bool names_file(const Catalogue& catalogue, const std::string& factory,
                const std::string& property) {
  for (const guard::catalogue::Entry& entry : catalogue.entries) {
    if (std::find(entry.factories.begin(), entry.factories.end(), factory) ==
        entry.factories.end())
      continue;
    for (const Kind kind : {Kind::model, Kind::configuration, Kind::code, Kind::labels}) {
      const auto& properties = entry.reads.properties[static_cast<std::size_t>(kind)];
      if (std::find(properties.begin(), properties.end(), property) != properties.end())
        return true;
    }
  }
  return false;
}

std::string stem(Renaming renaming, std::size_t number) {
  switch (renaming) {
    case Renaming::detectors:
      return "yolov8n";
    case Renaming::plates:
      return "license-plate-recognition";
    case Renaming::attributes:
      return "age-gender-recognition";
    case Renaming::blank:
    case Renaming::none:
      break;
  }
  return "m" + std::to_string(number);
}

// The path with another last part, but the same ending.
std::string with_stem(const std::string& path, const std::string& stem) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  const bool has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash);
  return folder + stem + (has_ending ? path.substr(dot) : "");
}

}  // namespace

guard::description::Graph renamed(guard::description::Graph graph, const Catalogue& catalogue,
                                  Renaming renaming) {
  if (renaming == Renaming::none) return graph;
  std::size_t number = 0;
  for (guard::description::Element& element : graph.elements) {
    element.name = "e" + std::to_string(++number);
    for (guard::description::Property& property : element.properties)
      if (names_file(catalogue, element.factory, property.name))
        property.value = with_stem(property.value, stem(renaming, number));
  }
  return graph;
}

}  // namespace tools::cli
