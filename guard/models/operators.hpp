// SPDX-License-Identifier: LGPL-2.1-or-later
// What the operators of a model tell of its outputs, and the limits that its readers share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

#include "guard/models/shape.hpp"

namespace guard::models {

inline constexpr std::size_t max_dims = 8;              // of one tensor
inline constexpr std::int64_t max_dim = 2'147'483'647;  // all three formats' runtimes stop there
inline constexpr std::size_t max_outputs = 256;         // of one model
inline constexpr std::size_t max_operators = 100'000;
inline constexpr std::size_t max_tensors = 1'000'000;  // and names of tensors

// The operator that makes a tensor, and where its own first input comes from. One without a maker
// hands the same numbers on.
template <class Key>
struct Producer {
  std::optional<Maker> maker = Maker::other;
  std::optional<Key> from;
};

// Who made the tensor at `key`, looking through what only hands on.
template <class Key>
[[nodiscard]] Maker made_by(const std::map<Key, Producer<Key>>& producers, Key key) {
  constexpr int most_handed_on = 16;  // longer chains, and rings, tell nothing
  for (int i = 0; i < most_handed_on; ++i) {
    const auto found = producers.find(key);
    if (found == producers.end()) return Maker::other;
    if (found->second.maker) return *found->second.maker;
    if (!found->second.from) return Maker::other;
    key = *found->second.from;
  }
  return Maker::other;
}

// By the name that ONNX and OpenVINO know an operator by, in small letters.
[[nodiscard]] std::optional<Maker> maker_of(std::string_view operator_name);

// A dimension as it was found: what isn't a size of 1 or more isn't stated.
[[nodiscard]] constexpr std::int64_t as_dim(std::int64_t found) {
  return found >= 1 && found <= max_dim ? found : -1;
}

}  // namespace guard::models
