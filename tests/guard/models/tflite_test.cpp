// SPDX-License-Identifier: LGPL-2.1-or-later
// How TensorFlow Lite files state their shapes, and what they can't hide.
#include <gtest/gtest.h>

#include "tests/guard/models/support.hpp"

namespace guard::models {
namespace {

using test::FlatTable;
using test::FlatTables;
using test::tensor;
using test::tflite_code;
using test::tflite_model;
using test::tflite_operator;
using test::tflite_subgraph;
using test::tflite_tensor;

constexpr std::uint32_t fully_connected = 9, reshape = 22, softmax = 25, custom = 32, squeeze = 43,
                        quantize = 114;

const FlatTable picture = tflite_tensor(tensor({1, 224, 224, 3}));
const FlatTable thousand = tflite_tensor(tensor({1, 1000}));

// Tensor 0 goes in, 2 comes out; 1 is between them.
std::string with_operators(FlatTables codes, FlatTables operators) {
  return tflite_model(std::move(codes), {tflite_subgraph({picture, thousand, thousand}, {0}, {2},
                                                         std::move(operators))});
}

TEST(Tflite, OnlyTheFirstSubgraphCounts) {
  const FlatTable benign = tflite_subgraph({picture, thousand}, {0}, {1}, {});
  const FlatTable other = tflite_subgraph({picture, picture}, {0}, {1}, {});
  const auto read = test::read(tflite_model({}, {benign, other}));
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(text(*read), "tflite, in 1x224x224x3, out 1x1000");
  // Unless a signature runs another one.
  const auto signature = [](std::uint32_t subgraph) {
    return FlatTable{{{}, {}, "serve", {}, subgraph}};
  };
  EXPECT_EQ(test::refusal(tflite_model({}, {benign, other}, {signature(0)})), "");
  EXPECT_NE(test::refusal(tflite_model({}, {benign, other}, {signature(0), signature(1)})), "");
}

TEST(Tflite, OnlySoftmaxMakesClasses) {
  struct Chain {
    FlatTables codes;
    bool classes;
  };
  for (const auto& [codes, classes] : std::vector<Chain>{
           {{tflite_code(fully_connected), tflite_code(softmax)}, true},
           {{tflite_code(softmax), tflite_code(quantize)}, true},
           {{tflite_code(softmax), tflite_code(squeeze)}, true},
           {{tflite_code(softmax), tflite_code(reshape)}, false},
           {{tflite_code(softmax), tflite_code(fully_connected)}, false},
           {{tflite_code(softmax), tflite_code(custom, "Softmax")}, false},
           {{tflite_code(fully_connected), tflite_code(quantize)}, false},
           // Both fields hold the code; the greater counts.
           {{tflite_code(fully_connected), FlatTable{{std::uint8_t{25}}}}, true},
           {{tflite_code(fully_connected), FlatTable{{std::uint8_t{25}, {}, {}, fully_connected}}},
            true},
           {{tflite_code(fully_connected), FlatTable{{std::uint8_t{25}, {}, {}, quantize}}}, false},
       }) {
    const auto read = test::read(
        with_operators(codes, {tflite_operator(0, {0}, {1}), tflite_operator(1, {1}, {2})}));
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->outputs[0].maker == Maker::softmax, classes);
  }
}

TEST(Tflite, BoxesAreThoseOfTheKnownOperators) {
  for (const auto& [code, boxes] : std::vector<std::pair<FlatTable, bool>>{
           {tflite_code(custom, "TFLite_Detection_PostProcess"), true},
           {tflite_code(custom, "Detection_PostProcess"), false},
           {tflite_code(120), true},
           {tflite_code(custom), false}}) {
    const auto read = test::read(with_operators({code}, {tflite_operator(0, {0}, {2})}));
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->outputs[0].maker == Maker::boxes, boxes);
  }
}

TEST(Tflite, AShapeThatMayChangeIsNotStated) {
  const auto read = test::read(tflite_model(
      {},
      {tflite_subgraph({tflite_tensor(tensor({-1, 224, 224, 3})), FlatTable{}}, {0}, {1}, {})}));
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(text(*read), "tflite, in ?x224x224x3, out ?");
}

TEST(Tflite, WhatRefersToNothingIsRefused) {
  const auto subgraph = [](FlatTables tensors, std::vector<std::int32_t> in,
                           std::vector<std::int32_t> out) {
    return tflite_model({},
                        {tflite_subgraph(std::move(tensors), std::move(in), std::move(out), {})});
  };
  ASSERT_EQ(test::refusal(subgraph({picture, thousand}, {0}, {1})), "");
  const FlatTable two_ranks{{std::vector<std::int32_t>{1, 8},
                             {},
                             {},
                             {},
                             {},
                             {},
                             {},
                             std::vector<std::int32_t>{-1, 8, 8}}};
  for (const std::string& file : {
           tflite_model({}, {}),
           subgraph({picture, thousand}, {0}, {}),
           subgraph({picture, thousand}, {0}, {2}),
           subgraph({picture, thousand}, {0}, {-1}),
           subgraph({picture, thousand}, {7}, {1}),
           subgraph({picture, two_ranks}, {0}, {1}),
           subgraph({picture, tflite_tensor(tensor(std::vector<std::int64_t>(9, 1)))}, {0}, {1}),
           subgraph({picture, thousand}, {0}, std::vector<std::int32_t>(257, 1)),
           with_operators({tflite_code(softmax)}, {tflite_operator(1, {0}, {2})}),
           with_operators({tflite_code(softmax)}, {tflite_operator(0, {0}, {3})}),
           with_operators({tflite_code(softmax)},
                          {tflite_operator(0, {0}, {2}), tflite_operator(0, {0}, {2})}),
       })
    EXPECT_NE(test::refusal(file), "");
}

TEST(Tflite, AFieldOutsideItsTableIsRefused) {
  std::string file = test::tflite(test::net({tensor({1, 224, 224, 3})}, {tensor({1, 8})}));
  // The root's list of fields follows the header; its second number is the table's size.
  file[10] = 4;
  EXPECT_NE(test::refusal(file).find("past the end of the table"), std::string::npos)
      << test::refusal(file);
}

TEST(Tflite, OffsetsCannotLeadOutOfTheFile) {
  const std::string sound = test::tflite(test::net({tensor({1, 224, 224, 3})}, {tensor({1, 8})}));
  ASSERT_EQ(test::refusal(sound), "");
  // Every four bytes, as every offset, length and number that could lead astray.
  for (const std::uint32_t lie : {0U, 1U, 0x7FFFFFFFU, 0x80000000U, 0xFFFFFFF0U, 0xFFFFFFFFU})
    for (std::size_t at = 0; at + 4 <= sound.size(); at += 2) {
      std::string file = sound;
      for (unsigned i = 0; i < 4; ++i) file[at + i] = static_cast<char>(lie >> (8 * i) & 0xFF);
      const auto read = test::read(file);
      if (read) {
        EXPECT_FALSE(read->outputs.empty()) << at;
      }
    }
}

}  // namespace
}  // namespace guard::models
