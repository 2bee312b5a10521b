// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as a descriptor's payload.
#include "tests/fuzz/target.hpp"

#include <algorithm>

#include "guard/trust/describe.hpp"
#include "guard/trust/descriptor.hpp"
#include "guard/trust/head.hpp"

namespace {

using fuzz::expect;
constexpr std::size_t max_bytes = guard::trust::kind_of(guard::trust::Role::descriptor).max_bytes;

bool printable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

std::string all_words(const guard::facts::Context& context) {
  std::string all;
  for (const auto& statement : guard::trust::describe(context)) {
    expect(!statement.words.empty());
    all += statement.words + "\n";
  }
  expect(!all.empty());
  return all;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  const auto descriptor = guard::trust::parse_descriptor(input);
  if (!descriptor) {
    fuzz::expect_told(descriptor.error());
    return 0;
  }
  expect(size <= max_bytes);
  expect(!descriptor->device.empty() && printable(descriptor->device));
  expect(descriptor->device.size() <= guard::trust::max_name);
  expect(descriptor->revision <= guard::trust::max_revision);
  expect(descriptor->digest == guard::trust::digest_of(input));
  expect(descriptor->not_before <= descriptor->expires);

  // Blanks after it change nothing but the digest.
  const auto again = guard::trust::parse_descriptor(std::string(input) + "\n");
  if (size == max_bytes) return 0;
  expect(again && again->device == descriptor->device && again->digest != descriptor->digest);
  expect(all_words(again->context) == all_words(descriptor->context));
  return 0;
}
