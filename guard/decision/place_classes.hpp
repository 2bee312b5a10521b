// SPDX-License-Identifier: LGPL-2.1-or-later
// Places by what the bound wordings name: one class for each place named, which stands for the part
// of it that nobody names more closely, and one for everywhere else.
#pragma once

#include <span>
#include <vector>

#include "guard/decision/masks.hpp"
#include "guard/facts/place.hpp"

namespace guard::decision {

class PlaceClasses {
 public:
  explicit PlaceClasses(std::vector<facts::Place> named);

  [[nodiscard]] std::size_t count() const { return named_.size() + 1; }

  // The classes that lie in one of `covered`, which must all be named ones.
  void classes_in(std::span<const facts::Place> covered, std::span<Word> out) const;

  // The classes where a camera may be that is in one of `location`; all when it is empty. `out`
  // holds words_for(count()) words and is overwritten.
  void classes_of(const facts::Location& location, std::span<Word> out) const;

 private:
  // The class of the narrowest place named that holds `path`.
  [[nodiscard]] std::size_t narrowest(std::string_view path) const;

  std::vector<facts::Place> named_;  // sorted by path; class i + 1. Class 0 is everywhere else
};

}  // namespace guard::decision
