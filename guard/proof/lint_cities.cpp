// SPDX-License-Identifier: LGPL-2.1-or-later
#include <algorithm>

#include "guard/proof/lint_words.hpp"

namespace guard::proof {
namespace {

using document::Value;

// A city that a condition names.
struct City {
  const PackFile* file;
  std::string path;
  policy::Where where;
};

void add_cities(const PackFile& file, std::vector<City>& cities) {
  const auto add = [&](const policy::Test& test, const Value& table) {
    const auto* cover = std::get_if<policy::PlaceCover>(&test.cover);
    if (cover == nullptr) return;
    for (const auto* places : {&cover->yes, &cover->open})
      for (const facts::Place& place : *places)
        if (place.path.find('/') != std::string::npos)
          if (const Value* at = text_within(table, place.path))
            cities.push_back({&file, place.path, where(at)});
  };
  for (std::size_t i = 0; i < file.pack.clauses.size(); ++i) {
    const policy::Clause& clause = file.pack.clauses[i];
    for (const policy::AnyOf& block : clause.when)
      for (const policy::Test& test : block) add(test, clause_table(file, i));
    for (const policy::Exception& exception : clause.unless)
      for (const policy::Test& test : exception.tests) add(test, clause_table(file, i));
  }
}

// Whether one letter more, fewer or other, or two neighbours in the other order, make `a` into `b`.
bool one_slip_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a == b || b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  if (a.size() < b.size()) return a.substr(same) == b.substr(same + 1);
  if (a.substr(same + 1) == b.substr(same + 1)) return true;
  return a[same] == b[same + 1] && a[same + 1] == b[same] &&
         a.substr(same + 2) == b.substr(same + 2);
}

std::string_view surroundings(std::string_view city) {
  return city.substr(0, city.find('/'));
}

}  // namespace

void lint_cities(const std::vector<PackFile>& files, std::vector<Finding>& findings) {
  std::vector<City> cities;
  for (const PackFile& file : files) add_cities(file, cities);
  const auto times_named = [&](const std::string& path) {
    return std::count_if(cities.begin(), cities.end(),
                         [&](const City& city) { return city.path == path; });
  };
  for (const City& city : cities) {
    if (!city.file->is_checked) continue;
    const auto other = std::find_if(cities.begin(), cities.end(), [&](const City& one) {
      return surroundings(one.path) == surroundings(city.path) &&
             one_slip_apart(one.path, city.path) && times_named(one.path) >= times_named(city.path);
    });
    if (other != cities.end())
      findings.push_back(finding(Severity::warning, "city", city.file->pack.file, city.where,
                                 "'" + city.path + "' is one slip away from '" + other->path +
                                     "' (" + other->file->pack.file + ":" +
                                     std::to_string(other->where.line) + ")",
                                 "write the same city the same way"));
  }
}

}  // namespace guard::proof
