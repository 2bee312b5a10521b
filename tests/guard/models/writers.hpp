// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes models of any shape, without weights, in each format the readers know; and the parts of
// the formats, to write what no honest writer would.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "guard/models/shape.hpp"

namespace guard::models::test {

// A tensor's maker becomes an operator in front of it: softmax, a detector's last step, or a layer
// of no meaning.
[[nodiscard]] std::string onnx(const Shape& shape);
[[nodiscard]] std::string tflite(const Shape& shape);
[[nodiscard]] std::string openvino(const Shape& shape);      // version 11
[[nodiscard]] std::string old_openvino(const Shape& shape);  // version 7: no Result

// Protocol Buffers.
[[nodiscard]] std::string varint(std::uint64_t number);
[[nodiscard]] std::string field(std::uint32_t number, std::string_view bytes);
[[nodiscard]] std::string field(std::uint32_t number, std::uint64_t varint);

// Parts of ONNX.
[[nodiscard]] std::string onnx_model(std::string_view graph);  // all around a graph's fields
[[nodiscard]] std::string onnx_shape(const std::vector<std::int64_t>& dims);  // a TensorShapeProto
[[nodiscard]] std::string onnx_type(std::string_view shape);                  // a TypeProto
[[nodiscard]] std::string onnx_value(std::string_view name, std::string_view type);
[[nodiscard]] std::string onnx_value(const Tensor& tensor);
[[nodiscard]] std::string onnx_node(std::string_view op, std::string_view from, std::string_view to,
                                    std::string_view domain = {});
namespace graph_field {
inline constexpr std::uint32_t node = 1, initializer = 5, input = 11, output = 12, value_info = 13;
}

// FlatBuffers: a table by its fields, each of which may be left out.
struct FlatTable;
using FlatTables = std::vector<FlatTable>;
using FlatField = std::variant<std::monostate, std::uint8_t, std::uint32_t, std::string,
                               std::vector<std::int32_t>, FlatTables>;
struct FlatTable {
  std::vector<FlatField> fields;
};
[[nodiscard]] std::string flatbuffer(const FlatTable& root, std::string_view id);

// Parts of TensorFlow Lite.
[[nodiscard]] FlatTable tflite_tensor(const Tensor& tensor);
[[nodiscard]] FlatTable tflite_code(std::uint32_t builtin, std::string_view custom = {});
[[nodiscard]] FlatTable tflite_operator(std::uint32_t code, std::vector<std::int32_t> inputs,
                                        std::vector<std::int32_t> outputs);
[[nodiscard]] FlatTable tflite_subgraph(FlatTables tensors, std::vector<std::int32_t> inputs,
                                        std::vector<std::int32_t> outputs, FlatTables operators);
[[nodiscard]] std::string tflite_model(FlatTables codes, FlatTables subgraphs,
                                       FlatTables signatures = {});

// Parts of OpenVINO's representation.
[[nodiscard]] std::string ir_port(std::uint32_t id, const std::vector<std::int64_t>& dims);
[[nodiscard]] std::string ir_layer(std::uint32_t id, std::string_view type, std::string_view inside,
                                   std::string_view version = "opset1");
[[nodiscard]] std::string ir_edge(std::uint32_t from, std::uint32_t from_port, std::uint32_t to,
                                  std::uint32_t to_port);
[[nodiscard]] std::string ir(std::uint32_t version, std::string_view layers,
                             std::string_view edges);

}  // namespace guard::models::test
