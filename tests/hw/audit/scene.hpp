// SPDX-License-Identifier: LGPL-2.1-or-later
// What the tests of the log on a disk share.
#pragma once

#include <gtest/gtest.h>

#include "guard/audit/checkpoint.hpp"
#include "guard/audit/names.hpp"
#include "guard/audit/reader.hpp"
#include "guard/audit/verify.hpp"
#include "hw/audit/log.hpp"
#include "tests/hw/audit/memory_disk.hpp"

namespace tests::hw_audit {

using guard::audit::Detail;
using guard::audit::Entry;
using guard::audit::Event;
using guard::audit::Kind;
using guard::audit::NumberField;
using guard::audit::Reason;
using hw::audit::Log;
using hw::audit::Settings;
using hw::audit::Timed;

inline constexpr const char* origin = "bwc-0421/audit";

inline guard::trust::SecretKey key(std::uint8_t seed = 7) {
  guard::trust::SecretKey::Seed bytes;
  bytes.fill(seed);
  return guard::trust::SecretKey::from_seed(bytes).value();
}

inline const guard::audit::Stamp noon{"6f1c1f6e-5c1f-4d2b-9d3a-0123456789ab", {}, {}};

inline std::vector<Timed> entries(std::initializer_list<std::uint64_t> numbers) {
  std::vector<Timed> out;
  for (const std::uint64_t number : numbers)
    out.push_back(
        {{Event::gate_closed, Reason::expired, {Detail(NumberField::count, number)}}, noon});
  return out;
}

// The counts in the records of a disk, in the order of their files and lines; each line must be
// whole.
inline std::vector<std::uint64_t> counts(const MemoryDisk& disk) {
  std::vector<std::uint64_t> out;
  for (const auto& [name, bytes] : disk.files()) {
    if (!guard::audit::first_record(std::filesystem::path(name).filename().string())) continue;
    std::string_view rest = bytes;
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      EXPECT_NE(end, std::string_view::npos) << "half a line";
      const auto record = guard::audit::read_line(rest.substr(0, end));
      EXPECT_TRUE(record) << rest.substr(0, end);
      if (!record || end == std::string_view::npos) return out;
      if (record->event == word(Event::gate_closed))
        out.push_back(std::get<std::uint64_t>(record->details.at(0).second));
      rest.remove_prefix(end + 1);
    }
  }
  return out;
}

inline guard::audit::Report verified(const MemoryDisk& disk, const guard::trust::SecretKey& by) {
  guard::audit::Evidence evidence;
  for (const auto& [path, bytes] : disk.files()) {
    const std::string name = std::filesystem::path(path).filename();
    if (guard::audit::first_record(name)) evidence.records.push_back({name, bytes});
    if (guard::audit::first_checkpoint(name)) evidence.checkpoints.push_back({name, bytes});
  }
  const auto known = guard::audit::VerifierKey::make(origin, by.public_key()).value();
  return guard::audit::verify(evidence, {&known, 1});
}

inline std::string all_text(const guard::audit::Report& report) {
  std::string out;
  for (const auto& finding : report.findings) out += guard::audit::text(finding) + "\n";
  return out;
}

}  // namespace tests::hw_audit
