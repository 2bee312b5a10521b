// SPDX-License-Identifier: LGPL-2.1-or-later
// A small audit log as a device writes it: what the target's seeds are made of.
#pragma once

#include <string>
#include <string_view>

#include "guard/audit/checkpoint.hpp"
#include "guard/audit/names.hpp"
#include "guard/audit/note.hpp"
#include "guard/audit/record.hpp"

namespace fuzz {

inline constexpr std::string_view parting = "--------\n";
inline constexpr std::string_view origin = "bwc-0421/audit";

struct Log {
  std::string records;
  std::string checkpoints;
  // What the first checkpoint covers, and that checkpoint.
  std::string first_records;
  std::uint64_t first_covered = 0;
  std::string first_checkpoint;
};

inline guard::trust::SecretKey log_key() {
  return guard::trust::SecretKey::from_seed({9, 9}).value();
}
inline guard::audit::VerifierKey verifier() {
  return guard::audit::VerifierKey::make(origin, log_key().public_key()).value();
}

inline Log genuine_log() {
  using namespace guard::audit;
  Log log;
  Head head;
  Stamp at{"54f025ac-71d7-437c-a4a2-af0b9024ad9c", {}, std::chrono::milliseconds(1000)};
  const auto add = [&](const Entry& entry) {
    const std::string line = write_line(head, at, entry);
    head = {head.sequence + 1, hash_of(line)};
    log.records += line + "\n";
    at.since_boot += std::chrono::milliseconds(10);
    at.wall += std::chrono::milliseconds(10);
  };
  std::uint64_t number = 0;
  const auto sign = [&] {
    log.checkpoints += sign_checkpoint({std::string(origin), head, ++number, at.boot, iso(at.wall),
                                        static_cast<std::uint64_t>(at.since_boot.count()), 60'000},
                                       log_key()) +
                       "\n";
  };
  add({Event::start});
  add({Event::document_accepted,
       Reason::descriptor_accepted,
       {Detail(TextField::document, "descriptor"), Detail(NumberField::revision, 5)}});
  sign();
  log.first_records = log.records;
  log.first_covered = head.sequence;
  log.first_checkpoint = log.checkpoints;
  add({Event::gate_closed, Reason::none, {Detail(NumberField::stage, 1)}});
  add({Event::stop, Reason::end_of_process});
  sign();
  return log;
}

}  // namespace fuzz
