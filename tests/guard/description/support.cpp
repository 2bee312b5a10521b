// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/guard/description/support.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace guard::description::test {
namespace {

const Element& element_at(const Graph& graph, int index) {
  return graph.elements.at(static_cast<std::size_t>(index));
}

std::string end_text(const std::string& name, const std::string& pad) {
  return pad.empty() ? name : name + "." + pad;
}

// Every character that could end the value behind a '\'.
std::string escaped(const std::string& value) {
  if (value.empty()) return "\"\"";
  std::string text;
  for (const char c : value) {
    if (std::string_view(" \t\"'\\!()").find(c) != std::string_view::npos) text += '\\';
    text += c;
  }
  return text;
}

std::string printed_properties(const Element& element) {
  std::string text;
  if (element.named) text += " name=" + escaped(element.name);
  for (const Property& property : element.properties)
    text += " " + property.name + "=" + escaped(property.value);
  return text;
}

}  // namespace

Graph read(std::string_view text) {
  auto graph = parse(text);
  if (graph) return *std::move(graph);
  ADD_FAILURE() << text << ": " << graph.error().line << ":" << graph.error().column << ": "
                << graph.error().text();
  return {};
}

Texts elements(const Graph& graph) {
  Texts texts;
  for (const Element& element : graph.elements) {
    std::string text = element.factory + " " + element.name;
    if (element.bin >= 0) text += " in " + element_at(graph, element.bin).name;
    texts.push_back(std::move(text));
  }
  return texts;
}

Texts links(const Graph& graph) {
  Texts texts;
  for (const Link& link : graph.links) {
    std::string text = end_text(element_at(graph, link.from).name, link.from_pad);
    text += link.every_pad ? " : " : " -> ";
    text += end_text(element_at(graph, link.to).name, link.to_pad);
    if (!link.caps.empty()) text += " {" + link.caps + "}";
    texts.push_back(std::move(text));
  }
  return texts;
}

Texts links(std::string_view text) {
  return links(read(text));
}

Texts notes(const Graph& graph) {
  Texts texts;
  for (const Error& note : graph.notes)
    texts.push_back(std::to_string(note.line) + ":" + std::to_string(note.column) + " " +
                    note.what);
  return texts;
}

std::string value(const Graph& graph, std::string_view element, std::string_view property) {
  for (const Element& one : graph.elements)
    if (one.name == element)
      for (const Property& set : one.properties)
        if (set.name == property) return set.value;
  return "(none)";
}

std::string printed(const Graph& graph) {
  std::string text;
  std::vector<int> open;  // the bins around what is printed
  for (std::size_t i = 0; i < graph.elements.size(); ++i) {
    const Element& element = graph.elements[i];
    for (; !open.empty() && open.back() != element.bin; open.pop_back()) text += " )";
    const bool is_bin =
        std::any_of(graph.elements.begin(), graph.elements.end(),
                    [&](const Element& inner) { return inner.bin == static_cast<int>(i); });
    text += "\n" + element.factory + (is_bin ? ".(" : "") + printed_properties(element);
    if (is_bin) open.push_back(static_cast<int>(i));
  }
  for (std::size_t i = 0; i < open.size(); ++i) text += " )";
  for (const Link& link : graph.links) {
    const std::string mark = link.every_pad ? " : " : " ! ";
    text += "\n" + element_at(graph, link.from).name + "." + link.from_pad + mark;
    if (!link.caps.empty()) text += link.caps + mark;
    text += element_at(graph, link.to).name + "." + link.to_pad;
  }
  return text;
}

bool same(const Graph& one, const Graph& other) {
  const auto same_element = [](const Element& a, const Element& b) {
    return a.factory == b.factory && a.name == b.name && a.named == b.named && a.bin == b.bin &&
           a.properties == b.properties;
  };
  return one.links == other.links &&
         std::equal(one.elements.begin(), one.elements.end(), other.elements.begin(),
                    other.elements.end(), same_element);
}

}  // namespace guard::description::test
