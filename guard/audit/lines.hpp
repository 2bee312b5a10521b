// SPDX-License-Identifier: LGPL-2.1-or-later
// The lines of a log's files as verification sees them: what each says, and what its number is.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "guard/audit/reader.hpp"
#include "guard/audit/verify.hpp"

namespace guard::audit {

struct Line {
  const File* file;
  std::size_t number;  // in its file, 1-based
  Hash hash;
  std::optional<Record> record;  // nothing: malformed
  bool altered = false;
};

struct Lines {
  std::vector<Line> all;                        // as they stand
  std::map<std::uint64_t, std::size_t> places;  // where each record stands

  // Null when that record is not there.
  [[nodiscard]] Line* find(std::uint64_t sequence);
  // So many lines at the end can't be read, and may be the records after the last.
  [[nodiscard]] std::uint64_t unread_at_end() const;
  [[nodiscard]] std::uint64_t last() const { return places.empty() ? 0 : places.rbegin()->first; }
};

// The hash of some records' lines, by a checkpoint.
using Vouched = std::map<std::uint64_t, Hash>;

// Adds what is wrong with their form, order and chain. The lines point into `evidence`.
[[nodiscard]] Lines read_lines(const Evidence& evidence, const Vouched& vouched,
                               std::vector<Finding>& findings);

void add(std::vector<Finding>& findings, Kind kind, const Line& at, std::uint64_t sequence,
         std::string sentence);

}  // namespace guard::audit
