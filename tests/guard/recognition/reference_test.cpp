// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/catalogue/reference.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <vector>

namespace tests::recognition {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> shipped_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(FACEGUARD_CONFIGS "/stages"))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

guard::catalogue::Catalogue shipped() {
  guard::catalogue::Catalogue catalogue;
  for (const fs::path& file : shipped_files()) {
    auto read = guard::catalogue::parse_catalogue(text_of(file), file.filename().string());
    if (!read) ADD_FAILURE() << read.error().text();
    if (read) catalogue.put_first(std::move(*read));
  }
  return catalogue;
}

TEST(Catalogue, CannotDifferFromItsPage) {
  EXPECT_EQ(text_of(FACEGUARD_TESTS "/../docs/stages.md"), guard::catalogue::reference(shipped()))
      << "docs/stages.md is out of date: run 'faceguard stages reference docs/stages.md'";
}

TEST(Catalogue, CannotSayTwoThingsOfOneElement) {
  std::set<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> seen;
  for (const auto& entry : shipped().entries)
    for (const std::string& factory : entry.factories)
      EXPECT_TRUE(seen.emplace(factory, entry.when).second) << factory << " " << entry.evidence;
}

TEST(Catalogue, CannotStateAnythingWithoutASource) {
  for (const fs::path& file : shipped_files()) {
    const std::string text = text_of(file);
    EXPECT_NE(text.find("source = \""), std::string::npos) << file;
  }
  for (const auto& entry : shipped().entries) EXPECT_FALSE(entry.because.empty()) << entry.evidence;
}

}  // namespace
}  // namespace tests::recognition
