// SPDX-License-Identifier: LGPL-2.1-or-later
// The table of stand-ins, as it is written in elements.toml.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace tests::standins {

enum class Kind { in_line, transform, sink, source, two_inputs, two_outputs };

using Value = std::variant<std::string, int, bool>;

struct Property {
  std::string name;
  Value preset;
};

struct Row {
  std::string factory;
  Kind kind = Kind::in_line;
  std::string klass;
  std::string makes;  // of a transform: caps, or "half"
  std::string sends;  // of a source: caps
  std::vector<Property> properties;
};

// Reads the table; an error is printed, and what can't be read is left out.
[[nodiscard]] std::vector<Row> read_table(const std::string& path);

}  // namespace tests::standins
