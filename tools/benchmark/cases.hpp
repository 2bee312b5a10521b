// SPDX-License-Identifier: LGPL-2.1-or-later
// What is measured, as data: the chains that a buffer is pushed through, and which two of them
// differ by the one thing whose cost is asked for.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tools::benchmark {

// What one push sends.
enum class Load : unsigned char { buffer, list };
inline constexpr std::array loads{Load::buffer, Load::list};
inline constexpr unsigned list_length = 8;  // buffers in a list
[[nodiscard]] std::string_view word(Load load);

enum class Piece : unsigned char {
  pass_on,  // pushes on and does nothing else
  guard,    // faceguard
  valve,
  tee,              // with one branch
  identity,         // as it is by default: silent, and it emits a signal for each buffer
  stage,            // an identity without that signal
  permitted_stage,  // the same, and a guard takes it for a stage
  prohibited_stage,
};

// source pad -> pieces -> sink pad
struct Case {
  std::string_view name;
  std::span<const Piece> pieces;
  std::string_view standing;    // what the guard must say of the stage; empty when there is none
  bool beside_a_guard = false;  // a guard, in a chain of its own, is in the process
};
[[nodiscard]] std::span<const Case> cases();
[[nodiscard]] const Case* find_case(std::string_view name);

// The cost of `what` is that of the case `with` less that of the case `without`.
struct Difference {
  std::string_view what;
  std::string_view with;
  std::string_view without;
  std::string_view meaning;
};
[[nodiscard]] std::span<const Difference> differences();

// The most that faceguard may cost, in instructions for a buffer or a list, as a multiple of
// another.
struct Limit {
  std::string_view what;
  std::string_view of;
  double at_most;
};
[[nodiscard]] std::span<const Limit> limits();

// A case with a load, as the command line names it: "valve/list".
struct Measured {
  const Case* chain;
  Load load;
};
[[nodiscard]] std::string name_of(const Measured& measured);
[[nodiscard]] std::optional<Measured> find_measured(std::string_view name);

}  // namespace tools::benchmark
