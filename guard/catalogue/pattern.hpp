// SPDX-License-Identifier: LGPL-2.1-or-later
// Regular expressions over what elements are given: names of models, bodies of configurations.
#pragma once

#include <array>
#include <bitset>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "guard/error.hpp"
#include "guard/facts/context.hpp"

namespace guard::catalogue {

// What a value is: the kinds of values an element may be given, then what patterns may look at
// besides.
enum class Kind : unsigned char {
  model,
  configuration,
  code,
  labels,
  function,
  text,
  body,
  factory,
  name
};
inline constexpr std::size_t value_kinds = 6;
inline constexpr std::size_t pattern_kinds = 9;
inline constexpr auto kind_words = std::to_array<std::string_view>(
    {"model", "configuration", "code", "labels", "function", "text", "body", "factory", "name"});
[[nodiscard]] constexpr std::string_view word(Kind kind) {
  return kind_words[static_cast<std::size_t>(kind)];
}

// The longest text that is searched; of longer ones only the beginning.
inline constexpr std::size_t max_searched_bytes = 1 << 20;

// A Perl expression, without regard to case. Any thread.
class Regex {
 public:
  [[nodiscard]] static Expected<Regex> compile(std::string_view perl);

  // Nothing when the search would take unreasonably long: the answer is not known then.
  [[nodiscard]] std::optional<bool> found_in(std::string_view text) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

struct Pattern {
  std::bitset<pattern_kinds> in;
  Regex regex;
  std::optional<facts::StageFacts> stage;  // nothing: what it names does not analyse
  bool things = false;                     // what it names has no face: vehicles, plates, text
  std::string because;
  std::string evidence;  // where the pattern stands: "names.toml:12"
};

// A path's last part with `_ . space` written `-`, which is what patterns for names are made for.
[[nodiscard]] std::string normal_name(std::string_view path);

}  // namespace guard::catalogue
