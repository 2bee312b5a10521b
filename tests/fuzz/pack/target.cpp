// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as a policy pack, read with the shipped groups.
#include "tests/fuzz/target.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "guard/policy/library.hpp"
#include "guard/policy/pack.hpp"

namespace {

using fuzz::expect;
using guard::policy::Groups;
using guard::policy::Pack;

Groups shipped_groups() {
  Groups groups;
  for (const auto& entry : std::filesystem::directory_iterator(FACEGUARD_CONFIGS "/groups")) {
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    expect(groups.add(guard::policy::parse_groups(text, "groups").value()).has_value());
  }
  expect(!groups.parties.empty() && !groups.places.empty());
  return groups;
}

void expect_sound(const Pack& pack) {
  expect(!pack.id.empty() && !pack.version.empty() && pack.in_force_from <= pack.in_force_until);
  expect(pack.clauses.empty() != pack.silent.empty());
  std::set<std::string> ids;
  for (const auto& clause : pack.clauses) {
    expect(!clause.id.empty() && ids.insert(clause.id).second);
    for (const auto& any : clause.when) expect(!any.empty());  // or it would never block
    for (const auto& exception : clause.unless) expect(!exception.tests.empty());
  }
  for (const auto& [name, members] : pack.profiles)
    for (const auto& id : members) expect(ids.contains(id));
  const auto full = pack.profiles.find("full");
  expect(full != pack.profiles.end() && full->second.size() == pack.clauses.size());
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Groups groups = shipped_groups();
  const std::string_view input = fuzz::text_of(data, size);
  const auto pack = guard::policy::parse_pack(input, "pack.toml", groups);
  const auto checked = guard::policy::check_pack(input, "pack.toml", groups);
  expect(pack.has_value() == checked.has_value());
  if (!pack) {
    for (const auto& error : checked.error()) fuzz::expect_told(error, "pack.toml");
    expect(!checked.error().empty() && checked.error().front().what == pack.error().what);
    return 0;
  }
  expect_sound(*pack);
  guard::policy::Library library;
  expect(library.add(*pack).has_value() && !library.add(*pack));
  const auto bound = library.bind({pack->id, "full"});
  expect(bound && bound->size() == 1 && bound->front().clauses.size() == pack->clauses.size());
  return 0;
}
