// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/recognition/wording.hpp"

namespace guard::recognition {

std::string quoted(std::string_view text) {
  constexpr std::size_t bearable = 60;
  std::string shown = "'";
  if (text.size() > bearable) {
    // Of a long path the end tells more.
    const std::size_t slash = text.find('/', text.size() - bearable);
    text.remove_prefix(slash != std::string_view::npos ? slash : text.size() - bearable);
    shown += "…";
  }
  for (const char c : text) shown += c >= ' ' && c != '\x7f' ? c : '?';
  return shown + "'";
}

std::string pinned_words(const Value& value, const std::string& pin) {
  return "the content of " + quoted(value.text) + " is pinned (" + pin + ")";
}

std::string shape_words(const Value& value, std::string_view what) {
  return quoted(value.text) + " " + std::string(what) + " (" + value.facts->shape + ")";
}

std::string open_words(const Given& given, const std::string& suspicion) {
  std::string words;
  for (const Value& value : given.values) {
    if (value.kind != catalogue::Kind::model && value.kind != catalogue::Kind::code &&
        value.kind != catalogue::Kind::configuration)
      continue;
    const std::string why = value.facts ? value.facts->problem : "is not here to be read";
    words = quoted(value.text) + " " + (why.empty() ? "does not tell what it does" : why);
    if (value.kind == catalogue::Kind::model) break;
  }
  if (words.empty()) words = "nothing that it is given tells what it does";
  if (given.cut_short) words += "; it includes more files than are followed";
  return suspicion.empty() ? words : words + "; going by " + suspicion + " is not enough";
}

}  // namespace guard::recognition
