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

const Library& shipped() {
  static const Library library = [] {
    Library packs;
    const std::filesystem::path folder = FACEGUARD_CONFIGS "/policies";
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".toml") files.insert(entry.path());
    for (const auto& file : files) {
      auto pack = parse_pack(read_text(file), file.string());
      if (!pack) {
        ADD_FAILURE() << pack.error().text();
        continue;
      }
      EXPECT_TRUE(packs.add(std::move(*pack)));
    }
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
  auto pack = parse_pack(pack_text(blocks), "test.toml");
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
