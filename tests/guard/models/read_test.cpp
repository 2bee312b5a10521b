// SPDX-License-Identifier: LGPL-2.1-or-later
// What read_shape reads of every format, and what it refuses whatever the file is called.
#include "guard/models/read.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "guard/models/formats.hpp"
#include "tests/guard/models/support.hpp"

namespace guard::models {
namespace {

using test::net;
using test::tensor;

Shape arbitrary_net() {
  const auto dim =
      rc::gen::oneOf(rc::gen::just<std::int64_t>(-1), rc::gen::inRange<std::int64_t>(1, 70'000));
  const auto dims = rc::gen::mapcat(rc::gen::inRange<std::size_t>(1, 6), [dim](std::size_t count) {
    return rc::gen::container<std::vector<std::int64_t>>(count, dim);
  });
  const auto maker = rc::gen::element(Maker::other, Maker::softmax, Maker::boxes);
  std::vector<Tensor> inputs;
  for (int i = *rc::gen::inRange(1, 4); i > 0; --i) inputs.push_back(tensor(*dims));
  std::vector<Tensor> outputs;
  for (int i = *rc::gen::inRange(1, 10); i > 0; --i) outputs.push_back(tensor(*dims, *maker));
  return net(inputs, outputs);
}

TEST(ReadShape, NothingThatAFileStatesIsLost) {
  EXPECT_TRUE(rc::check("write, then read", [] {
    const Shape shape = arbitrary_net();
    for (const test::Format& format : test::formats) {
      const auto read = test::read(format.write(shape));
      if (!read) RC_FAIL(read.error().text());
      RC_ASSERT(read->format == format.name);
      RC_ASSERT(test::stated(read->inputs) == test::stated(shape.inputs));
      RC_ASSERT(test::stated(read->outputs) == test::stated(shape.outputs));
    }
  }));
}

TEST(ReadShape, NamesAreThoseOfTheFile) {
  const Shape shape = net({tensor({1, 3, 112, 112})}, {tensor({1, 512})});
  for (const auto& file : {test::onnx(shape), test::tflite(shape)}) {
    const auto read = test::read(file);
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->inputs[0].name, "in0");
    EXPECT_EQ(read->outputs[0].name, "out0");
  }
  const auto read = test::read(test::openvino(shape));
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(read->inputs[0].name, "layer0");
}

TEST(ReadShape, WhatIsNotReadableCannotPassForAModel) {
  using namespace std::string_literals;
  struct Refused {
    std::string file;
    std::string_view words;
  };
  for (const auto& [file, words] : std::vector<Refused>{
           {"", "is empty"},
           {"ftrt" + std::string(100, '\1'), "TensorRT engine"},
           {"\x01HEF" + std::string(100, '\1'), "Hailo"},
           {"\x7F"
            "ELF\2\1\1",
            "ELF"},
           {"PK\x03\x04" + std::string(100, '\1'), "ZIP"},
           {"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS"},
           {"\x20\0\0\0ORTM"s + std::string(100, '\1'), "ONNX Runtime's own format"},
           {"\x8F\x13\xA7 cipher text", "encrypted"},
           {"\xFF\xFE<\0n\0e\0t\0"s, "its format can't be read"},
           {std::string(1000, '\0'), "its format can't be read"},
           {"#!/bin/sh\n", "its format can't be read"},
           {"<html><body/></html>", "no network of OpenVINO"},
       }) {
    const auto read = test::read(file);
    ASSERT_FALSE(read) << words;
    EXPECT_NE(read.error().text().find(words), std::string::npos) << read.error().text();
    EXPECT_FALSE(read.error().remedy.empty()) << words;
  }
}

TEST(ReadShape, AFileThatCannotBeReadGivesNoShape) {
  const std::string file = test::onnx(net({tensor({1, 3, 112, 112})}, {tensor({1, 8})}));
  EXPECT_FALSE(read_shape({file.size(), nullptr}));
  EXPECT_FALSE(
      read_shape({file.size(), [](std::uint64_t, std::span<std::byte>) { return false; }}));
  // It is shorter than was said.
  const Bytes grown{file.size() + 1, test::over(file).read};
  EXPECT_FALSE(read_shape(grown));
}

TEST(ReadShape, WeightsAreNotRead) {
  constexpr std::uint64_t weights = 700'000'000;
  const Shape shape = net({tensor({1, 3, 112, 112})}, {tensor({1, 512})});
  const std::string name = test::field(8, "weights");
  const std::string weighty = test::varint(9 << 3 | 2) + test::varint(weights);
  const std::string head = test::varint(5 << 3 | 2) +
                           test::varint(name.size() + weighty.size() + weights) + name + weighty;
  const std::string tail = test::field(11, test::onnx_value(shape.inputs[0])) +
                           test::field(12, test::onnx_value(shape.outputs[0]));
  const std::string front = test::field(1, 8) + test::varint(7 << 3 | 2) +
                            test::varint(head.size() + weights + tail.size()) + head;
  std::uint64_t asked = 0;
  const auto read = read_shape(
      {front.size() + weights + tail.size(), [&](std::uint64_t offset, std::span<std::byte> into) {
         asked += into.size();
         for (std::byte& byte : into) {
           byte = std::byte{0xAA};
           if (offset < front.size())
             byte = static_cast<std::byte>(front[offset]);
           else if (offset >= front.size() + weights)
             byte = static_cast<std::byte>(tail[offset - front.size() - weights]);
           ++offset;
         }
         return true;
       }});
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(text(*read), "onnx, in 1x3x112x112, out 1x512");
  EXPECT_LT(asked, 20'000U);
}

TEST(ReadShape, NoFileKeepsTheReaderBusyForLong) {
  // Four thousand million bytes of one field, over and over.
  const Bytes endless{std::uint64_t{1} << 32, [](std::uint64_t, std::span<std::byte> into) {
                        std::ranges::fill(into, std::byte{8});
                        return true;
                      }};
  Source source(endless, 1'000'000);
  (void)read_onnx(source);
  ASSERT_FALSE(source.ok());
  EXPECT_NE(source.wrong().find("more parts than a model can need"), std::string::npos)
      << source.wrong();
}

// The same TensorFlow Lite file with its first bytes, the offset of its root, being `head`.
Expected<Shape> read_flat_behind(const std::string& flat, std::string_view head) {
  std::uint64_t root = 0;
  for (unsigned i = 0; i < 4; ++i)
    root |= std::uint64_t{static_cast<unsigned char>(head[i])} << (8 * i);
  // All other offsets lead from where they stand.
  const std::uint64_t moved = root - static_cast<unsigned char>(flat[0]);
  return read_shape({flat.size() + moved, [&](std::uint64_t offset, std::span<std::byte> into) {
                       for (std::byte& byte : into) {
                         byte = {};
                         if (offset < 4)
                           byte = static_cast<std::byte>(head[offset]);
                         else if (offset < 8)
                           byte = static_cast<std::byte>(flat[offset]);
                         else if (offset >= moved + 8)
                           byte = static_cast<std::byte>(flat[offset - moved]);
                         ++offset;
                       }
                       return true;
                     }});
}

// A file that two loaders would take for different networks has no true answer.
TEST(ReadShape, NoFileIsTwoModels) {
  using namespace std::string_view_literals;
  const std::string flat = test::tflite(net({tensor({1, 224, 224, 3})}, {tensor({1, 8})}));
  EXPECT_TRUE(read_flat_behind(flat, "\0\1\0\0"sv));
  EXPECT_FALSE(read_flat_behind(flat, "<net"));
  EXPECT_FALSE(read_flat_behind(flat, "\x08\x08\x12\x06"sv));  // ONNX by a "TFL3.."
}

TEST(Text, SaysWhatIsStatedAndNoMore) {
  EXPECT_EQ(text(Shape{"onnx", {tensor({-1, 3, 112, 112})}, {tensor({-1, 512}, Maker::softmax)}}),
            "onnx, in ?x3x112x112, out ?x512 (softmax)");
  EXPECT_EQ(text(Shape{"tflite", {}, {tensor({}), tensor({1, 10, 4}, Maker::boxes)}}),
            "tflite, in nothing, out a number + 1x10x4 (boxes)");
  const Shape many{"onnx", std::vector<Tensor>(12, tensor({1})), {tensor({1})}};
  EXPECT_EQ(text(many), "onnx, in 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 and 3 more, out 1");
}

}  // namespace
}  // namespace guard::models
