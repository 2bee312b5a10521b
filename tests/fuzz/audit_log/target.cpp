// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as an audit log and its checkpoints, parted by a line of dashes.
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "guard/audit/checkpoint.hpp"
#include "guard/audit/reader.hpp"
#include "guard/audit/verify.hpp"
#include "tests/fuzz/audit_log/log.hpp"

using fuzz::expect;

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guard::audit;
  static const fuzz::Log genuine = fuzz::genuine_log();
  static const std::vector<VerifierKey> keys{fuzz::verifier()};
  const std::string_view input = fuzz::text_of(data, size);
  const std::size_t end = std::min(input.find(fuzz::parting), input.size());
  const std::string records(input.substr(0, end));
  const std::string checkpoints(input.substr(std::min(end + fuzz::parting.size(), input.size())));

  const auto record = read_line(records.substr(0, records.find('\n')));
  if (!record) fuzz::expect_told(record.error());
  (void)read_checkpoint(checkpoints);
  if (const auto note = open_note(checkpoints, keys); note && note->signed_by != nullptr)
    expect(genuine.checkpoints.find(note->text) != std::string::npos);  // else a forgery

  const Report report = verify({{{fuzz::records_name_of_first(), records}},
                                {{fuzz::checkpoints_name_of_first(), checkpoints}},
                                {},
                                true},
                               keys);
  for (const Finding& finding : report.findings) expect(!finding.sentence.empty());
  // Only a log that begins as the genuine one does can be in order up to a checkpoint of its key.
  if (report.in_order() && report.covered > 0)
    expect(records.compare(0, genuine.first_records.size(), genuine.first_records) == 0);
  return 0;
}
