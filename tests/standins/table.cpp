// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/standins/table.hpp"

#include <toml++/toml.h>

#include <array>
#include <cstdio>
#include <optional>
#include <string_view>
#include <utility>

namespace tests::standins {
namespace {

std::optional<Kind> kind_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Kind>, 6> kinds{{
      {"inline", Kind::in_line},
      {"transform", Kind::transform},
      {"sink", Kind::sink},
      {"source", Kind::source},
      {"two-inputs", Kind::two_inputs},
      {"two-outputs", Kind::two_outputs},
  }};
  for (const auto& [name, kind] : kinds)
    if (name == word) return kind;
  return std::nullopt;
}

std::string text_in(const toml::table& table, const char* key) {
  return table[key].value_or(std::string());
}

std::vector<std::string> factories_in(const toml::table& table) {
  if (const auto one = table["factory"].value<std::string>()) return {*one};
  std::vector<std::string> names;
  if (const auto* list = table["factory"].as_array())
    for (const auto& name : *list) names.push_back(name.value_or(std::string()));
  return names;
}

std::vector<Property> properties_in(const toml::table& table) {
  std::vector<Property> properties;
  const auto* all = table["properties"].as_table();
  if (all == nullptr) return properties;
  for (const auto& [key, value] : *all) {
    const std::string name(key.str());
    if (const auto* flag = value.as_boolean())
      properties.push_back({name, flag->get()});
    else if (const auto* number = value.as_integer())
      properties.push_back({name, static_cast<int>(number->get())});
    else
      properties.push_back({name, value.value_or(std::string())});
  }
  return properties;
}

void add_rows(const toml::table& table, std::vector<Row>& rows) {
  const auto kind = kind_of(text_in(table, "kind"));
  if (!kind) {
    std::fprintf(stderr, "stand-ins, line %u: no such kind '%s'\n",
                 static_cast<unsigned>(table.source().begin.line), text_in(table, "kind").c_str());
    return;
  }
  for (const std::string& factory : factories_in(table))
    rows.push_back({factory, *kind, text_in(table, "klass"), text_in(table, "makes"),
                    text_in(table, "sends"), properties_in(table)});
}

}  // namespace

std::vector<Row> read_table(const std::string& path) {
  std::vector<Row> rows;
  try {
    const toml::table document = toml::parse_file(path);
    const auto* elements = document["element"].as_array();
    if (elements == nullptr) return rows;
    for (const auto& element : *elements)
      if (const auto* table = element.as_table()) add_rows(*table, rows);
  } catch (const toml::parse_error& error) {
    std::fprintf(stderr, "stand-ins, line %u: %s\n",
                 static_cast<unsigned>(error.source().begin.line), error.what());
  }
  return rows;
}

}  // namespace tests::standins
