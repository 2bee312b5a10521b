// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as the memory against rollback.
#include "tests/fuzz/target.hpp"

#include "hw/state/contents.hpp"

using fuzz::expect;

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hw::state;
  const std::string_view input = fuzz::text_of(data, size);
  const auto contents = parse_contents(input);
  if (!contents) {
    fuzz::expect_told(contents.error());
    return 0;
  }
  expect(text_of(*contents) == input);  // nothing else than what is written is read
  expect(check_not_lower(*contents, *contents).has_value());
  Contents more = *contents;
  ++more.recoveries;
  if (check_not_lower(*contents, more)) expect(!check_not_lower(more, *contents));
  return 0;
}
