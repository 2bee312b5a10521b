// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/catalogue/pattern.hpp"

#include <algorithm>
#include <boost/regex.hpp>
#include <exception>

namespace guard::catalogue {

struct Regex::Compiled {
  boost::regex regex;
};

Expected<Regex> Regex::compile(std::string_view perl) {
  // The library reports by exceptions; this is where they end.
  try {
    Regex made;
    made.compiled_ = std::make_shared<const Compiled>(
        Compiled{boost::regex(perl.begin(), perl.end(),
                              boost::regex::perl | boost::regex::icase | boost::regex::optimize)});
    return made;
  } catch (const std::exception& error) {
    return fail("is no regular expression: " + std::string(error.what()));
  }
}

std::optional<bool> Regex::found_in(std::string_view text) const {
  text = text.substr(0, max_searched_bytes);
  try {
    return boost::regex_search(text.begin(), text.end(), compiled_->regex);
  } catch (const std::exception&) {
    return std::nullopt;  // the library gives up on expressions that would backtrack for ever
  }
}

std::string normal_name(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  std::string name(slash == std::string_view::npos ? path : path.substr(slash + 1));
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '_' || c == '.' || c == ' '; }, '-');
  return name;
}

}  // namespace guard::catalogue
