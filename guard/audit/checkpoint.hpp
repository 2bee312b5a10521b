// SPDX-License-Identifier: LGPL-2.1-or-later
// What the log's key signs from time to time, also when nothing happened: how many records there
// are and the hash of the last. A note of the form of C2SP's checkpoints, whose hash is a chain's
// here and no tree's.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "guard/audit/record.hpp"
#include "guard/error.hpp"
#include "guard/trust/keys.hpp"

namespace guard::audit {

struct Checkpoint {
  std::string origin;        // the name of the log, which is that of its key
  Head head;                 // what it covers
  std::uint64_t number = 0;  // from 1, one more for each
  std::string boot;
  std::string wall;  // as iso() writes it
  std::uint64_t mono_ms = 0;
  std::uint64_t interval_ms = 0;  // by when the next one follows while the log is written
};

[[nodiscard]] std::string sign_checkpoint(const Checkpoint& checkpoint,
                                          const trust::SecretKey& key);

// The text of a note. Lines after the known ones are passed over.
[[nodiscard]] Expected<Checkpoint> read_checkpoint(std::string_view text);

// The notes of a file, each of which an empty line follows.
struct NoteAt {
  std::string_view note;  // a text with its signatures, or what stands in the place of one
  std::size_t line = 1;   // where it begins
};
struct Notes {
  std::vector<NoteAt> notes;
  std::string_view torn;  // what stands after the last of them
  std::size_t torn_line = 1;
};
[[nodiscard]] Notes split_notes(std::string_view file);

// "DEVICE/audit", with "_" for what a key's name may not hold.
[[nodiscard]] std::string origin_of(std::string_view device);

}  // namespace guard::audit
