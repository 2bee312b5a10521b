// SPDX-License-Identifier: LGPL-2.1-or-later
// Fuzzes the reader of pipeline descriptions, what a scan makes of them, and the reader of settings.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "guard/description/parse.hpp"
#include "guard/recognition/dimensions.hpp"
#include "guard/recognition/settings.hpp"
#include "guard/scan/scan.hpp"

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)guard::recognition::values_of(text, std::vector<std::string>{"location", "model"});
  (void)guard::recognition::dimensions_in(text);
  const auto graph = guard::description::parse(text);
  if (!graph) {
    expect(!graph.error().what.empty());
    return 0;
  }
  const auto count = static_cast<int>(graph->elements.size());
  for (const auto& link : graph->links)
    expect(link.from >= 0 && link.from < count && link.to >= 0 && link.to < count);
  for (int i = 0; i < count; ++i) expect(graph->elements[static_cast<std::size_t>(i)].bin < i);
  (void)guard::scan::scan(*graph, {}, {});
  return 0;
}
