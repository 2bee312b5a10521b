// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/scan_input.hpp"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <string_view>

#include "guard/description/parse.hpp"
#include "hw/file.hpp"

namespace tools::cli {
namespace {

using guard::Error;
using guard::Expected;

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.emplace_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

// Some programs put a cell that holds quotation marks into such, and double those inside.
std::string unquoted(const std::string& cell) {
  if (cell.size() < 2 || cell.front() != '"' || cell.back() != '"') return cell;
  const std::string inner = cell.substr(1, cell.size() - 2);
  std::string text;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '"' && (i + 1 == inner.size() || inner[i + 1] != '"')) return cell;
    if (inner[i] == '"') ++i;
    text += inner[i];
  }
  return text;
}

}  // namespace

Expected<std::vector<Described>> read_batch(const std::filesystem::path& path) {
  auto text = hw::read_file(path, max_batch_bytes);
  if (!text) return tl::unexpected(std::move(text.error()));
  std::vector<Described> rows;
  std::vector<std::string> header;
  std::string_view rest = *text;
  for (int line = 1; !rest.empty(); ++line) {
    std::string_view one = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    if (one.ends_with('\r')) one.remove_suffix(1);
    if (one.empty()) continue;
    std::vector<std::string> cells = cells_of(one);
    if (header.empty()) {
      header = std::move(cells);
      for (const char* column : {"id", "pipeline"})
        if (std::find(header.begin(), header.end(), column) == header.end())
          return tl::unexpected(Error{std::string("the header has no column '") + column + "'",
                                      "the first line names the columns, parted by tabs",
                                      path.string(), line, 0});
      continue;
    }
    if (cells.size() < header.size())
      return tl::unexpected(Error{"the row has " + std::to_string(cells.size()) + " cells and the header " +
                                      std::to_string(header.size()),
                                  "part cells by tabs", path.string(), line, 0});
    const auto cell = [&](std::string_view column) {
      const auto at = std::find(header.begin(), header.end(), column) - header.begin();
      return at < static_cast<std::ptrdiff_t>(header.size())
                 ? unquoted(cells[static_cast<std::size_t>(at)])
                 : std::string();
    };
    rows.push_back({cell("id"), cell("pipeline"), line, cell("family"), cell("label")});
  }
  return rows;
}

Expected<Described> read_description(const std::string& path) {
  if (path == "-")
    return Described{"standard input",
                     std::string(std::istreambuf_iterator<char>(std::cin), {}), 0, {}, {}};
  return hw::read_file(path, guard::description::max_bytes).map([&](std::string text) {
    return Described{path, std::move(text), 0, {}, {}};
  });
}

}  // namespace tools::cli
