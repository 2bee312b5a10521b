// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/guard/policy/support.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace guard::policy {

std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::set<std::filesystem::path> toml_files(const std::filesystem::path& folder) {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".toml") files.insert(entry.path());
  return files;
}

const Groups& shipped_groups() {
  static const Groups groups = [] {
    Groups all;
    for (const auto& file : toml_files(FACEGUARD_CONFIGS "/groups")) {
      const auto added = parse_groups(read_text(file), file.string()).and_then([&](Groups more) {
        return all.add(std::move(more));
      });
      EXPECT_TRUE(added) << (added ? "" : added.error().text());
    }
    return all;
  }();
  return groups;
}

const Library& shipped() {
  static const Library library = [] {
    Library packs;
    const auto take = [](auto added) { EXPECT_TRUE(added) << (added ? "" : added.error().text()); };
    for (const auto& file : toml_files(FACEGUARD_CONFIGS "/policies"))
      take(parse_pack(read_text(file), file.string(), shipped_groups()).and_then([&](Pack pack) {
        return packs.add(std::move(pack));
      }));
    for (const auto& file : toml_files(FACEGUARD_CONFIGS "/bundles"))
      take(parse_bundle(read_text(file), file.string()).and_then([&](Bundle bundle) {
        return packs.add(std::move(bundle));
      }));
    return packs;
  }();
  return library;
}

std::string pack_text(std::string_view blocks) {
  return R"(pack = "p"
version = "1"
title = "A title"
source = "A source"
status = "in-force"
in-force-from = 2024-01-01
[[clause]]
id = "X"
text = "A text."
citation = "A citation"
evidence = "verbatim"
)" + std::string(blocks);
}

Clause clause_with(std::string_view blocks) {
  auto pack = parse_pack(pack_text(blocks), "test.toml", shipped_groups());
  EXPECT_TRUE(pack) << (pack ? "" : pack.error().text());
  return pack ? pack->clauses.front() : Clause{};
}

facts::WordSet one(const facts::WordList& list, std::string_view word) {
  const auto set = list.set_of(word);
  EXPECT_TRUE(set) << word;
  return set.value_or(facts::WordSet{});
}

facts::PartySet party(std::string_view kind, std::string_view country) {
  const auto countries = facts::country_set_of(country);
  EXPECT_TRUE(countries) << country;
  return facts::party_set(one(facts::party_kinds, kind), countries.value_or(facts::CountrySet{}));
}

facts::Day day(std::string_view iso) {
  const auto parsed = facts::day_of(iso);
  EXPECT_TRUE(parsed) << iso;
  return parsed.value_or(facts::Day{});
}

}  // namespace guard::policy
