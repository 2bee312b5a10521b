// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/guard/models/writers.hpp"

#include <array>
#include <utility>

namespace guard::models::test {
namespace {

// The operator that writes a tensor of that maker.
std::string_view operator_name(Maker maker, bool openvino) {
  switch (maker) {
    case Maker::softmax:
      return openvino ? "SoftMax" : "Softmax";
    case Maker::boxes:
      return openvino ? "DetectionOutput" : "NonMaxSuppression";
    case Maker::other:
      break;
  }
  return openvino ? "MatMul" : "Relu";
}

std::string little(std::uint64_t number, unsigned bytes) {
  std::string text;
  for (unsigned i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i) & 0xFF);
  return text;
}

}  // namespace

std::string varint(std::uint64_t number) {
  std::string bytes;
  for (; number > 0x7F; number >>= 7) bytes += static_cast<char>((number & 0x7F) | 0x80);
  return bytes + static_cast<char>(number);
}

std::string field(std::uint32_t number, std::string_view bytes) {
  return varint(std::uint64_t{number} << 3 | 2) + varint(bytes.size()) + std::string(bytes);
}

std::string field(std::uint32_t number, std::uint64_t value) {
  return varint(std::uint64_t{number} << 3) + varint(value);
}

std::string onnx_model(std::string_view graph) {
  const std::string opset = field(1, "") + field(2, 13);
  return field(1, 8) + field(2, "writer") + field(7, graph) + field(8, opset);
}

std::string onnx_shape(const std::vector<std::int64_t>& dims) {
  std::string shape;
  for (const std::int64_t dim : dims)
    shape += field(1, dim < 0 ? field(2, "N") : field(1, static_cast<std::uint64_t>(dim)));
  return shape;
}

std::string onnx_type(std::string_view shape) {
  return field(1, field(1, 1) + field(2, shape));  // a tensor of floats
}

std::string onnx_value(std::string_view name, std::string_view type) {
  return field(1, name) + field(2, type);
}

std::string onnx_value(const Tensor& tensor) {
  return onnx_value(tensor.name, onnx_type(onnx_shape(tensor.dims)));
}

std::string onnx_node(std::string_view op, std::string_view from, std::string_view to,
                      std::string_view domain) {
  std::string node = field(1, from) + field(2, to) + field(3, "n") + field(4, op);
  if (!domain.empty()) node += field(7, domain);
  return node;
}

std::string onnx(const Shape& shape) {
  std::string graph;
  const std::string from = shape.inputs.empty() ? "weights" : shape.inputs[0].name;
  for (const Tensor& output : shape.outputs)
    graph +=
        field(graph_field::node, onnx_node(operator_name(output.maker, false), from, output.name));
  graph += field(2, "net");
  graph += field(graph_field::initializer,
                 field(1, 1) + field(2, 1) + field(8, "weights") + field(9, "abcd"));
  for (const Tensor& input : shape.inputs) graph += field(graph_field::input, onnx_value(input));
  for (const Tensor& output : shape.outputs)
    graph += field(graph_field::output, onnx_value(output));
  return onnx_model(graph);
}

namespace {

// Writes a table, and then what it refers to: offsets only lead forward.
class FlatWriter {
 public:
  explicit FlatWriter(std::string_view id) : bytes_(little(0, 4) + std::string(id)) {}

  std::string write(const FlatTable& root) && {
    refer(0, [&] { return table(root); });
    return std::move(bytes_);
  }

 private:
  void align() { bytes_.resize((bytes_.size() + 3) / 4 * 4); }

  template <class Write>
  void refer(std::size_t from, Write write) {
    align();
    const std::size_t to = write();
    bytes_.replace(from, 4, little(to - from, 4));
  }

  std::size_t table(const FlatTable& table) {
    std::string vtable;
    std::size_t inside = 4;
    for (const FlatField& field : table.fields) {
      const bool left_out = std::holds_alternative<std::monostate>(field);
      vtable += little(left_out ? 0 : inside, 2);
      if (!left_out) inside += 4;
    }
    const std::size_t vtable_at = bytes_.size();
    bytes_ += little(4 + vtable.size(), 2) + little(inside, 2) + vtable;
    align();
    const std::size_t at = bytes_.size();
    bytes_ += little(at - vtable_at, 4) + std::string(inside - 4, '\0');
    std::size_t here = at + 4;
    for (const FlatField& field : table.fields) {
      if (std::holds_alternative<std::monostate>(field)) continue;
      std::visit([&](const auto& value) { put(here, value); }, field);
      here += 4;
    }
    return at;
  }

  void put(std::size_t, std::monostate) {}
  void put(std::size_t at, std::uint8_t value) { bytes_.replace(at, 1, little(value, 1)); }
  void put(std::size_t at, std::uint32_t value) { bytes_.replace(at, 4, little(value, 4)); }
  void put(std::size_t at, const std::string& text) {
    refer(at, [&] { return append(little(text.size(), 4) + text + '\0'); });
  }
  void put(std::size_t at, const std::vector<std::int32_t>& numbers) {
    std::string list = little(numbers.size(), 4);
    for (const std::int32_t number : numbers) list += little(static_cast<std::uint32_t>(number), 4);
    refer(at, [&] { return append(list); });
  }
  void put(std::size_t at, const FlatTables& tables) {
    refer(at,
          [&] { return append(little(tables.size(), 4) + std::string(4 * tables.size(), '\0')); });
    std::size_t slot = bytes_.size() - 4 * tables.size();
    for (const FlatTable& one : tables) {
      refer(slot, [&] { return table(one); });
      slot += 4;
    }
  }

  std::size_t append(std::string_view bytes) {
    bytes_ += bytes;
    return bytes_.size() - bytes.size();
  }

  std::string bytes_;
};

}  // namespace

std::string flatbuffer(const FlatTable& root, std::string_view id) {
  return FlatWriter(id).write(root);
}

FlatTable tflite_tensor(const Tensor& tensor) {
  std::vector<std::int32_t> shape;
  std::vector<std::int32_t> signature;
  for (const std::int64_t dim : tensor.dims) {
    shape.push_back(dim < 0 ? 1 : static_cast<std::int32_t>(dim));
    signature.push_back(static_cast<std::int32_t>(dim));
  }
  // Written as converters do: the signature only where it says more.
  if (signature == shape) return {{shape, std::uint8_t{0}, std::uint32_t{0}, tensor.name}};
  return {{shape, std::uint8_t{0}, std::uint32_t{0}, tensor.name, {}, {}, {}, signature}};
}

FlatTable tflite_code(std::uint32_t builtin, std::string_view custom) {
  const auto old = static_cast<std::uint8_t>(builtin < 127 ? builtin : 127);
  FlatField name;
  if (!custom.empty()) name = std::string(custom);
  return {{old, name, std::uint32_t{1}, builtin}};
}

FlatTable tflite_operator(std::uint32_t code, std::vector<std::int32_t> inputs,
                          std::vector<std::int32_t> outputs) {
  return {{code, std::move(inputs), std::move(outputs)}};
}

FlatTable tflite_subgraph(FlatTables tensors, std::vector<std::int32_t> inputs,
                          std::vector<std::int32_t> outputs, FlatTables operators) {
  return {{std::move(tensors), std::move(inputs), std::move(outputs), std::move(operators)}};
}

std::string tflite_model(FlatTables codes, FlatTables subgraphs, FlatTables signatures) {
  FlatTable model{{std::uint32_t{3}, std::move(codes), std::move(subgraphs)}};
  if (!signatures.empty()) {
    model.fields.resize(7);
    model.fields.emplace_back(std::move(signatures));
  }
  return flatbuffer(model, "TFL3");
}

std::string tflite(const Shape& shape) {
  FlatTables tensors;
  FlatTables operators;
  std::vector<std::int32_t> inputs;
  std::vector<std::int32_t> outputs;
  for (const Tensor& input : shape.inputs) {
    inputs.push_back(static_cast<std::int32_t>(tensors.size()));
    tensors.push_back(tflite_tensor(input));
  }
  for (const Tensor& output : shape.outputs) {
    outputs.push_back(static_cast<std::int32_t>(tensors.size()));
    tensors.push_back(tflite_tensor(output));
    operators.push_back(
        tflite_operator(static_cast<std::uint32_t>(output.maker), {0}, {outputs.back()}));
  }
  // In the order of the makers.
  return tflite_model(
      {tflite_code(9), tflite_code(25), tflite_code(32, "TFLite_Detection_PostProcess")},
      {tflite_subgraph(std::move(tensors), inputs, outputs, std::move(operators))});
}

std::string ir_port(std::uint32_t id, const std::vector<std::int64_t>& dims) {
  std::string port = "<port id=\"" + std::to_string(id) + "\" precision=\"FP32\">\n";
  for (const std::int64_t dim : dims) port += "<dim>" + std::to_string(dim) + "</dim>\n";
  return port + "</port>\n";
}

std::string ir_layer(std::uint32_t id, std::string_view type, std::string_view inside,
                     std::string_view version) {
  std::string layer = "<layer id=\"" + std::to_string(id) + "\" name=\"layer" + std::to_string(id) +
                      "\" type=\"" + std::string(type) + "\"";
  if (!version.empty()) layer += " version=\"" + std::string(version) + "\"";
  return layer + ">\n" + std::string(inside) + "</layer>\n";
}

std::string ir_edge(std::uint32_t from, std::uint32_t from_port, std::uint32_t to,
                    std::uint32_t to_port) {
  return "<edge from-layer=\"" + std::to_string(from) + "\" from-port=\"" +
         std::to_string(from_port) + "\" to-layer=\"" + std::to_string(to) + "\" to-port=\"" +
         std::to_string(to_port) + "\"/>\n";
}

std::string ir(std::uint32_t version, std::string_view layers, std::string_view edges) {
  return "<?xml version=\"1.0\" ?>\n<net name=\"net\" version=\"" + std::to_string(version) +
         "\">\n<layers>\n" + std::string(layers) + "</layers>\n<edges>\n" + std::string(edges) +
         "</edges>\n<rt_info><MO_version value=\"2022.1\"/></rt_info>\n</net>\n";
}

namespace {

std::string in(std::string_view port) {
  return "<input>\n" + std::string(port) + "</input>\n";
}
std::string out(std::string_view port) {
  return "<output>\n" + std::string(port) + "</output>\n";
}

std::string data_of(const Tensor& tensor) {
  std::string shape;
  for (const std::int64_t dim : tensor.dims)
    shape += (shape.empty() ? "" : ",") + (dim < 0 ? "?" : std::to_string(dim));
  return "<data shape=\"" + shape + "\" element_type=\"f32\"/>\n";
}

}  // namespace

std::string openvino(const Shape& shape) {
  std::string layers;
  std::string edges;
  std::uint32_t id = 0;
  for (const Tensor& input : shape.inputs)
    layers += ir_layer(id++, "Parameter", data_of(input) + out(ir_port(0, input.dims)));
  for (const Tensor& output : shape.outputs) {
    layers += ir_layer(id, operator_name(output.maker, true),
                       in(ir_port(0, {1, 64})) + out(ir_port(1, output.dims)));
    layers += ir_layer(id + 1, "Result", in(ir_port(0, output.dims)));
    edges += ir_edge(0, 0, id, 0) + ir_edge(id, 1, id + 1, 0);
    id += 2;
  }
  return ir(11, layers, edges);
}

std::string old_openvino(const Shape& shape) {
  std::string layers;
  std::string edges;
  std::uint32_t id = 0;
  for (const Tensor& input : shape.inputs)
    layers += ir_layer(id++, "Input", out(ir_port(0, input.dims)), "");
  for (const Tensor& output : shape.outputs) {
    layers += ir_layer(id, operator_name(output.maker, true),
                       in(ir_port(0, {1, 64})) + out(ir_port(1, output.dims)), "");
    edges += ir_edge(0, 0, id, 0);
    ++id;
  }
  return ir(7, layers, edges);
}

}  // namespace guard::models::test
