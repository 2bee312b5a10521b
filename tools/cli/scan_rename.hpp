// SPDX-License-Identifier: LGPL-2.1-or-later
// What somebody does who hides a recogniser: gives every file another name.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "guard/catalogue/catalogue.hpp"
#include "guard/description/graph.hpp"

namespace tools::cli {

enum class Renaming { none, blank, detectors, plates, attributes };
inline constexpr auto renamings = std::to_array<std::pair<Renaming, std::string_view>>({
    {Renaming::none, "as they are"},
    {Renaming::blank, "blanked"},
    {Renaming::detectors, "all called like detectors"},
    {Renaming::plates, "all called like plate readers"},
    {Renaming::attributes, "all called like age models"},
});

// The graph with every model, configuration, label and code file under another name (a file that
// can be read keeps its content only under its own name), and every element without its own.
[[nodiscard]] guard::description::Graph renamed(guard::description::Graph graph,
                                                const guard::catalogue::Catalogue& catalogue,
                                                Renaming renaming);

}  // namespace tools::cli
