// SPDX-License-Identifier: LGPL-2.1-or-later
// What is wrong with the order of things that are numbered one by one: as little as explains it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace guard::audit {

struct Gap {
  std::uint64_t first;
  std::uint64_t last;
  std::size_t before;  // the place of what follows the gap
};

// Places are indices into what was asked about.
struct Order {
  std::map<std::uint64_t, std::size_t> places;  // of each number, once
  std::vector<std::size_t> repeated;            // their number stands elsewhere already
  std::vector<std::size_t> displaced;           // the fewest that must move for all to ascend
  std::vector<Gap> gaps;
};

// `numbers` as they stand; nothing where one can't be read, which fills a gap of one right after
// it. `first`: what must be there at the beginning; nothing when any may be.
[[nodiscard]] Order order_of(std::span<const std::optional<std::uint64_t>> numbers,
                             std::optional<std::uint64_t> first);

}  // namespace guard::audit
