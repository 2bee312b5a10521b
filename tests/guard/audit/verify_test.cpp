// SPDX-License-Identifier: LGPL-2.1-or-later
// Nothing can be taken from a log, put into it or changed in it without a finding that says what
// happened and where.
#include "guard/audit/verify.hpp"

#include <gtest/gtest.h>

#include "tests/guard/audit/sample_log.hpp"

namespace tests::guard_audit {
namespace {

using Lines = std::vector<std::string>;

class ALog : public testing::Test {
 protected:
  // The one finding must be of that kind at that line and record.
  static void expect_only(const Evidence& evidence, Kind kind, std::size_t line,
                          std::uint64_t sequence) {
    const auto findings = findings_of(evidence);
    ASSERT_EQ(findings.size(), 1U) << all_text(findings);
    EXPECT_EQ(findings[0].kind, kind) << all_text(findings);
    EXPECT_EQ(findings[0].line, line) << all_text(findings);
    EXPECT_EQ(findings[0].sequence, sequence) << all_text(findings);
  }
  static bool has(const std::vector<Finding>& findings, Kind kind) {
    return std::ranges::find(findings, kind, &Finding::kind) != findings.end();
  }
  [[nodiscard]] Evidence with_lines(const Lines& lines, std::size_t per_file = 1000) const {
    return evidence_of(lines, log.notes, per_file);
  }

  const SampleLog log = sample_log();
  const Evidence good = evidence_of(log.lines, log.notes);
};

TEST_F(ALog, CannotBeAccusedWhenItIsWhole) {
  for (const std::size_t per_file : {1UL, 3UL, 5UL, 1000UL})
    EXPECT_EQ(all_text(findings_of(with_lines(log.lines, per_file))), "");
  const VerifierKey known = verifier();
  const auto report = guard::audit::verify(good, {&known, 1});
  EXPECT_TRUE(report.in_order());
  EXPECT_EQ(report.records, 12U);
  EXPECT_EQ(report.checkpoints, 4U);
  EXPECT_EQ(report.covered, 12U);
}

TEST_F(ALog, CannotBeAlteredInAnyByteUnseen) {
  SampleLog few;
  few.add({Event::start, Reason::none, {Detail(TextField::version, "\"1\"")}});
  few.add({Event::gate_closed, Reason::expired, {Detail(NumberField::bypassed, 77)}});
  few.add({Event::stop, Reason::end_of_process});
  few.sign();
  const Evidence whole = evidence_of(few.lines, few.notes);
  for (const char to : {'x', '1', '\n', '"', ' '})
    for (std::size_t i = 0; i < whole.records[0].bytes.size(); ++i) {
      Evidence damaged = whole;
      char& byte = damaged.records[0].bytes[i];
      byte = byte == to ? 'y' : to;
      const auto findings = findings_of(damaged);
      const auto line = 1 + std::ranges::count(whole.records[0].bytes.substr(0, i), '\n');
      ASSERT_NE(std::ranges::find(findings, static_cast<std::size_t>(line), &Finding::line),
                findings.end())
          << i << to << all_text(findings);
    }
}

TEST_F(ALog, CannotHaveAnAlteredCheckpointUnseen) {
  for (std::size_t i = 0; i < good.checkpoints[0].bytes.size(); ++i) {
    Evidence damaged = good;
    char& byte = damaged.checkpoints[0].bytes[i];
    byte = byte == 'x' ? 'y' : 'x';
    EXPECT_FALSE(findings_of(damaged).empty()) << i;
  }
}

TEST_F(ALog, AlteredLineIsNamed) {
  for (std::size_t i = 0; i < log.lines.size(); ++i)
    for (const auto& [from, to] : {std::pair("\"wall\":\"2026", "\"wall\":\"2027"),
                                   {"\"boot\":\"6", "\"boot\":\"7"},
                                   {"\"seq\":", "\"seq\":9"}}) {
      Lines lines = log.lines;
      const std::string what = from;
      lines[i].replace(lines[i].find(what), what.size(), to);
      expect_only(with_lines(lines), Kind::altered, i + 1, i + 1);
      // The name of the file is that of the record that ought to begin it.
      if (i > 0 || what != "\"seq\":")
        expect_only(with_lines(lines, 20), Kind::altered, i + 1, i + 1);
    }
}

TEST_F(ALog, AlteredLinkIsNamed) {
  for (std::size_t i = 0; i < log.lines.size(); ++i) {
    Lines lines = log.lines;
    char& digit = lines[i][lines[i].find("\"prev\":\"") + 10];
    digit = digit == '0' ? '1' : '0';
    expect_only(with_lines(lines), Kind::altered, i + 1, i + 1);
  }
}

TEST_F(ALog, RemovedLineIsNamed) {
  for (std::size_t i = 1; i + 1 < log.lines.size(); ++i) {
    Lines lines = log.lines;
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    expect_only(with_lines(lines), Kind::missing, i + 1, i + 1);
  }
}

TEST_F(ALog, RemovedFileIsNamed) {
  Evidence evidence = with_lines(log.lines, 4);
  evidence.records.erase(evidence.records.begin() + 1);
  auto findings = findings_of(evidence);
  ASSERT_EQ(findings.size(), 1U) << all_text(findings);
  EXPECT_EQ(findings[0].kind, Kind::missing_file);
  EXPECT_EQ(findings[0].file, "audit-000000000009.jsonl");
  EXPECT_NE(findings[0].sentence.find("records 5 to 8"), std::string::npos);

  evidence = with_lines(log.lines, 4);
  evidence.records.erase(evidence.records.begin());
  findings = findings_of(evidence);
  ASSERT_EQ(findings.size(), 1U) << all_text(findings);
  EXPECT_EQ(findings[0].kind, Kind::missing_file);
  EXPECT_NE(findings[0].sentence.find("records 1 to 4"), std::string::npos);

  evidence = with_lines(log.lines, 4);
  std::swap(evidence.records[0].bytes, evidence.records[2].bytes);
  EXPECT_TRUE(has(findings_of(evidence), Kind::reordered));
}

TEST_F(ALog, RepeatedLineIsNamed) {
  for (std::size_t i = 0; i < log.lines.size(); ++i)
    for (std::size_t to = 1; to <= log.lines.size(); ++to) {
      Lines lines = log.lines;
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(to), log.lines[i]);
      expect_only(with_lines(lines), Kind::repeated, to == i ? i + 2 : to + 1, i + 1);
    }
}

TEST_F(ALog, SwappedLinesAreNamed) {
  for (std::size_t i = 1; i < log.lines.size(); ++i)
    for (std::size_t j = i + 1; j < log.lines.size(); ++j) {
      Lines lines = log.lines;
      std::swap(lines[i], lines[j]);
      const auto findings = findings_of(with_lines(lines));
      ASSERT_EQ(findings.size(), j == i + 1 ? 1U : 2U) << all_text(findings);
      for (const Finding& finding : findings) {
        EXPECT_EQ(finding.kind, Kind::reordered) << all_text(findings);
        // Of three in a row turned round, any two may be said to stand wrong.
        EXPECT_TRUE(finding.line == i + 1 || finding.line == j + 1 || j == i + 2)
            << all_text(findings);
      }
    }
}

TEST_F(ALog, CannotBeTruncatedAfterACheckpoint) {
  for (std::size_t left = 1; left < log.lines.size(); ++left) {
    const Lines lines(log.lines.begin(), log.lines.begin() + static_cast<std::ptrdiff_t>(left));
    expect_only(with_lines(lines), Kind::truncated, left, left);
    // Its checkpoints truncated with it, one that was kept elsewhere still shows it.
    std::vector<std::string> notes = {log.notes[0]};
    if (left >= 5) notes.push_back(log.notes[1]);
    if (left >= 9) notes.push_back(log.notes[2]);
    Evidence evidence = evidence_of(lines, notes);
    EXPECT_EQ(all_text(findings_of(evidence)), "");
    evidence.kept = {"kept.note", log.notes[3]};
    expect_only(evidence, Kind::truncated, left, left);
    evidence.kept->bytes.pop_back();  // a note by itself has no empty line after it
    expect_only(evidence, Kind::truncated, left, left);
  }
  EXPECT_TRUE(has(findings_of(with_lines({})), Kind::truncated));
}

TEST_F(ALog, CannotBeTruncatedAndContinued) {
  // By whoever holds the key, or makes the device go on: what had been signed contradicts it.
  SampleLog other;
  other.add({Event::start, Reason::none, {Detail(TextField::version, "0.5 \"quoted\" \\ back")}});
  for (int i = 2; i <= 20; ++i) other.add({Event::tripwire, Reason::removed_probe});
  expect_only(evidence_of(other.lines, log.notes), Kind::contradicted, 5, 5);
  // The signed part taken away as well, the next checkpoint comes too late.
  SampleLog late;
  late.add({Event::start});
  late.sign();
  late.pass(100);
  late.add({Event::start});
  late.sign();
  const auto findings = findings_of(evidence_of(late.lines, late.notes));
  EXPECT_TRUE(has(findings, Kind::checkpoint_gap)) << all_text(findings);
  EXPECT_TRUE(has(findings, Kind::no_stop)) << all_text(findings);
}

TEST_F(ALog, CannotBeWrittenAnewWithAnotherKey) {
  const SampleLog forged = sample_log(8);
  const auto findings = findings_of(evidence_of(forged.lines, forged.notes));
  EXPECT_EQ(findings.size(), forged.notes.size());
  for (const Finding& finding : findings) EXPECT_EQ(finding.kind, Kind::bad_signature);
  // Nor without any.
  const Evidence evidence = evidence_of(forged.lines, forged.notes);
  const auto unchecked = guard::audit::verify(evidence, {});
  EXPECT_FALSE(unchecked.in_order());
  EXPECT_TRUE(has(unchecked.findings, Kind::unchecked));
}

TEST_F(ALog, CannotLoseACheckpointOrAllOfThem) {
  for (std::size_t i = 0; i + 1 < log.notes.size(); ++i) {
    auto notes = log.notes;
    notes.erase(notes.begin() + static_cast<std::ptrdiff_t>(i));
    const auto findings = findings_of(evidence_of(log.lines, notes));
    EXPECT_TRUE(has(findings, Kind::missing_checkpoint)) << i << all_text(findings);
  }
  EXPECT_TRUE(has(findings_of(evidence_of(log.lines, {})), Kind::no_checkpoint));
  auto notes = log.notes;
  std::swap(notes[1], notes[2]);
  EXPECT_TRUE(has(findings_of(evidence_of(log.lines, notes)), Kind::reordered));
  notes = log.notes;
  notes.push_back(notes[1]);
  EXPECT_TRUE(has(findings_of(evidence_of(log.lines, notes)), Kind::repeated));
}

TEST_F(ALog, CannotGoOnWithoutCheckpoints) {
  SampleLog silent;
  silent.add({Event::start});
  silent.sign();
  for (int i = 0; i < 11; ++i) silent.add({Event::gate_closed, Reason::expired});
  EXPECT_TRUE(has(findings_of(evidence_of(silent.lines, silent.notes)), Kind::checkpoint_gap));
}

TEST_F(ALog, CannotBeBlamedForSilenceThatItExplains) {
  for (const Event event : {Event::stop, Event::resumed, Event::audit_recovered}) {
    SampleLog rests;
    rests.add({Event::start});
    rests.sign();
    rests.pass(1000);
    rests.add({event});
    rests.sign();
    EXPECT_EQ(all_text(findings_of(evidence_of(rests.lines, rests.notes))), "");
  }
}

TEST_F(ALog, CannotHideDamageBehindATornTail) {
  for (std::size_t cut = 1; cut < log.lines.back().size(); ++cut) {
    Evidence evidence = evidence_of(log.lines, {log.notes[0], log.notes[1], log.notes[2]});
    evidence.records[0].bytes.resize(evidence.records[0].bytes.size() - cut);
    const auto findings = findings_of(evidence);
    ASSERT_EQ(findings.size(), 1U) << all_text(findings);
    EXPECT_EQ(findings[0].kind, Kind::torn_tail);
    EXPECT_TRUE(guard::audit::is_warning(findings[0].kind));
    // When a checkpoint covers it, it was no power cut.
    evidence.checkpoints[0].bytes += log.notes.back();
    EXPECT_TRUE(has(findings_of(evidence), Kind::truncated));
  }
}

}  // namespace
}  // namespace tests::guard_audit
