// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/parse.hpp"

#include <utility>

#include "guard/description/parser.hpp"
#include "guard/description/shell.hpp"

namespace guard::description {

Expected<Graph> parse(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (text.size() > max_bytes)
    return fail("the description has " + std::to_string(text.size()) +
                    " bytes, and one has at most " + std::to_string(max_bytes),
                "give one pipeline at a time");
  if (text.find('\0') != std::string_view::npos)
    return fail("the description holds a byte of value 0, where GStreamer would stop reading",
                "is this a text file in UTF-8?");
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::vector<Error> notes;
  const auto source = read_source(text, notes);
  if (!source) return tl::unexpected(source.error());
  return Parser(*source, std::move(notes)).run();
}

}  // namespace guard::description
