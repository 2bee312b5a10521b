// SPDX-License-Identifier: LGPL-2.1-or-later
// The words of a shell's command line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guard::description {

struct ShellWord {
  std::string text;                    // without the shell's quotation marks and escapes
  std::vector<std::uint32_t> origins;  // where its characters stood
  std::size_t begin = 0;
  std::size_t end = 0;
  bool bare = true;    // nothing of it was quoted
  bool closed = true;  // its quotations are closed
};

// The first word at or behind `at`; none at the end. Line ends are blanks, for commands are often
// kept on several lines; variables are left as they are.
[[nodiscard]] std::optional<ShellWord> shell_word(std::string_view text, std::size_t at);

}  // namespace guard::description
