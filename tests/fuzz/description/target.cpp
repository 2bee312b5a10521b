// SPDX-License-Identifier: LGPL-2.1-or-later
// Fuzzes the reader of pipeline descriptions, what a scan makes of them, and the reader of
// settings.
#include "tests/fuzz/target.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "guard/description/parse.hpp"
#include "guard/recognition/dimensions.hpp"
#include "guard/recognition/settings.hpp"
#include "guard/scan/scan.hpp"

using fuzz::expect;

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  (void)guard::recognition::values_of(text, std::vector<std::string>{"location", "model"});
  (void)guard::recognition::dimensions_in(text);
  const auto graph = guard::description::parse(text);
  if (!graph) {
    fuzz::expect_told(graph.error());
    return 0;
  }
  const auto count = static_cast<int>(graph->elements.size());
  for (const auto& link : graph->links)
    expect(link.from >= 0 && link.from < count && link.to >= 0 && link.to < count);
  for (int i = 0; i < count; ++i) expect(graph->elements[static_cast<std::size_t>(i)].bin < i);
  (void)guard::scan::scan(*graph, {}, {});
  return 0;
}
