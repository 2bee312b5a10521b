// SPDX-License-Identifier: LGPL-2.1-or-later
// A small log, whole and signed, that tests damage.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "guard/audit/checkpoint.hpp"
#include "guard/audit/names.hpp"
#include "guard/audit/verify.hpp"

namespace tests::guard_audit {

using guard::audit::Detail;
using guard::audit::Entry;
using guard::audit::Event;
using guard::audit::Evidence;
using guard::audit::Finding;
using guard::audit::Head;
using guard::audit::Kind;
using guard::audit::NumberField;
using guard::audit::Reason;
using guard::audit::Stamp;
using guard::audit::TextField;
using guard::audit::VerifierKey;

inline constexpr const char* origin = "bwc-0421/audit";
inline constexpr const char* boot = "6f1c1f6e-5c1f-4d2b-9d3a-0123456789ab";

inline guard::trust::SecretKey key(std::uint8_t seed = 7) {
  guard::trust::SecretKey::Seed bytes;
  bytes.fill(seed);
  return guard::trust::SecretKey::from_seed(bytes).value();
}

inline VerifierKey verifier(std::uint8_t seed = 7) {
  return VerifierKey::make(origin, key(seed).public_key()).value();
}

// A writer of logs without a disk: ten seconds pass with each record.
class SampleLog {
 public:
  explicit SampleLog(std::uint8_t seed = 7) : key_(key(seed)) {}

  void add(const Entry& entry) {
    const std::string line = guard::audit::write_line(head_, now(), entry);
    head_ = {head_.sequence + 1, guard::audit::hash_of(line)};
    lines.push_back(line);
    seconds_ += 10;
  }
  void sign() {
    notes.push_back(guard::audit::sign_checkpoint(
                        {origin, head_, notes.size() + 1, boot, guard::audit::iso(now().wall),
                         static_cast<std::uint64_t>(now().since_boot.count()), 60'000},
                        key_) +
                    "\n");
  }
  void pass(int seconds) { seconds_ += seconds; }
  [[nodiscard]] Stamp now() const {
    const std::chrono::sys_days day{std::chrono::year{2026} / 11 / 29};
    return {boot, day + std::chrono::seconds(seconds_), std::chrono::seconds(100 + seconds_)};
  }

  std::vector<std::string> lines;  // without their ends
  std::vector<std::string> notes;  // each with the empty line after it

 private:
  guard::trust::SecretKey key_;
  Head head_;
  int seconds_ = 0;
};

// Twelve records, four checkpoints, the last after the stop.
inline SampleLog sample_log(std::uint8_t seed = 7) {
  SampleLog log(seed);
  log.add({Event::start, Reason::none, {Detail(TextField::version, "0.5 \"quoted\" \\ back")}});
  log.sign();
  for (int i = 2; i <= 11; ++i) {
    log.add({i % 2 ? Event::gate_opened : Event::gate_closed,
             Reason::expired,
             {Detail(TextField::factory, "hailonet"),
              Detail(NumberField::bypassed, static_cast<std::uint64_t>(i) * 100)}});
    if (i == 5 || i == 9) log.sign();
  }
  log.add({Event::stop, Reason::end_of_process});
  log.sign();
  return log;
}

// In files of `per_file` lines each.
inline std::vector<guard::audit::File> files_of(const std::vector<std::string>& lines,
                                                std::size_t per_file) {
  std::vector<guard::audit::File> files;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i % per_file == 0) files.push_back({guard::audit::records_name(i + 1), {}});
    files.back().bytes += lines[i] + "\n";
  }
  return files;
}

inline Evidence evidence_of(const std::vector<std::string>& lines,
                            const std::vector<std::string>& notes, std::size_t per_file = 1000) {
  Evidence evidence;
  evidence.records = files_of(lines, per_file);
  if (!notes.empty()) evidence.checkpoints.push_back({guard::audit::checkpoints_name(1), {}});
  for (const std::string& note : notes) evidence.checkpoints.back().bytes += note;
  return evidence;
}

inline std::vector<Finding> findings_of(const Evidence& evidence) {
  const VerifierKey known = verifier();
  return guard::audit::verify(evidence, {&known, 1}).findings;
}

inline std::string all_text(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& finding : findings) out += guard::audit::text(finding) + "\n";
  return out;
}

}  // namespace tests::guard_audit
