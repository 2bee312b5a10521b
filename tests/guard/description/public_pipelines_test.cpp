// SPDX-License-Identifier: LGPL-2.1-or-later
// Real descriptions of public projects, where they are at hand.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "guard/description/parse.hpp"

namespace tests::description {
namespace {

TEST(PublicPipelines, CannotBeRefused) {
  std::ifstream file(FACEGUARD_SHARED "/stages/pipelines.tsv");
  if (!file) GTEST_SKIP() << "no ../shared/stages/pipelines.tsv here";
  std::string line;
  std::getline(file, line);  // the header; the fourth column is the description
  int read = 0;
  while (std::getline(file, line)) {
    std::size_t at = 0;
    for (int tabs = 0; tabs < 3; ++tabs) at = line.find('\t', at) + 1;
    const auto graph = guard::description::parse(line.substr(at, line.find('\t', at) - at));
    EXPECT_TRUE(graph) << line << "\n" << (graph ? "" : graph.error().text());
    read += graph.has_value();
  }
  EXPECT_GT(read, 80);
}

}  // namespace
}  // namespace tests::description
