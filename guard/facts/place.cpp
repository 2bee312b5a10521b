// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/facts/place.hpp"

#include <algorithm>

#include "guard/facts/subdivisions.hpp"
#include "guard/facts/vocabulary.hpp"

namespace guard::facts {
namespace {

bool made_of(std::string_view text, std::string_view letters) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of(letters) == std::string_view::npos;
}

// The known parts of a country, such as "US-OR".
std::vector<std::string_view> subdivisions_of(std::string_view country) {
  const std::string start = " " + std::string(country) + "-";
  std::vector<std::string_view> found;
  for (auto at = subdivision_codes.find(start); at != subdivision_codes.npos;
       at = subdivision_codes.find(start, at + 1))
    found.push_back(subdivision_codes.substr(at + 1, subdivision_codes.find(' ', at + 1) - at - 1));
  return found;
}

// A part that nobody knows would lie outside every rule that is made for parts.
Expected<void> check_subdivision(std::string_view code) {
  if (subdivision_codes.find(" " + std::string(code) + " ") != subdivision_codes.npos) return {};
  const auto known = subdivisions_of(code.substr(0, 2));
  const std::string_view near = nearest(code, known);
  return fail("'" + std::string(code) + "' is no part of a country in ISO 3166-2",
              near.empty() ? "write a code such as US-OR, or the country alone"
                           : "did you mean '" + std::string(near) + "'?");
}

}  // namespace

Expected<Place> place_of(std::string_view path) {
  const auto country = country_set_of(path.substr(0, 2));
  const std::string_view rest = path.substr(std::min<std::size_t>(2, path.size()));
  const std::string_view subdivision = rest.substr(0, rest.find('/'));
  const bool has_city = subdivision.size() < rest.size();
  const bool well_formed =
      country.has_value() && path != "unknown" &&
      (rest.empty() || (rest.front() == '-' &&
                        made_of(subdivision.substr(1), "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))) &&
      (!has_city ||
       made_of(rest.substr(subdivision.size() + 1), "abcdefghijklmnopqrstuvwxyz0123456789-"));
  if (!well_formed)
    return fail("'" + std::string(path.substr(0, 80)) + "' is no place",
                "write a country, a subdivision or a city, such as US, US-OR or US-OR/portland");
  if (!subdivision.empty())
    if (auto known = check_subdivision(path.substr(0, 2 + subdivision.size())); !known)
      return tl::unexpected(std::move(known.error()));
  return Place{std::string(path)};
}

bool lies_in(const Place& inner, const Place& outer) {
  if (!inner.path.starts_with(outer.path)) return false;
  if (inner.path.size() == outer.path.size()) return true;
  // A hyphen parts a country from its subdivision; in a city's name it is a letter.
  const char next = inner.path[outer.path.size()];
  return next == '/' || (next == '-' && outer.path.size() == 2);
}

}  // namespace guard::facts
