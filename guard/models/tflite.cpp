// SPDX-License-Identifier: LGPL-2.1-or-later
// TensorFlow Lite: a FlatBuffer, of which the first subgraph is what an interpreter runs.
#include <algorithm>

#include "guard/models/flatbuffer.hpp"
#include "guard/models/formats.hpp"
#include "guard/models/operators.hpp"

namespace guard::models {
namespace {

// The numbers of TensorFlow Lite's schema.
namespace model {
constexpr unsigned operator_codes = 1, subgraphs = 2, signatures = 7;
}
namespace signature {
constexpr unsigned subgraph = 4;
}
namespace subgraph {
constexpr unsigned tensors = 0, inputs = 1, outputs = 2, operators = 3;
}
namespace tensor {
constexpr unsigned shape = 0, name = 3, signature = 7;
}
namespace operator_code {
constexpr unsigned old_builtin = 0, custom = 1, builtin = 3;
}
namespace operation {
constexpr unsigned code = 0, inputs = 1, outputs = 2;
}
namespace builtin {
constexpr std::uint64_t dequantize = 6, softmax = 25, custom = 32, squeeze = 43, log_softmax = 50,
                        cast = 53, expand_dims = 70, quantize = 114, non_max_suppression_4 = 120,
                        non_max_suppression_5 = 121;
}

// The root follows the header at once in every file a writer makes; so near, its offset has two
// zero bytes, and the file can't be read as XML or ONNX by someone else as well.
constexpr std::uint64_t max_root = 0xFFFF;
constexpr std::uint64_t max_codes = 4096;
constexpr std::uint64_t max_subgraphs = 4096;
constexpr std::uint64_t max_operands = 4096;

class TfliteReader {
 public:
  explicit TfliteReader(Source& source) : source_(source) {}

  Shape read() {
    const std::uint64_t root = follow(source_, 0);
    if (root > max_root) source_.refuse("its root stands far from its beginning");
    const Table model(source_, root);
    check_signatures(model);
    const Vector subgraphs = model.vector(model::subgraphs, 4, max_subgraphs);
    if (subgraphs.count == 0) source_.refuse("it holds no subgraph");
    if (!source_.ok()) return {};

    const Table first(source_, follow(source_, subgraphs.at));
    tensors_ = first.vector(subgraph::tensors, 4, max_tensors);
    read_codes(model);
    read_operators(first);
    Shape shape{"tflite", read_tensors(first, subgraph::inputs),
                read_tensors(first, subgraph::outputs)};
    for (Tensor& input : shape.inputs) input.maker = Maker::other;
    if (shape.outputs.empty()) source_.refuse("it has no output");
    return shape;
  }

 private:
  // A signature may lead to another subgraph; which one an element runs isn't told by the file.
  void check_signatures(const Table& model) {
    const Vector signatures = model.vector(model::signatures, 4, max_subgraphs);
    for (std::uint64_t i = 0; i < signatures.count && source_.ok(); ++i) {
      const Table one(source_, follow(source_, signatures.at + 4 * i));
      if (one.number(signature::subgraph, 4, 0) != 0)
        source_.refuse("a signature of it runs another subgraph than the first");
    }
  }

  void read_codes(const Table& model) {
    const Vector codes = model.vector(model::operator_codes, 4, max_codes);
    for (std::uint64_t i = 0; i < codes.count && source_.ok(); ++i) {
      const Table one(source_, follow(source_, codes.at + 4 * i));
      // The old field holds no more than 127; the greater of both counts.
      const std::uint64_t code = std::max(one.number(operator_code::old_builtin, 1, 0),
                                          one.number(operator_code::builtin, 4, 0));
      makers_.push_back(code == builtin::custom ? maker_of_custom(one.text(operator_code::custom))
                                                : maker_of_builtin(code));
    }
  }

  static std::optional<Maker> maker_of_custom(std::string_view name) {
    return name == "TFLite_Detection_PostProcess" ? Maker::boxes : Maker::other;
  }

  static std::optional<Maker> maker_of_builtin(std::uint64_t code) {
    switch (code) {
      case builtin::softmax:
      case builtin::log_softmax:
        return Maker::softmax;
      case builtin::non_max_suppression_4:
      case builtin::non_max_suppression_5:
        return Maker::boxes;
      case builtin::dequantize:
      case builtin::quantize:
      case builtin::cast:
      case builtin::squeeze:
      case builtin::expand_dims:
        return std::nullopt;
      default:
        return Maker::other;
    }
  }

  void read_operators(const Table& graph) {
    const Vector operators = graph.vector(subgraph::operators, 4, max_operators);
    for (std::uint64_t i = 0; i < operators.count && source_.ok(); ++i) {
      const Table one(source_, follow(source_, operators.at + 4 * i));
      const std::uint64_t code = one.number(operation::code, 4, 0);
      if (code >= makers_.size()) source_.refuse("it uses an operator that it doesn't name");
      if (!source_.ok()) return;
      Producer<std::int32_t> producer{makers_[code], std::nullopt};
      const Vector inputs = one.vector(operation::inputs, 4, max_operands);
      if (inputs.count > 0) producer.from = signed_at(source_, inputs.at);
      const Vector outputs = one.vector(operation::outputs, 4, max_operands);
      for (std::uint64_t o = 0; o < outputs.count && source_.ok(); ++o) {
        const std::int32_t index = signed_at(source_, outputs.at + 4 * o);
        if (!holds(index) || !producers_.try_emplace(index, producer).second)
          source_.refuse("two operators make one tensor, or one makes a tensor it doesn't hold");
      }
    }
  }

  [[nodiscard]] bool holds(std::int32_t index) const {
    return index >= 0 && static_cast<std::uint64_t>(index) < tensors_.count;
  }

  std::vector<Tensor> read_tensors(const Table& graph, unsigned field) {
    std::vector<Tensor> tensors;
    const Vector indices = graph.vector(field, 4, max_outputs);
    for (std::uint64_t i = 0; i < indices.count && source_.ok(); ++i)
      tensors.push_back(read_tensor(signed_at(source_, indices.at + 4 * i)));
    return tensors;
  }

  Tensor read_tensor(std::int32_t index) {
    if (!holds(index)) {
      source_.refuse("it takes or gives a tensor that it doesn't hold");
      return {};
    }
    const std::uint64_t at = tensors_.at + 4 * static_cast<std::uint64_t>(index);
    const Table table(source_, follow(source_, at));
    const Vector shape = table.vector(tensor::shape, 4, max_dims);
    // The shape with -1 where it may change, when there is such a place.
    const Vector signature = table.vector(tensor::signature, 4, max_dims);
    if (signature.count != 0 && signature.count != shape.count)
      source_.refuse("a tensor has two numbers of dimensions");
    const Vector stated = signature.count != 0 ? signature : shape;

    Tensor tensor{table.text(tensor::name), {}, made_by(producers_, index)};
    for (std::uint64_t i = 0; i < stated.count; ++i)
      tensor.dims.push_back(as_dim(signed_at(source_, stated.at + 4 * i)));
    // No dimensions are written for a single number and for a shape not known yet.
    if (tensor.dims.empty()) tensor.dims.push_back(-1);
    return tensor;
  }

  Source& source_;
  Vector tensors_;
  std::vector<std::optional<Maker>> makers_;
  std::map<std::int32_t, Producer<std::int32_t>> producers_;
};

}  // namespace

Shape read_tflite(Source& source) {
  return TfliteReader(source).read();
}

}  // namespace guard::models
