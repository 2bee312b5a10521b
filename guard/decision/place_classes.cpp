// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/place_classes.hpp"

#include <algorithm>

namespace guard::decision {
namespace {

bool before(const facts::Place& place, std::string_view path) {
  return place.path < path;
}

// What holds the place: "US-OR" holds "US-OR/portland". Empty for a country.
std::string_view parent(std::string_view path) {
  if (const auto slash = path.find('/'); slash != path.npos) return path.substr(0, slash);
  return path.size() > 2 ? path.substr(0, 2) : std::string_view{};
}

}  // namespace

PlaceClasses::PlaceClasses(std::vector<facts::Place> named) : named_(std::move(named)) {
  std::sort(named_.begin(), named_.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  named_.erase(std::unique(named_.begin(), named_.end(),
                           [](const auto& a, const auto& b) { return a.path == b.path; }),
               named_.end());
}

void PlaceClasses::classes_in(std::span<const facts::Place> covered, std::span<Word> out) const {
  std::fill(out.begin(), out.end(), 0);
  for (std::size_t i = 0; i < named_.size(); ++i)
    for (const facts::Place& outer : covered)
      if (facts::lies_in(named_[i], outer)) set_bit(out, i + 1);
}

std::size_t PlaceClasses::narrowest(std::string_view path) const {
  for (; !path.empty(); path = parent(path)) {
    const auto found = std::lower_bound(named_.begin(), named_.end(), path, before);
    if (found != named_.end() && found->path == path)
      return static_cast<std::size_t>(found - named_.begin()) + 1;
  }
  return 0;
}

void PlaceClasses::classes_of(const facts::Location& location, std::span<Word> out) const {
  std::fill(out.begin(), out.end(), 0);
  if (location.empty())
    for (std::size_t i = 0; i < count(); ++i) set_bit(out, i);
  for (const facts::Place& place : location) {
    set_bit(out, narrowest(place.path));
    // All that lies in it begins with its path, so it stands together.
    const auto first = std::lower_bound(named_.begin(), named_.end(), place.path, before);
    for (auto inner = first; inner != named_.end() && inner->path.starts_with(place.path); ++inner)
      if (facts::lies_in(*inner, place))
        set_bit(out, static_cast<std::size_t>(inner - named_.begin()) + 1);
  }
}

}  // namespace guard::decision
