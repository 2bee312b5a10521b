// SPDX-License-Identifier: LGPL-2.1-or-later
// How OpenVINO's files state their shapes, and what they can't hide.
#include <gtest/gtest.h>

#include "tests/guard/models/support.hpp"

namespace guard::models {
namespace {

using test::ir;
using test::ir_edge;
using test::ir_layer;
using test::ir_port;
using test::tensor;

const std::string picture =
    ir_layer(0, "Parameter", "<output>" + ir_port(0, {1, 3, 62, 62}) + "</output>");
const std::string result = ir_layer(9, "Result", "<input>" + ir_port(0, {1, 8}) + "</input>");

std::string layer(std::uint32_t id, std::string_view type, std::string_view version = "opset1") {
  return ir_layer(id, type,
                  "<input>" + ir_port(0, {1, 3, 62, 62}) + "</input><output>" +
                      ir_port(1, {1, 1000}) + "</output>",
                  version);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

const std::string sound =
    ir(11, picture + layer(1, "MatMul") + result, ir_edge(0, 0, 1, 0) + ir_edge(1, 1, 9, 0));

std::string text_of(std::string_view file) {
  const auto read = test::read(file);
  return read ? text(*read) : read.error().text();
}

TEST(OpenVino, LayersInsideALayerAreNotTheNetworks) {
  const std::string body = "<body><layers>" +
                           ir_layer(0, "Parameter", "<output>" + ir_port(0, {1, 8}) + "</output>") +
                           ir_layer(1, "Result", "<input>" + ir_port(0, {1, 512}) + "</input>") +
                           "</layers><edges>" + ir_edge(0, 0, 1, 0) + "</edges></body>";
  EXPECT_EQ(text_of(sound), "openvino, in 1x3x62x62, out 1x8");
  EXPECT_EQ(text_of(ir(11, picture + ir_layer(1, "TensorIterator", body) + result,
                       ir_edge(0, 0, 1, 0) + ir_edge(1, 1, 9, 0))),
            "openvino, in 1x3x62x62, out 1x8");
}

TEST(OpenVino, InOldFilesWhatNobodyTakesComesOut) {
  const std::string two = "<output>" + ir_port(1, {1, 1000}) + ir_port(2, {1, 8}) + "</output>";
  const std::string input =
      ir_layer(0, "Input", "<output>" + ir_port(0, {1, 3, 62, 62}) + "</output>", "");
  const std::string layers = input + ir_layer(1, "Split", two, "") + layer(2, "SoftMax", "");
  EXPECT_EQ(text_of(ir(6, layers, ir_edge(0, 0, 1, 0) + ir_edge(1, 1, 2, 0))),
            "openvino, in 1x3x62x62, out 1x8 + 1x1000 (softmax)");
}

TEST(OpenVino, OnlySoftmaxOfItsOwnSetsMakesClasses) {
  const auto chain = [](const std::string& first, const std::string& second) {
    const std::string out = ir_layer(9, "Result", "<input>" + ir_port(0, {1, 1000}) + "</input>");
    const std::string edges = ir_edge(0, 0, 1, 0) + ir_edge(1, 1, 2, 0) + ir_edge(2, 1, 9, 0);
    const auto read = test::read(ir(11, picture + first + second + out, edges));
    EXPECT_TRUE(read) << read.error().text();
    return read && read->outputs[0].maker == Maker::softmax;
  };
  EXPECT_TRUE(chain(layer(1, "MatMul"), layer(2, "SoftMax", "opset8")));
  EXPECT_TRUE(chain(layer(1, "SoftMax"), layer(2, "Convert")));
  EXPECT_FALSE(chain(layer(1, "SoftMax"), layer(2, "Reshape")));
  EXPECT_FALSE(chain(layer(1, "SoftMax"), layer(2, "MatMul")));
  EXPECT_FALSE(chain(layer(1, "MatMul"), layer(2, "SoftMax", "extension")));
}

TEST(OpenVino, WhatIsWrittenSmallOrLargeIsTheSame) {
  EXPECT_EQ(text_of(replaced(replaced(sound, "\"Parameter\"", "\"parameter\""), "\"Result\"",
                             "'RESULT'")),
            text_of(sound));
}

TEST(OpenVino, AParameterCannotStateTwoShapes) {
  const auto with_data = [](std::string_view shape) {
    return replaced(sound, "<output>", "<data shape=\"" + std::string(shape) + "\"/><output>");
  };
  EXPECT_EQ(text_of(with_data("1,3,62,62")), text_of(sound));
  EXPECT_EQ(text_of(with_data("?,3,-1,1..62")), "openvino, in ?x3x?x?, out 1x8");
  for (const std::string_view other : {"1,3,112,112", "3,62,62", "", "1,3,62,x"})
    EXPECT_FALSE(test::read(with_data(other))) << other;
}

TEST(OpenVino, NothingIsReadThatALoaderMightReadOtherwise) {
  ASSERT_TRUE(test::read(sound));
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"<net ", "<!DOCTYPE net [<!ENTITY r \"Result\">]><net "},
           {"<net ", "<?other?><net "},
           {"</layers>", ir_layer(8, "Resul&#116;", "") + "</layers>"},  // a hidden output
           {"type=\"MatMul\"", "type=\"MatMul\" type=\"Result\""},
           {"type=\"MatMul\"", "type=\"<MatMul\""},
           {"type=\"MatMul\"", "type=MatMul"},
           {"type=\"MatMul\"", "type=\"" + std::string(max_text, 'M') + "\""},
           {"<dim>8</dim>", "<dim>8<!-- -->2</dim>"},
           {"<dim>8</dim>", "<dim><![CDATA[8]]></dim>"},
           {"<dim>8</dim>", "<dim>&#56;</dim>"},
           {"<dim>8</dim>", "<dim>eight</dim>"},
           {"<dim>8</dim>", "<dim></dim>"},
           {"<dim>8</dim>", "<dim>8</Dim>"},
           {"<dim>8</dim>", "<dim>8"},
           {"<layers>", std::string("<layers>\0", 9)},
           {"</layers>", "</layers><layers></layers>"},
           {"</edges>", "</edges><edges></edges>"},
           {"</net>", "</net><net/>"},
           {"</net>", ""},
           {"<input>", "<input></input><input>"},
           {"<layer id=\"1\"", "<layer id=\"0\""},
           {"<layer id=\"1\"", "<layer id=\"one\""},
           {"<layer id=\"1\"", "<layer id=\"4294967297\""},
           {"<edges>", "<edges>" + ir_edge(0, 0, 9, 0)},
           {ir_edge(1, 1, 9, 0), ""},
           {"version=\"11\"", ""},
           {"version=\"11\"", "version=\"eleven\""},
           {"\"Result\"", "\"MatMul\""},
       })
    EXPECT_FALSE(test::read(replaced(sound, from, to))) << from << " -> " << to;
}

TEST(OpenVino, CommentsAndUnknownPartsAreSkipped) {
  EXPECT_EQ(text_of("\xEF\xBB\xBF" +
                    replaced(sound, "<layers>", "<!-- <layers> --> <meta a='>'/><layers>") +
                    "<!-- end -->\n"),
            text_of(sound));
  // A layer may be called anything.
  for (const std::string& name : {std::string("&lt;lambda&gt;"), std::string(100'000, 'n')})
    EXPECT_EQ(text_of(replaced(sound, "layer1", name)), text_of(sound));
}

TEST(OpenVino, NothingGrowsWithoutLimit) {
  std::string deep = "<net version=\"11\">";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_NE(text_of(deep).find("nested too deeply"), std::string::npos);

  std::string attributes;
  for (int i = 0; i < 65; ++i) attributes += " a" + std::to_string(i) + "=\"\"";
  EXPECT_FALSE(test::read(replaced(sound, "<edges>", "<edges" + attributes + ">")));

  std::string dims;
  for (int i = 0; i < 9; ++i) dims += "<dim>1</dim>";
  EXPECT_FALSE(test::read(replaced(sound, "<dim>8</dim>", dims)));

  std::string layers;
  for (std::uint32_t i = 10; i < 100'020; ++i)
    layers += "<layer id=\"" + std::to_string(i) + "\" type=\"a\"/>";
  EXPECT_NE(text_of(replaced(sound, "<layers>", "<layers>" + layers)).find("too many layers"),
            std::string::npos);

  const auto spaces = [](std::uint64_t, std::span<std::byte> into) {
    std::ranges::fill(into, std::byte{'<'});
    return true;
  };
  const auto huge = read_shape({(std::uint64_t{64} << 20) + 1, spaces});
  ASSERT_FALSE(huge);
  EXPECT_NE(huge.error().text().find("67108865 bytes"), std::string::npos) << huge.error().text();
}

}  // namespace
}  // namespace guard::models
