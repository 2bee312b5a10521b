// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/guard/proof/support.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace guard::proof {

Planted planted(std::string_view text) {
  const std::size_t at = text.find('@');
  EXPECT_NE(at, std::string_view::npos) << text;
  const std::string_view before = text.substr(0, at);
  const std::size_t line_begin = before.rfind('\n') + 1;
  return {std::string(before) + std::string(text.substr(at + 1)),
          static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<int>(before.size() - line_begin) + 1};
}

std::string pack_with(std::string_view clauses) {
  return R"(pack = "p"
version = "1"
title = "A title"
source = "A source that says where"
status = "in-force"
in-force-from = 2024-01-01
)" + std::string(clauses);
}

std::string clause_head(std::string_view id) {
  return "[[clause]]\nid = \"" + std::string(id) + R"("
text = "A sentence."
citation = "Section 1 of an act"
evidence = "verbatim"
)";
}

std::vector<Finding> lint_alone(const std::string& text) {
  return lint({{"test.toml", text}}, policy::shipped_groups(), policy::day("2026-01-01")).findings;
}

std::string listed(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& one : findings)
    text += std::string(one.rule) + " at " + std::to_string(one.error.line) + ":" +
            std::to_string(one.error.column) + " " + one.error.what + "\n";
  return text;
}

std::string expect_finding(std::string_view marked, std::string_view rule, Severity severity) {
  const Planted mistake = planted(marked);
  const std::vector<Finding> findings = lint_alone(mistake.text);
  EXPECT_EQ(findings.size(), 1U) << mistake.text << listed(findings);
  if (findings.size() != 1) return {};
  EXPECT_EQ(findings[0].rule, rule) << listed(findings);
  EXPECT_EQ(findings[0].severity, severity) << listed(findings);
  EXPECT_EQ(findings[0].error.file, "test.toml");
  EXPECT_EQ(findings[0].error.line, mistake.line) << listed(findings);
  EXPECT_EQ(findings[0].error.column, mistake.column) << listed(findings);
  EXPECT_FALSE(findings[0].error.remedy.empty()) << listed(findings);
  return findings[0].error.what;
}

void expect_clean(const std::string& text) {
  const std::vector<Finding> findings = lint_alone(text);
  EXPECT_TRUE(findings.empty()) << text << listed(findings);
}

}  // namespace guard::proof
