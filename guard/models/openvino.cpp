// SPDX-License-Identifier: LGPL-2.1-or-later
// OpenVINO's intermediate representation: layers with ports, and edges between them. From version
// 10 on layers of type Parameter and Result say what comes in and goes out; before, Input layers
// do, and every port that nothing takes from.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>
#include <utility>

#include "guard/models/formats.hpp"
#include "guard/models/operators.hpp"
#include "guard/models/xml.hpp"

namespace guard::models {
namespace {

constexpr std::uint32_t first_with_results = 10;

using Dims = std::vector<std::int64_t>;

struct Port {
  std::uint32_t layer = 0;
  std::uint32_t port = 0;
  auto operator<=>(const Port&) const = default;
};

struct Layer {
  std::uint32_t id = 0;
  std::string name;
  std::string type;  // in small letters
  std::optional<Maker> maker = Maker::other;
  std::optional<Dims> stated;  // by a Parameter's data, which its ports only repeat
  bool has_data = false;
  bool has_input = false;
  bool has_output = false;
  std::map<std::uint32_t, Dims> inputs;
  std::map<std::uint32_t, Dims> outputs;
};

std::string small(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::optional<std::uint32_t> as_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

class OpenVinoReader {
 public:
  explicit OpenVinoReader(Source& source) : source_(source), xml_(source) {}

  Shape read() {
    for (Xml::Tag tag = xml_.next(); tag != Xml::Tag::none; tag = xml_.next())
      tag == Xml::Tag::opens ? opens(xml_.path()) : closes(xml_.path());
    if (source_.ok() && !version_) source_.refuse("it is no network of OpenVINO");
    if (!source_.ok()) return {};
    Shape shape{"openvino", {}, {}};
    for (const auto& [id, layer] : layers_)
      *version_ >= first_with_results ? add_new(shape, layer) : add_old(shape, layer);
    if (shape.outputs.empty()) source_.refuse("it has no output");
    if (shape.outputs.size() > max_outputs) source_.refuse("it has too many outputs");
    return shape;
  }

 private:
  void opens(std::string_view path) {
    if (path == "net") {
      version_ = number("version");
    } else if (path == "net/layers") {
      once(has_layers_);
    } else if (path == "net/edges") {
      once(has_edges_);
    } else if (path == "net/layers/layer") {
      open_layer();
    } else if (path == "net/layers/layer/data") {
      once(layer_.has_data);
      read_data();
    } else if (path == "net/layers/layer/input") {
      once(layer_.has_input);
    } else if (path == "net/layers/layer/output") {
      once(layer_.has_output);
    } else if (path == "net/layers/layer/input/port") {
      open_port(layer_.inputs);
    } else if (path == "net/layers/layer/output/port") {
      open_port(layer_.outputs);
    } else if (path == "net/edges/edge") {
      read_edge();
    } else if (!path.starts_with("net")) {
      source_.refuse("it is no network of OpenVINO");
    }
  }

  void closes(std::string_view path) {
    if (path == "net/layers/layer/input/port/dim" || path == "net/layers/layer/output/port/dim") {
      if (port_->size() == max_dims) source_.refuse("a port has too many dimensions");
      port_->push_back(dim(xml_.text()));
    } else if (path == "net/layers/layer") {
      if (!layers_.try_emplace(layer_.id, std::move(layer_)).second)
        source_.refuse("two layers have one number");
      if (layers_.size() > max_operators) source_.refuse("it has too many layers");
    }
  }

  // What the loader takes the first of and skips the others of must not come twice.
  void once(bool& seen) {
    if (std::exchange(seen, true)) source_.refuse("it states one thing twice");
  }

  std::uint32_t number(std::string_view attribute) {
    const auto number = as_number(xml_.attribute(attribute));
    if (!number) source_.refuse("there is no number " + std::string(attribute) + " in a tag");
    return number.value_or(0);
  }

  void open_layer() {
    layer_ = {};
    layer_.id = number("id");
    layer_.type = small(xml_.attribute("type"));
    layer_.name = xml_.as_written("name").substr(0, max_xml_name);
    // Operators of other sets may do anything under a known name.
    const std::string_view set = xml_.attribute("version");
    if (set.empty() || set.starts_with("opset")) layer_.maker = maker_of(layer_.type);
  }

  void read_data() {
    if (layer_.type != "parameter") return;
    const std::string_view shape = xml_.attribute("shape");
    layer_.stated.emplace();
    for (std::size_t begin = 0; begin < shape.size() && source_.ok();) {
      const std::size_t end = std::min(shape.find(',', begin), shape.size());
      if (layer_.stated->size() == max_dims) source_.refuse("a shape has too many dimensions");
      layer_.stated->push_back(dim(shape.substr(begin, end - begin)));
      begin = end + 1;
    }
  }

  void open_port(std::map<std::uint32_t, Dims>& ports) {
    const auto [port, added] = ports.try_emplace(number("id"));
    if (!added || ++ports_ > max_tensors) source_.refuse("it has too many ports, or one twice");
    port_ = &port->second;
  }

  // A size, or what stands where any ("?", "-1") or any of a range ("1..8") may come.
  std::int64_t dim(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    if (const auto number = as_number(text)) return as_dim(*number);
    if (text.empty() || text.find_first_not_of("0123456789.?-") != std::string_view::npos)
      source_.refuse("a dimension is no number");
    return -1;
  }

  void read_edge() {
    const Port from{number("from-layer"), number("from-port")};
    const Port to{number("to-layer"), number("to-port")};
    if (!source_.ok()) return;
    if (!edges_.try_emplace(to, from).second) source_.refuse("two edges lead to one port");
    if (edges_.size() > max_tensors) source_.refuse("it has too many edges");
    taken_.insert(from);
  }

  void add_new(Shape& shape, const Layer& layer) {
    if (layer.type == "parameter") {
      if (layer.outputs.size() != 1) source_.refuse("a Parameter hasn't one port");
      if (!source_.ok()) return;
      const Dims& repeated = layer.outputs.begin()->second;
      if (layer.stated && !agree(*layer.stated, repeated))
        source_.refuse("a Parameter states two shapes");
      shape.inputs.push_back({layer.name, layer.stated.value_or(dims_of(repeated))});
    } else if (layer.type == "result") {
      if (layer.inputs.size() != 1) source_.refuse("a Result hasn't one port");
      if (!source_.ok()) return;
      const auto& [port, dims] = *layer.inputs.begin();
      shape.outputs.push_back({layer.name, dims_of(dims), maker({layer.id, port})});
    }
  }

  void add_old(Shape& shape, const Layer& layer) {
    for (const auto& [port, dims] : layer.outputs) {
      if (layer.type == "input")
        shape.inputs.push_back({layer.name, dims_of(dims)});
      else if (!taken_.contains({layer.id, port}))
        shape.outputs.push_back({layer.name, dims_of(dims), made_by(producers(), layer.id)});
    }
  }

  // No dimensions are written for a single number and where not even their count is known.
  static Dims dims_of(const Dims& written) { return written.empty() ? Dims{-1} : written; }

  static bool agree(const Dims& stated, const Dims& repeated) {
    if (repeated.empty()) return true;
    return std::ranges::equal(stated, repeated,
                              [](auto a, auto b) { return a == b || a == -1 || b == -1; });
  }

  Maker maker(Port result) {
    const auto edge = edges_.find(result);
    if (edge == edges_.end()) {
      source_.refuse("nothing leads to a Result");
      return Maker::other;
    }
    return made_by(producers(), edge->second.layer);
  }

  // By layer: whichever of its ports, one operator makes them all.
  const std::map<std::uint32_t, Producer<std::uint32_t>>& producers() {
    if (!producers_.empty()) return producers_;
    for (const auto& [id, layer] : layers_) producers_[id].maker = layer.maker;
    // In the order of the ports, so the first input is what leads to the lowest.
    for (const auto& [to, from] : edges_) {
      const auto taker = producers_.find(to.layer);
      if (taker != producers_.end() && !taker->second.from) taker->second.from = from.layer;
    }
    return producers_;
  }

  Source& source_;
  Xml xml_;
  std::optional<std::uint32_t> version_;
  bool has_layers_ = false;
  bool has_edges_ = false;
  Layer layer_;           // the one that is open
  Dims* port_ = nullptr;  // of layer_, the last one opened
  std::size_t ports_ = 0;
  std::map<std::uint32_t, Layer> layers_;
  std::map<Port, Port> edges_;  // from where, by where to
  std::set<Port> taken_;
  std::map<std::uint32_t, Producer<std::uint32_t>> producers_;
};

}  // namespace

Shape read_openvino(Source& source) {
  return OpenVinoReader(source).read();
}

}  // namespace guard::models
