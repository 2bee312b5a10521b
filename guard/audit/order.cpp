// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/audit/order.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace guard::audit {
namespace {

using Sequence = std::span<const std::optional<std::uint64_t>>;

bool follows(Sequence numbers, std::size_t place) {
  return place > 0 && numbers[place - 1] && *numbers[place - 1] + 1 == *numbers[place];
}

// Of places with the same number, the one that follows its predecessor counts, else the first.
void find_repeated(Sequence numbers, Order& order) {
  for (std::size_t place = 0; place < numbers.size(); ++place) {
    if (!numbers[place]) continue;
    const auto [known, is_new] = order.places.try_emplace(*numbers[place], place);
    if (is_new) continue;
    const bool better = follows(numbers, place) && !follows(numbers, known->second);
    order.repeated.push_back(better ? std::exchange(known->second, place) : place);
  }
  std::ranges::sort(order.repeated);
}

// All that is no part of a longest ascending sequence.
void find_displaced(Sequence numbers, Order& order) {
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> ends;  // the place of the lowest end of a sequence of each length
  std::vector<std::size_t> before(numbers.size(), none);
  for (std::size_t place = 0; place < numbers.size(); ++place) {
    if (!numbers[place] || order.places.at(*numbers[place]) != place) continue;
    const auto end = std::ranges::lower_bound(ends, *numbers[place], {},
                                              [&](std::size_t i) { return *numbers[i]; });
    if (end != ends.begin()) before[place] = *(end - 1);
    if (end == ends.end())
      ends.push_back(place);
    else
      *end = place;
  }
  std::vector<bool> ascends(numbers.size());
  for (std::size_t place = ends.empty() ? none : ends.back(); place != none; place = before[place])
    ascends[place] = true;
  for (const auto& [number, place] : order.places)
    if (!ascends[place]) order.displaced.push_back(place);
  std::ranges::sort(order.displaced);
}

void find_gaps(Sequence numbers, std::optional<std::uint64_t> first, Order& order) {
  if (order.places.empty()) return;
  std::uint64_t expected = first.value_or(order.places.begin()->first);
  for (const auto& [number, place] : order.places) {
    std::uint64_t unreadable = 0;
    while (unreadable < place && !numbers[place - 1 - unreadable]) ++unreadable;
    if (number > expected && number - expected > unreadable)
      order.gaps.push_back({expected, number - 1, place});
    expected = number + 1;
  }
}

}  // namespace

Order order_of(Sequence numbers, std::optional<std::uint64_t> first) {
  Order order;
  find_repeated(numbers, order);
  find_displaced(numbers, order);
  find_gaps(numbers, first, order);
  return order;
}

}  // namespace guard::audit
