// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as the memory against rollback.
#include "tests/fuzz/target.hpp"

#include "hw/state/contents.hpp"

namespace {

using fuzz::expect;
using namespace hw::state;

void expect_only_what_is_written(std::string_view input) {
  const auto contents = parse_contents(input);
  if (!contents) {
    fuzz::expect_told(contents.error());
    return;
  }
  expect(text_of(*contents) == input);
  expect(check_not_lower(*contents, *contents).has_value());
  Contents more = *contents;
  ++more.recoveries;
  if (more.recoveries == 0) return;
  expect(check_not_lower(*contents, more).has_value());
  expect(!check_not_lower(more, *contents));
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  expect_only_what_is_written(input);
  // Whoever can write the file can write the digest too, and chance never does.
  const std::string line = std::string(input.substr(0, input.find('\n'))) + "\n";
  expect_only_what_is_written(line + "sha256:" + guard::trust::digest_of(line) + "\n");
  return 0;
}
