// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/catalogue/catalogue.hpp"

#include <algorithm>
#include <iterator>

namespace guard::catalogue {
namespace {

template <class T>
void prepend(std::vector<T>& to, std::vector<T> first) {
  first.insert(first.end(), std::make_move_iterator(to.begin()), std::make_move_iterator(to.end()));
  to = std::move(first);
}

}  // namespace

bool Reads::any() const {
  const auto given = [](const auto& names) { return !names.empty(); };
  return std::any_of(properties.begin(), properties.end(), given);
}

void Catalogue::put_first(Catalogue more) {
  prepend(entries, std::move(more.entries));
  prepend(classes, std::move(more.classes));
  prepend(patterns, std::move(more.patterns));
  prepend(pins, std::move(more.pins));
  index();
}

void Catalogue::index() {
  by_factory_.clear();
  for (std::size_t i = 0; i < entries.size(); ++i)
    for (const std::string& factory : entries[i].factories) by_factory_[factory].push_back(i);
}

std::vector<const Entry*> Catalogue::entries_for(std::string_view factory) const {
  std::vector<const Entry*> found;
  if (const auto known = by_factory_.find(factory); known != by_factory_.end())
    for (const std::size_t i : known->second) found.push_back(&entries[i]);
  return found;
}

bool matches(std::string_view pattern, std::string_view text) {
  // The usual two-finger search: after a star, try again one character further on.
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace guard::catalogue
