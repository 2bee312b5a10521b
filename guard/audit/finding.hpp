// SPDX-License-Identifier: LGPL-2.1-or-later
// What is wrong with an audit log, and where. docs/audit.md says what each kind means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace guard::audit {

enum class Kind : unsigned char {
  malformed,           // a line or note that was never written so
  altered,             // the next record, or a checkpoint, says another hash of this line
  missing,             // records between two others
  missing_file,        // records at the beginning, or between two files
  reordered,           // a line or note that stands elsewhere than its number says
  repeated,            // a number that is there already
  truncated,           // a checkpoint covers more records than there are
  contradicted,        // a checkpoint covers another record of that number
  bad_signature,       // a checkpoint that no known key signed
  unchecked,           // no key is known
  no_checkpoint,       // nothing was ever signed
  missing_checkpoint,  // checkpoints between two others
  checkpoint_gap,      // none was made for longer than the interval
  torn_tail,           // a warning: the last write was interrupted
  no_stop              // a warning: a start that no stop stands before
};

struct Finding {
  Kind kind;
  std::string file;
  std::size_t line = 0;        // 1-based
  std::uint64_t sequence = 0;  // the record or checkpoint concerned; 0: none
  std::string sentence;        // without a full stop
};

[[nodiscard]] std::string_view word(Kind kind);

// What a power cut leaves, which takes nothing away that had been acknowledged.
[[nodiscard]] bool is_warning(Kind kind);

// "FILE:LINE: KIND: SENTENCE"
[[nodiscard]] std::string text(const Finding& finding);

}  // namespace guard::audit
