// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard audit, and the verifier that shares no code with it: a log damaged in any way can't
// pass with either, and both say the same of it.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "tests/cli/command.hpp"
#include "tests/guard/audit/sample_log.hpp"

namespace tests::cli {
namespace {

namespace fs = std::filesystem;
using guard_audit::evidence_of;
using guard_audit::sample_log;
using Lines = std::vector<std::string>;

class AnAudit : public testing::Test {
 protected:
  AnAudit() {
    std::string name = fs::temp_directory_path() / "faceguard-audit-XXXXXX";
    folder = mkdtemp(name.data());
    std::ofstream(folder / "key.pub") << guard_audit::verifier().text() << "\n";
  }
  ~AnAudit() override { fs::remove_all(folder); }

  void write(const guard::audit::Evidence& evidence) const {
    fs::remove_all(folder / "log");
    fs::create_directory(folder / "log");
    for (const auto* files : {&evidence.records, &evidence.checkpoints})
      for (const auto& file : *files) std::ofstream(folder / "log" / file.name) << file.bytes;
  }
  [[nodiscard]] std::string log() const { return (folder / "log").string(); }
  [[nodiscard]] std::string key() const { return (folder / "key.pub").string(); }

  fs::path folder;
};

TEST_F(AnAudit, CannotPassWhenItIsDamagedNorBeTakenForUnreadable) {
  const auto whole = sample_log();
  write(evidence_of(whole.lines, whole.notes, 5));
  const Result good = run("audit verify " + log() + " --key " + key());
  EXPECT_EQ(good.status, 0) << good.output;
  Lines lines = whole.lines;
  lines.erase(lines.begin() + 6);
  write(evidence_of(lines, whole.notes));
  const Result bad = run("audit verify " + log() + " --key " + key());
  EXPECT_EQ(bad.status, 1);
  EXPECT_NE(bad.output.find("audit-000000000001.jsonl:7: missing: record 7"), std::string::npos)
      << bad.output;
  EXPECT_EQ(run("audit verify " + log()).status, 1);  // without a key nothing is shown
  EXPECT_EQ(run("audit verify " + log() + " --key /none").status, 2);
  EXPECT_EQ(run("audit verify /none --key " + key()).status, 2);
  EXPECT_EQ(run("audit verify " + folder.string() + " --key " + key()).status, 2);
}

TEST_F(AnAudit, ExportCannotLeaveAnythingOut) {
  const auto whole = sample_log();
  write(evidence_of(whole.lines, whole.notes, 5));
  const std::string copy = (folder / "copy").string();
  ASSERT_EQ(run("audit export " + log() + " --key " + key() + " --output " + copy).status, 0);
  EXPECT_EQ(run("audit export " + log() + " --key " + key() + " --output " + copy).status, 2);
  const Result verified = run("audit verify " + copy + " --key " + key());
  EXPECT_EQ(verified.status, 0) << verified.output;
  EXPECT_NE(verified.output.find("12 records, 1 to 12; 4 checkpoints"), std::string::npos);
  EXPECT_EQ(run("audit show " + copy + " --format json").output,
            run("audit show " + log() + " --format json").output);
}

TEST_F(AnAudit, ShowCannotPassOverALineThatIsNoRecord) {
  const auto whole = sample_log();
  write(evidence_of(whole.lines, whole.notes));
  const Result shown = run("audit show " + log() + " --event gate-closed --since 2026-11-29");
  EXPECT_EQ(shown.status, 0);
  EXPECT_EQ(std::ranges::count(shown.output, '\n'), 5);
  EXPECT_NE(shown.output.find("factory=hailonet bypassed=200"), std::string::npos);
  EXPECT_EQ(run("audit show " + log() + " --until 2026-11-28").output, "");
  EXPECT_EQ(run("audit show " + log() + " --event gate-close").status, 2);
  EXPECT_EQ(run("audit show " + log() + " --since yesterday").status, 2);
  Lines lines = whole.lines;
  lines[3] = "{}";
  write(evidence_of(lines, whole.notes));
  EXPECT_EQ(run("audit show " + log()).status, 1);
}

std::string output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  std::string out;
  char block[4096];
  while (const std::size_t n = fread(block, 1, sizeof block, pipe)) out.append(block, n);
  const int status = pclose(pipe);
  return out + "exit " + std::to_string(WEXITSTATUS(status)) + "\n";
}

Lines sorted_lines(const std::string& text) {
  Lines out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  std::ranges::sort(out);
  return out;
}

TEST_F(AnAudit, CannotBeJudgedOtherwiseByTheIndependentVerifier) {
  if (system("node --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "node is not installed";
  const auto whole = sample_log();
  const auto stranger = sample_log(8);
  const auto known = guard_audit::verifier();
  using Damage = std::function<void(Lines & lines, Lines & notes)>;
  std::vector<Damage> damages = {
      [](Lines&, Lines&) {},
      [](Lines& lines, Lines&) { lines.erase(lines.begin() + 3, lines.begin() + 6); },
      [](Lines& lines, Lines&) { lines.erase(lines.begin()); },
      [](Lines& lines, Lines&) { lines.resize(7); },
      [](Lines& lines, Lines&) { lines.clear(); },
      [](Lines& lines, Lines&) { std::swap(lines[2], lines[8]); },
      [](Lines& lines, Lines&) { std::swap(lines[4], lines[5]); },
      [](Lines& lines, Lines&) { lines.insert(lines.begin() + 2, lines[9]); },
      [](Lines& lines, Lines&) { lines.insert(lines.begin() + 5, ""); },
      [](Lines& lines, Lines&) { lines[5] += lines[6], lines.erase(lines.begin() + 6); },
      [](Lines& lines, Lines&) { lines.back().pop_back(); },
      [](Lines&, Lines& notes) { notes.pop_back(); },
      [](Lines&, Lines& notes) { notes.erase(notes.begin() + 1); },
      [](Lines&, Lines& notes) { std::swap(notes[1], notes[2]); },
      [](Lines&, Lines& notes) { notes.push_back(notes[0]); },
      [](Lines&, Lines& notes) { notes.clear(); },
      [](Lines&, Lines& notes) { notes.back().resize(120); },
      [](Lines&, Lines& notes) { notes[1].replace(notes[1].find("\n\n"), 2, "\n"); },
      [&](Lines&, Lines& notes) { notes[1] = stranger.notes[1]; },
      [&](Lines& lines, Lines& notes) { lines = stranger.lines, notes = stranger.notes; },
      [](Lines& lines, Lines&) {
        guard_audit::SampleLog other;
        for (int i = 0; i < 14; ++i) other.add({guard::audit::Event::start});
        lines = other.lines;
      },
      [](Lines& lines, Lines& notes) {
        guard_audit::SampleLog late;
        late.add({guard::audit::Event::start});
        late.sign();
        late.pass(200);
        late.add({guard::audit::Event::start});
        late.sign();
        lines = late.lines, notes = late.notes;
      },
  };
  for (std::size_t line : {0U, 6U, 11U})
    for (const std::size_t at : {7U, 90U, 190U})
      damages.push_back([line, at](Lines& lines, Lines&) {
        char& byte = lines[line].at(std::min(at, lines[line].size() - 1));
        byte = byte == '7' ? '8' : '7';
      });
  std::size_t number = 0;
  for (const Damage& damage : damages) {
    Lines lines = whole.lines;
    Lines notes = whole.notes;
    damage(lines, notes);
    const std::size_t per_file = number % 2 == 0 ? 5 : 1000;
    const auto evidence = evidence_of(lines, notes, per_file);
    write(evidence);
    const auto ours = guard::audit::verify(evidence, {&known, 1});
    std::string expected = ours.in_order() ? "exit 0\n" : "exit 1\n";
    for (const auto& finding : ours.findings)
      expected +=
          (finding.kind == guard::audit::Kind::no_checkpoint ? "checkpoints" : finding.file) + ":" +
          std::to_string(finding.line) + ": " + std::string(word(finding.kind)) + " " +
          std::to_string(finding.sequence) + "\n";
    EXPECT_EQ(sorted_lines(output_of("'" FACEGUARD_AUDIT_VERIFY "' " + log() + " " + key())),
              sorted_lines(expected))
        << "damage " << number << ", files of " << per_file;
    EXPECT_EQ(ours.findings.empty(), number == 0 || number == 11) << "damage " << number;
    ++number;
  }
  write(evidence_of({whole.lines.begin(), whole.lines.begin() + 5}, {whole.notes[0]}));
  std::ofstream(folder / "kept") << whole.notes[2];
  const std::string kept = (folder / "kept").string();
  EXPECT_NE(output_of("'" FACEGUARD_AUDIT_VERIFY "' " + log() + " " + key() + " " + kept)
                .find("audit-000000000001.jsonl:5: truncated 5\nexit 1"),
            std::string::npos);
  EXPECT_EQ(run("audit verify " + log() + " --key " + key() + " --checkpoint " + kept).status, 1);
}

}  // namespace
}  // namespace tests::cli
