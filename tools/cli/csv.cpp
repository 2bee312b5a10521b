// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/csv.hpp"

namespace tools::cli {
namespace {

using guard::Error;
using guard::Expected;

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return next_ == text_.size(); }

  Expected<CsvRow> row() {
    CsvRow row{line_, {}};
    for (;;) {
      auto cell = peek() == '"' ? quoted() : plain();
      if (!cell) return tl::unexpected(std::move(cell.error()));
      row.cells.push_back(std::move(*cell));
      if (at_end()) return row;
      if (peek() == ',') {
        take();
        continue;
      }
      if (take_line_end()) return row;
      return refused("something after the closing quotation mark",
                     "double a quotation mark that belongs to the cell");
    }
  }

  [[nodiscard]] tl::unexpected<Error> refused(std::string what, std::string remedy = {}) const {
    return tl::unexpected<Error>({std::move(what), std::move(remedy), {}, line_, column_});
  }

 private:
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[next_]; }
  [[nodiscard]] bool at_line_end() const {
    return peek() == '\n' || text_.substr(next_).starts_with("\r\n");
  }

  char take() {
    const char c = text_[next_++];
    column_ = c == '\n' ? 1 : column_ + 1;
    line_ += c == '\n' ? 1 : 0;
    return c;
  }

  bool take_line_end() {
    if (!at_line_end()) return false;
    while (take() != '\n') {
    }
    return true;
  }

  Expected<std::string> quoted() {
    std::string cell;
    const auto unclosed = refused("a quotation mark that is never closed");
    take();
    while (!at_end()) {
      const char c = take();
      if (c != '"') {
        cell += c;
      } else if (peek() == '"') {
        cell += take();
      } else {
        return cell;
      }
    }
    return unclosed;
  }

  Expected<std::string> plain() {
    std::string cell;
    while (!at_end() && peek() != ',' && !at_line_end()) {
      if (peek() == '"')
        return refused("a quotation mark inside a cell that does not begin with one",
                       "put the whole cell in quotation marks and double those inside");
      cell += take();
    }
    return cell;
  }

  std::string_view text_;
  std::size_t next_ = 0;
  int line_ = 1;
  int column_ = 1;
};

}  // namespace

Expected<std::vector<CsvRow>> parse_csv(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  CsvReader reader(text);
  std::vector<CsvRow> rows;
  while (!reader.at_end()) {
    auto row = reader.row();
    if (!row) return tl::unexpected(std::move(row.error()));
    if (!rows.empty() && row->cells.size() != rows.front().cells.size())
      return tl::unexpected<Error>({"a row of " + std::to_string(row->cells.size()) +
                                        " cells under a header of " +
                                        std::to_string(rows.front().cells.size()),
                                    "put cells that hold a comma in quotation marks",
                                    {},
                                    row->line,
                                    1});
    rows.push_back(std::move(*row));
  }
  return rows;
}

}  // namespace tools::cli
