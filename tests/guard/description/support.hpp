// SPDX-License-Identifier: LGPL-2.1-or-later
// What the tests of pipeline descriptions share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guard/description/parse.hpp"

namespace guard::description::test {

using Texts = std::vector<std::string>;

// The graph of a text that must be readable; empty, and a failed test, when it isn't.
[[nodiscard]] Graph read(std::string_view text);

// "queue queue0", with " in bin0" for what is in a bin.
[[nodiscard]] Texts elements(const Graph& graph);
// "tee0.src_1 -> queue0 {video/x-raw}", without what isn't said; ":" for "->" where all pads are.
[[nodiscard]] Texts links(const Graph& graph);
[[nodiscard]] Texts links(std::string_view text);
// What is noted, each as "LINE:COLUMN WHAT".
[[nodiscard]] Texts notes(const Graph& graph);

// The value of that element's property; "(none)" when it isn't set.
[[nodiscard]] std::string value(const Graph& graph, std::string_view element,
                                std::string_view property);

// A description that says the graph, whose names must be words.
[[nodiscard]] std::string printed(const Graph& graph);

// The same elements, names, properties and links, wherever they stand in a text.
[[nodiscard]] bool same(const Graph& one, const Graph& other);

}  // namespace guard::description::test
