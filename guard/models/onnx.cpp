// SPDX-License-Identifier: LGPL-2.1-or-later
// ONNX: a ModelProto, of which only the graph's tensors and the nodes' names are read.
#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "guard/models/formats.hpp"
#include "guard/models/operators.hpp"
#include "guard/models/protobuf.hpp"

namespace guard::models {
namespace {

// The numbers of onnx.proto3.
namespace model {
constexpr std::uint32_t graph = 7, functions = 25;
}
namespace function {
constexpr std::uint32_t domain = 10;
}
namespace graph {
constexpr std::uint32_t node = 1, initializer = 5, input = 11, output = 12, value_info = 13;
}
namespace node {
constexpr std::uint32_t input = 1, output = 2, op_type = 4, domain = 7;
}
namespace initializer {
constexpr std::uint32_t name = 8;
}
namespace value_info {
constexpr std::uint32_t name = 1, type = 2;
}
namespace type {
constexpr std::uint32_t tensor = 1, sequence = 4, map = 5, opaque = 7, sparse = 8, optional = 9;
}
namespace tensor_type {
constexpr std::uint32_t shape = 2;
}
namespace shape {
constexpr std::uint32_t dim = 1;
}
namespace dim {
constexpr std::uint32_t value = 1, parameter = 2;
}

using Dims = std::vector<std::int64_t>;
const Dims not_stated{-1};

class OnnxReader {
 public:
  explicit OnnxReader(Source& source) : source_(source) {}

  Shape read() {
    const Range graph = find_graph();
    if (source_.ok()) read_graph(graph);
    if (source_.ok()) read_value_infos(graph);
    if (!source_.ok()) return {};
    // Weights may stand among the inputs, as their defaults.
    std::erase_if(inputs_,
                  [this](const Tensor& input) { return initializers_.contains(input.name); });
    for (Tensor& output : outputs_) output.maker = made_by(producers_, output.name);
    return {"onnx", std::move(inputs_), std::move(outputs_)};
  }

 private:
  // The one field of a message that may stand there only once. Protocol Buffers would merge or
  // overwrite; no writer leaves that to the reader, so a second one hides something.
  template <class Value>
  bool set_once(std::optional<Value>& field, Value value) {
    if (field) return source_.refuse("it states one thing twice");
    field = std::move(value);
    return true;
  }
  bool set_once(std::optional<std::string>& field, const Field& found) {
    return set_once(field, text(found));
  }

  std::string text(const Field& field) {
    if (++texts_ > max_tensors) source_.refuse("it has too many names");
    return source_.text(field.bytes.begin, field.bytes.end - field.bytes.begin);
  }

  Range find_graph() {
    std::optional<Range> found;
    Message fields(source_, {0, source_.size()});
    for (Field field; fields.next(field);) {
      if (field.is(model::graph, Wire::bytes)) set_once(found, field.bytes);
      if (field.is(model::functions, Wire::bytes)) read_function(field.bytes);
    }
    if (!found) source_.refuse("it holds no graph");
    return found.value_or(Range{});
  }

  void read_function(Range range) {
    std::optional<std::string> domain;
    Message fields(source_, range);
    for (Field field; fields.next(field);)
      if (field.is(function::domain, Wire::bytes)) set_once(domain, field);
    if (is_standard(domain.value_or(""))) source_.refuse("it redefines operators of ONNX itself");
  }

  static bool is_standard(std::string_view domain) { return domain.empty() || domain == "ai.onnx"; }

  void read_graph(Range range) {
    Message fields(source_, range);
    for (Field field; fields.next(field);) {
      if (field.wire != Wire::bytes) continue;
      if (field.number == graph::node) read_node(field.bytes);
      if (field.number == graph::initializer) read_initializer(field.bytes);
      if (field.number == graph::input) inputs_.push_back(read_value_info(field.bytes));
      if (field.number == graph::output) outputs_.push_back(read_value_info(field.bytes));
      if (outputs_.size() > max_outputs || inputs_.size() > max_tensors)
        source_.refuse("it has too many inputs or outputs");
    }
    if (outputs_.empty()) source_.refuse("its graph has no output");
  }

  void read_node(Range range) {
    if (++nodes_ > max_operators) source_.refuse("it has too many nodes");
    std::optional<std::string> name;
    std::optional<std::string> domain;
    std::optional<std::string> first_input;
    std::vector<std::string> outputs;
    Message fields(source_, range);
    for (Field field; fields.next(field);) {
      if (field.wire != Wire::bytes) continue;
      if (field.number == node::op_type) set_once(name, field);
      if (field.number == node::domain) set_once(domain, field);
      if (field.number == node::input && !first_input) set_once(first_input, field);
      if (field.number == node::output) outputs.push_back(text(field));
    }
    const std::optional<Maker> maker =
        is_standard(domain.value_or("")) ? maker_of(small(name.value_or(""))) : Maker::other;
    for (std::string& output : outputs) {
      if (output.empty()) continue;  // one that is left out
      if (!producers_.try_emplace(std::move(output), Producer<std::string>{maker, first_input})
               .second)
        source_.refuse("two nodes make one tensor");
    }
  }

  static std::string small(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
  }

  void read_initializer(Range range) {
    std::optional<std::string> name;
    Message fields(source_, range);
    for (Field field; fields.next(field);)
      if (field.is(initializer::name, Wire::bytes)) set_once(name, field);
    if (name) initializers_.insert(std::move(*name));
  }

  Tensor read_value_info(Range range) {
    std::optional<std::string> name;
    std::optional<Range> stated;
    Message fields(source_, range);
    for (Field field; fields.next(field);) {
      if (field.is(value_info::name, Wire::bytes)) set_once(name, field);
      if (field.is(value_info::type, Wire::bytes)) set_once(stated, field.bytes);
    }
    return {name.value_or(""), stated ? read_type(*stated) : not_stated};
  }

  Dims read_type(Range range) {
    std::optional<Range> tensor;
    Message fields(source_, range);
    for (Field field; fields.next(field);) {
      if (field.wire != Wire::bytes) continue;
      if (field.number == type::tensor) set_once(tensor, field.bytes);
      for (const std::uint32_t other :
           {type::sequence, type::map, type::opaque, type::sparse, type::optional})
        if (field.number == other) return not_stated;
    }
    std::optional<Range> stated;
    if (tensor) {
      Message parts(source_, *tensor);
      for (Field field; parts.next(field);)
        if (field.is(tensor_type::shape, Wire::bytes)) set_once(stated, field.bytes);
    }
    return stated ? read_shape(*stated) : not_stated;
  }

  Dims read_shape(Range range) {
    Dims dims;
    Message fields(source_, range);
    for (Field field; fields.next(field);) {
      if (field.is(shape::dim, Wire::bytes)) dims.push_back(read_dim(field.bytes));
      if (dims.size() > max_dims) source_.refuse("a tensor has too many dimensions");
    }
    return dims;
  }

  std::int64_t read_dim(Range range) {
    std::optional<std::uint64_t> value;
    bool named = false;
    Message fields(source_, range);
    for (Field field; fields.next(field);) {
      if (field.is(dim::value, Wire::varint)) set_once(value, field.varint);
      if (field.is(dim::parameter, Wire::bytes)) named = true;
    }
    return named || !value ? -1 : as_dim(static_cast<std::int64_t>(*value));
  }

  // Some writers state an output's shape only among those of the tensors in between.
  void read_value_infos(Range graph) {
    std::map<std::string_view, Tensor*> wanted;
    for (Tensor& output : outputs_)
      if (output.dims == not_stated && !wanted.emplace(output.name, &output).second)
        source_.refuse("two outputs have one name");
    if (wanted.empty()) return;
    Message fields(source_, graph);
    for (Field field; fields.next(field);) {
      if (!field.is(graph::value_info, Wire::bytes)) continue;
      const Tensor found = read_value_info(field.bytes);
      const auto output = wanted.find(found.name);
      if (output == wanted.end()) continue;
      if (output->second->dims != not_stated) source_.refuse("it states one output's shape twice");
      output->second->dims = found.dims;
    }
  }

  Source& source_;
  std::vector<Tensor> inputs_;
  std::vector<Tensor> outputs_;
  std::set<std::string> initializers_;
  std::map<std::string, Producer<std::string>> producers_;
  std::size_t nodes_ = 0;
  std::size_t texts_ = 0;
};

}  // namespace

Shape read_onnx(Source& source) {
  return OnnxReader(source).read();
}

}  // namespace guard::models
