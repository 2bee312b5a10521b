// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as a catalogue, with patterns among them.
#include "tests/fuzz/target.hpp"

#include <algorithm>

#include "guard/catalogue/catalogue.hpp"

using fuzz::expect;

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = guard::catalogue::parse_catalogue(fuzz::text_of(data, size), "catalogue.toml");
  if (!read) {
    fuzz::expect_told(read.error(), "catalogue.toml");
    return 0;
  }
  for (const auto& entry : read->entries) {
    expect(!entry.factories.empty() && entry.evidence.starts_with("catalogue.toml:"));
    for (const auto& factory : entry.factories) {
      const auto found = read->entries_for(factory);
      expect(std::ranges::find(found, &entry) != found.end());
    }
  }
  for (const auto& known : read->classes) expect(!known.words.empty());
  for (const auto& pin : read->pins) {
    expect(pin.sha256.size() == 64);
    expect(pin.sha256.find_first_not_of("0123456789abcdef") == std::string::npos);
  }
  for (const auto& pattern : read->patterns) {
    expect(pattern.in.any());
    (void)pattern.regex.found_in("face-recognition-retail-0095 arcface yolov8n.onnx");
  }
  return 0;
}
