// SPDX-License-Identifier: LGPL-2.1-or-later
// The catalogue says what elements do: which analyse frames and where what they do is written,
// which only carry, convert, store or show them, and through which frames leave.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guard/catalogue/exit.hpp"
#include "guard/catalogue/pattern.hpp"
#include "guard/error.hpp"
#include "guard/facts/context.hpp"

namespace guard::catalogue {

inline constexpr std::size_t max_catalogue_bytes = 1 << 20;

// Which of an element's properties, and which keys of the configuration files these name, decide
// what it does; one list of names for each kind of value.
struct Reads {
  using Names = std::array<std::vector<std::string>, value_kinds>;
  Names properties;
  Names inner;
  std::vector<std::string> instance;  // ids under which another element's model is shared

  [[nodiscard]] bool any() const;
};

// An entry for elements by factory, and by property values where those decide.
struct Entry {
  std::vector<std::string> factories;
  std::vector<std::pair<std::string, std::string>> when;  // all must hold; `*` stands for anything
  std::optional<facts::StageFacts> stage;                 // nothing: it does not analyse
  Exit exit = Exit::none;
  Reads reads;            // when it has any, they decide before `stage` does
  bool declared = false;  // the fleet config's own word, and so the last
  bool tensors = false;   // it makes tensors that a decoder behind it gives a meaning
  bool decodes = false;   // it is such a decoder
  std::string because;
  std::string source;
  std::string evidence;  // where the entry stands: "opencv.toml:12"
};

// An entry for elements by what their factory calls itself: all of `words` in its klass.
struct ClassEntry {
  std::vector<std::string> words;
  std::string evidence;
};

// What a file is, whatever it is called: the fleet's word on a model or a piece of code.
struct Pin {
  std::string sha256;  // 64 lower-case hexadecimal digits
  std::optional<facts::StageFacts> stage;
  std::string evidence;
};

struct Catalogue {
  std::vector<Entry> entries;  // first match wins; those with `when` before those without
  std::vector<ClassEntry> classes;
  std::vector<Pattern> patterns;
  std::vector<Pin> pins;

  // `more` counts before what is here: a fleet's own declarations, say.
  void put_first(Catalogue more);

  // Those for this factory, in their order.
  [[nodiscard]] std::vector<const Entry*> entries_for(std::string_view factory) const;

  // To be called after entries were changed by hand.
  void index();

 private:
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_factory_;
};

// Whether `text` is what `pattern` says, in which `*` stands for any run of characters.
[[nodiscard]] bool matches(std::string_view pattern, std::string_view text);

// Reads a catalogue file. `file` is the name that evidence and errors give.
[[nodiscard]] Expected<Catalogue> parse_catalogue(std::string_view toml, std::string_view file);

}  // namespace guard::catalogue
