// SPDX-License-Identifier: LGPL-2.1-or-later
// How ONNX files state their shapes, and what they can't hide.
#include <gtest/gtest.h>

#include "tests/guard/models/support.hpp"

namespace guard::models {
namespace {

using test::field;
using test::onnx_model;
using test::onnx_node;
using test::onnx_shape;
using test::onnx_type;
using test::onnx_value;
using test::tensor;
namespace in = test::graph_field;

const std::string picture = onnx_value("in", onnx_type(onnx_shape({1, 3, 112, 112})));
const std::string gives_8 = onnx_value("out", onnx_type(onnx_shape({1, 8})));
const std::string gives_1000 = onnx_value("out", onnx_type(onnx_shape({1, 1000})));

std::string graph_of(std::string_view output, std::string_view nodes = {}) {
  return std::string(nodes) + field(in::input, picture) + field(in::output, output);
}

std::string text_of(std::string_view graph) {
  const auto read = test::read(onnx_model(graph));
  return read ? text(*read) : read.error().text();
}

TEST(Onnx, WeightsAmongTheInputsAreNoInputs) {
  const std::string weights = field(in::initializer, field(8, "w"));
  const std::string input = field(in::input, onnx_value("w", onnx_type(onnx_shape({512, 512}))));
  EXPECT_EQ(text_of(weights + input + graph_of(gives_8)), "onnx, in 1x3x112x112, out 1x8");
  EXPECT_EQ(text_of(input + graph_of(gives_8)), "onnx, in 512x512 + 1x3x112x112, out 1x8");
}

TEST(Onnx, AnOutputWithoutAShapeHasTheOneStatedOnTheWay) {
  const std::string bare = field(in::input, picture) + field(in::output, field(1, "out"));
  const std::string info = field(in::value_info, gives_8);
  EXPECT_EQ(text_of(bare), "onnx, in 1x3x112x112, out ?");
  EXPECT_EQ(text_of(bare + info), "onnx, in 1x3x112x112, out 1x8");
  EXPECT_EQ(text_of(info + bare), "onnx, in 1x3x112x112, out 1x8");
  EXPECT_NE(text_of(bare + info + field(in::value_info, gives_1000)).find("twice"),
            std::string::npos);
  // What the output itself states comes first.
  EXPECT_EQ(text_of(graph_of(gives_1000) + info), "onnx, in 1x3x112x112, out 1x1000");
}

TEST(Onnx, WhatIsNotASizeIsNotStated) {
  const std::string unknown = field(1, "");
  const std::string zero = field(1, field(1, 0));
  const std::string negative = field(1, field(1, ~std::uint64_t{0}));
  const std::string huge = field(1, field(1, std::uint64_t{1} << 40));
  const std::string named = field(1, field(1, 8) + field(2, "N"));
  EXPECT_EQ(
      text_of(graph_of(onnx_value("out", onnx_type(unknown + zero + negative + huge + named)))),
      "onnx, in 1x3x112x112, out ?x?x?x?x?");
  EXPECT_EQ(text_of(graph_of(onnx_value("out", field(1, field(1, 1))))),
            "onnx, in 1x3x112x112, out ?");
  // A sequence of tensors has no shape, even where one is stated as well.
  EXPECT_EQ(text_of(graph_of(onnx_value("out", onnx_type(onnx_shape({1, 8})) + field(4, "")))),
            "onnx, in 1x3x112x112, out ?");
  EXPECT_EQ(text_of(graph_of(onnx_value("out", onnx_type("")))),
            "onnx, in 1x3x112x112, out a number");
}

TEST(Onnx, OnlySoftmaxOfOnnxItselfMakesClasses) {
  struct Chain {
    std::string nodes;
    bool classes;
  };
  const std::string last = field(in::node, onnx_node("Identity", "b", "out"));
  const auto to_b = [&](std::string_view op, std::string_view domain = {}) {
    return field(in::node, onnx_node(op, "a", "b", domain));
  };
  for (const auto& [nodes, classes] : std::vector<Chain>{
           {field(in::node, onnx_node("Softmax", "a", "out")), true},
           {field(in::node, onnx_node("Softmax", "a", "out", "ai.onnx")), true},
           {field(in::node, onnx_node("LogSoftmax", "a", "out")), true},
           {to_b("Softmax") + last, true},
           {last + to_b("Softmax"), true},
           {to_b("Softmax") + field(in::node, onnx_node("Squeeze", "b", "out")), true},
           {to_b("Softmax") + field(in::node, onnx_node("Reshape", "b", "out")), false},
           {to_b("Softmax") + field(in::node, onnx_node("Gemm", "b", "out")), false},
           {to_b("Softmax"), false},
           {field(in::node, onnx_node("Softmax", "a", "out", "com.example")), false},
           {to_b("Softmax", "com.example") + last, false},
           {field(in::node, onnx_node("Softmax", "out", "a")), false},
           {field(in::node, onnx_node("Identity", "b", "out")) +
                field(in::node, onnx_node("Identity", "out", "b")),
            false},  // a ring
       }) {
    const auto read = test::read(onnx_model(graph_of(gives_1000, nodes)));
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->outputs[0].maker == Maker::softmax, classes) << nodes;
  }
}

TEST(Onnx, ThePlaceOfAnOperatorCannotBeTaken) {
  const std::string softmax =
      graph_of(gives_1000, field(in::node, onnx_node("Softmax", "a", "out")));
  const std::string function = field(1, "Softmax") + field(7, onnx_node("Identity", "x", "y"));
  for (const std::string& domain : {std::string{}, field(10, ""), field(10, "ai.onnx")})
    EXPECT_NE(test::refusal(onnx_model(softmax) + field(25, function + domain)).find("redefines"),
              std::string::npos);
  EXPECT_EQ(test::refusal(onnx_model(softmax) + field(25, function + field(10, "mine"))), "");
}

// Protocol Buffers merges what comes twice, lists growing and the last number counting; a reader
// that takes the first alone would miss what the loader sees.
TEST(Onnx, NothingCanBeStatedTwice) {
  const std::string graph = graph_of(gives_8);
  const std::string more = field(in::output, gives_1000);
  const std::string shape = onnx_shape({1, 8});
  const std::string node = onnx_node("Softmax", "a", "out");
  const auto output = [](std::string_view value) { return graph_of(value); };
  EXPECT_EQ(test::refusal(onnx_model(graph)), "");
  for (const std::string& file : {
           onnx_model(graph) + field(7, more),
           onnx_model(output(gives_8 + field(1, "other"))),
           onnx_model(output(gives_8 + field(2, onnx_type(shape)))),
           onnx_model(output(onnx_value("out", onnx_type(shape) + onnx_type(shape)))),
           onnx_model(output(onnx_value("out", field(1, field(2, shape) + field(2, shape))))),
           onnx_model(output(onnx_value("out", onnx_type(field(1, field(1, 8) + field(1, 512)))))),
           onnx_model(graph_of(gives_8, field(in::node, node + field(4, "Gemm")))),
           onnx_model(graph_of(gives_8, field(in::node, node + field(7, "mine") + field(7, "")))),
           onnx_model(graph_of(gives_8, field(in::node, node) + field(in::node, node))),
       })
    EXPECT_NE(test::refusal(file), "") << ::testing::PrintToString(file);
}

TEST(Onnx, DamagedNumbersAndLengthsAreRefused) {
  using namespace std::string_literals;
  const std::string sound = onnx_model(graph_of(gives_8));
  ASSERT_EQ(test::refusal(sound), "");
  const std::string nine(9, '\xFF');
  for (const auto& [file, words] : std::vector<std::pair<std::string, std::string_view>>{
           {sound + "\x12", "past the end"},  // a length is missing
           {sound + "\x12\x05"
                    "abc",
            "past the end"},
           {sound + "\x12" + nine + "\x01", "past the end"},  // would wrap around
           {sound + "\x10" + nine + "\x02", "more than 64 bits"},
           {sound + "\x10" + nine + "\xFF\x01", "more than 64 bits"},
           {sound + "\x0B", "no known kind"},  // a group
           {sound + "\x0E", "no known kind"},
           {sound + "\0\0"s, "no field"},
           {sound + "\x80\x80\x80\x80\x80\x01\0"s, "no field"},
           {field(1, 8) + field(2, "writer"), "no graph"},
           {onnx_model(field(in::input, picture)), "no output"},
           {onnx_model(graph_of("\x0A\x7Fout")), "past the end"},
       }) {
    const std::string refusal = test::refusal(file);
    EXPECT_NE(refusal.find(words), std::string::npos) << words << ": " << refusal;
  }
}

TEST(Onnx, NothingGrowsWithoutLimit) {
  const auto repeated = [](std::size_t times, const std::string& part) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += part;
    return all;
  };
  const std::vector<std::int64_t> nine_dims(9, 1);
  std::string nodes;
  for (int i = 0; i <= 100'000; ++i)
    nodes += field(in::node, onnx_node("Relu", "", std::to_string(i)));
  for (const std::string& graph : {
           graph_of(onnx_value("out", onnx_type(onnx_shape(nine_dims)))),
           graph_of(onnx_value(std::string(5000, 'n'), onnx_type(onnx_shape({1, 8})))),
           repeated(257, field(in::output, gives_8)),
           repeated(9000, field(in::initializer, field(8, std::string(4096, 'n')))) +
               graph_of(gives_8),
           repeated(1, field(in::node, repeated(1'000'001, field(2, "")))) + graph_of(gives_8),
           nodes + graph_of(gives_8),
       })
    EXPECT_NE(test::refusal(onnx_model(graph)), "");
}

}  // namespace
}  // namespace guard::models
