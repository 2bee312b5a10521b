// SPDX-License-Identifier: LGPL-2.1-or-later
// Laws: a graph that is printed and read again is the same graph, and no text at all does harm.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/guard/description/support.hpp"

namespace guard::description::test {
namespace {

const Texts factories{"queue", "x264enc", "nvinfer", "decodebin3", "a_b-c", "1__dentity"};
const Texts values{"",     "5",       "a b",        "\"",          "it's",   "a\\b", "! fakesink",
                   "(x)",  "[\"a\"]", "{\"k\": 1}", "C:\\",        "=",      "#",    "$X",
                   "a\"b", "'",       "\\\"",       "video/x-raw", "a.b,c!", "<A>"};
const Texts caps{"", "video/x-raw", "video/x-raw(memory:NVMM), format=(string)NV12",
                 "a/b,x=[ 1, 2 ];c/d,s=\"p  q\"", "image/jpeg,rate={ 1/2, 3 }"};
const Texts pads{"", "src", "sink_0", "src_%u"};

Element any_element(std::size_t number) {
  Element element;
  element.factory = *rc::gen::elementOf(factories);
  element.named = true;
  element.name = "e" + std::to_string(number);
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
    element.properties.push_back(
        {*rc::gen::element<std::string>("p", "sink_0::alpha", "model-file", "@preset"),
         *rc::gen::elementOf(values)});
  return element;
}

// Elements in bins that hold at least one, and links between any of them.
Graph any_graph() {
  Graph graph;
  std::vector<int> open;
  const auto count = *rc::gen::inRange<std::size_t>(1, 12);
  for (std::size_t i = 0; i < count; ++i) {
    Element element = any_element(i);
    const bool opens = i + 1 < count && *rc::gen::inRange(0, 4) == 0;
    element.bin = open.empty() ? -1 : open.back();
    if (opens) {
      std::erase_if(element.properties, [](const Property& p) { return p.name == "@preset"; });
      element.factory = *rc::gen::element<std::string>("bin", "pipeline", "vendorbin");
      open.push_back(static_cast<int>(i));
    } else if (!open.empty() && *rc::gen::arbitrary<bool>()) {
      open.pop_back();
    }
    graph.elements.push_back(std::move(element));
  }
  const auto index = rc::gen::inRange(0, static_cast<int>(count));
  for (int i = *rc::gen::inRange(0, 8); i > 0; --i)
    graph.links.push_back({*index, *index, *rc::gen::elementOf(pads), *rc::gen::elementOf(pads),
                           *rc::gen::elementOf(caps), *rc::gen::arbitrary<bool>()});
  return graph;
}

RC_GTEST_PROP(Laws, AGraphCannotChangeByBeingPrintedAndRead, ()) {
  const Graph graph = any_graph();
  const std::string text = printed(graph);
  RC_LOG() << text;
  const auto again = parse(text);
  RC_ASSERT(again);
  RC_ASSERT(same(*again, graph));
}

// The words of the language in any order, with and without blanks.
RC_GTEST_PROP(Laws, ATextCannotLeadOutsideOfItsGraph, ()) {
  const Texts words{
      "a",      "b",    "!",  ":",  "(",    ")",       "bin.(",       "a.",      "a.x",
      ".x",     ",",    "p=", "1",  "\"",   "'",       "video/x-raw", ",f=",     "\\",
      "\n",     "#",    ";",  "$X", "<A>",  "{",       "}",           "http://", "gst-launch-1.0",
      "name=a", "\r\n", "-e", "|",  "\xff", "@preset="};
  std::string text;
  for (const std::string& word : *rc::gen::container<Texts>(rc::gen::elementOf(words)))
    text += word + (*rc::gen::arbitrary<bool>() ? " " : "");
  RC_LOG() << text;
  const auto graph = parse(text);
  if (!graph) {
    RC_ASSERT(!graph.error().what.empty());
    return;
  }
  const auto count = static_cast<int>(graph->elements.size());
  RC_ASSERT(count > 0);
  for (const Link& link : graph->links)
    RC_ASSERT(link.from >= 0 && link.from < count && link.to >= 0 && link.to < count);
  for (int i = 0; i < count; ++i) RC_ASSERT(graph->elements[static_cast<std::size_t>(i)].bin < i);
}

TEST(Laws, RealDescriptionsCannotBeRefusedOrChangeByBeingPrinted) {
  const std::filesystem::path path = FACEGUARD_SHARED "/stages/pipelines.tsv";
  if (!std::filesystem::exists(path))
    GTEST_SKIP() << path << " is not there: put the folder 'shared' beside the checkout";
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  ASSERT_TRUE(line.ends_with("\tpipeline")) << line;
  int rows = 0;
  while (std::getline(file, line)) {
    const Graph graph = read(line.substr(line.rfind('\t') + 1));
    EXPECT_GE(graph.elements.size(), 2U) << line;
    EXPECT_GE(graph.links.size(), graph.elements.size() / 2) << line;
    EXPECT_TRUE(same(read(printed(graph)), graph)) << line;
    for (const Error& note : graph.notes)
      EXPECT_NE(note.what.find("stands for is not known"), std::string::npos) << note.what;
    ++rows;
  }
  EXPECT_GE(rows, 88);
}

}  // namespace
}  // namespace guard::description::test
