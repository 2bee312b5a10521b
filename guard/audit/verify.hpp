// SPDX-License-Identifier: LGPL-2.1-or-later
// Holds an audit log against itself, its checkpoints and a key, and says what is wrong and where.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "guard/audit/finding.hpp"
#include "guard/audit/note.hpp"

namespace guard::audit {

struct File {
  std::string name;
  std::string bytes;
};

struct Evidence {
  std::vector<File> records;       // in the order of their names
  std::vector<File> checkpoints;   // likewise
  std::optional<File> kept;        // a checkpoint that was kept elsewhere
  bool from_the_beginning = true;  // false: earlier files were left out on purpose
};

struct Report {
  std::vector<Finding> findings;  // by file and line
  std::uint64_t first = 0;        // the records that are there
  std::uint64_t last = 0;
  std::uint64_t records = 0;
  std::uint64_t checkpoints = 0;  // whose signature holds; without a key all that can be read
  std::uint64_t covered = 0;      // up to this record the last of them vouches

  // There is no finding but warnings.
  [[nodiscard]] bool in_order() const;
};

// `keys`: whose checkpoints count. Without any, nothing shows that the log wasn't written anew, and
// the report says so.
[[nodiscard]] Report verify(const Evidence& evidence, std::span<const VerifierKey> keys);

}  // namespace guard::audit
