// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as an audit log and its checkpoints, parted by a line of dashes.
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "guard/audit/reader.hpp"
#include "guard/audit/verify.hpp"
#include "tests/fuzz/audit_log/log.hpp"

namespace {

using fuzz::expect;
using namespace guard::audit;

struct Known {
  fuzz::Log genuine = fuzz::genuine_log();
  std::vector<VerifierKey> keys{fuzz::verifier()};
  // The last checkpoint, as it is kept elsewhere.
  File kept{"kept", genuine.checkpoints.substr(genuine.first_checkpoint.size())};
};

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + "\"";
}

// As docs/audit.md has the form.
std::string written(const Record& record) {
  std::string details;
  for (const auto& [name, value] : record.details) {
    const auto* number = std::get_if<std::uint64_t>(&value);
    details += (details.empty() ? "" : ",") + quoted(name) + ":" +
               (number ? std::to_string(*number) : quoted(std::get<std::string>(value)));
  }
  return "{\"seq\":" + std::to_string(record.sequence) +
         ",\"prev\":" + quoted(hex(record.previous)) + ",\"boot\":" + quoted(record.boot) +
         ",\"wall\":" + quoted(record.wall) + ",\"mono_ms\":" + std::to_string(record.mono_ms) +
         ",\"event\":" + quoted(record.event) + ",\"reason\":" + quoted(record.reason) +
         ",\"details\":{" + details + "}}";
}

void expect_same_when_written(std::string_view line) {
  if (const auto record = read_line(line))
    expect(written(*record) == line);
  else
    fuzz::expect_told(record.error());
}

void expect_same_when_written(const std::string& records) {
  std::string_view rest = records;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    expect_same_when_written(line);
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
}

void expect_told(const Report& report) {
  for (const Finding& finding : report.findings)
    expect(!finding.sentence.empty() && !finding.file.empty() && finding.line > 0);
}

void expect_no_forgery(const std::string& records, const std::string& checkpoints,
                       const Known& known, bool thoroughly) {
  Evidence evidence{{{records_name(1), records}}, {{checkpoints_name(1), checkpoints}}, {}, true};
  const Report report = verify(evidence, known.keys);
  expect_told(report);
  // What a checkpoint covers is as it was signed, to the last byte.
  if (report.in_order() && report.covered > 0) {
    const bool all = report.covered > known.genuine.first_covered;
    expect(records.starts_with(all ? known.genuine.records : known.genuine.first_records));
  }
  // Beside a checkpoint that was kept elsewhere, nothing may be cut off either. One more checkpoint
  // puts nothing in order, so what wasn't is asked only at times: it takes long.
  if (!report.in_order() && !thoroughly) return;
  evidence.kept = known.kept;
  const Report with_kept = verify(evidence, known.keys);
  expect_told(with_kept);
  if (with_kept.in_order()) expect(report.in_order() && records.starts_with(known.genuine.records));
  // Without a key nothing is ever in order.
  expect(!verify(evidence, {}).in_order());
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Known known;
  const std::string_view input = fuzz::text_of(data, size);
  const std::size_t end = std::min(input.find(fuzz::parting), input.size());
  const std::string records(input.substr(0, end));
  const std::string checkpoints(input.substr(std::min(end + fuzz::parting.size(), input.size())));
  expect_same_when_written(records);
  expect_no_forgery(records, checkpoints, known, size % 16 == 0);
  return 0;
}
