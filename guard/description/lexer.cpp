// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/lexer.hpp"

#include <utility>

#include "guard/description/spelling.hpp"

namespace guard::description {
namespace {

constexpr std::string_view preset = "@preset";

// What a text processor made of quotation marks and blanks.
bool begins_typography(std::string_view text) {
  for (const std::string_view mark : {"\u2018", "\u2019", "\u201c", "\u201d", "\u00a0"})
    if (text.starts_with(mark)) return true;
  return false;
}

}  // namespace

Expected<Token> Lexer::next() {
  at_ = past_blanks(text_, at_);
  if (at_ == text_.size()) return take(TokenKind::end, at_);
  const std::string_view rest = text_.substr(at_);
  if (past_word(text_, at_) != at_) return named();
  switch (rest.front()) {
    case '!':
      return take(TokenKind::link, at_ + 1);
    case ':':
      return take(TokenKind::link_all, at_ + 1);
    case '(':
      return take(TokenKind::bin, at_ + 1, "bin");
    case ')':
      return take(TokenKind::close, at_ + 1);
    case ',':
      return take(TokenKind::comma, at_ + 1);
    case '\'':
    case '"':
      return in_quotes();
    case '.': {
      const std::size_t end = past_word(text_, at_ + 1);
      if (end == at_ + 1) return refuse_character();
      return take(TokenKind::pad, end, text_.substr(at_ + 1, end - at_ - 1));
    }
    default:
      break;
  }
  if (rest.starts_with("\\!")) return take(TokenKind::link, at_ + 2);
  if (rest.starts_with(preset)) {
    const std::size_t equals = past_blanks(text_, at_ + preset.size());
    if (text_.substr(equals).starts_with('=')) return property(preset, equals);
  }
  return refuse_character();
}

Expected<Token> Lexer::named() {
  if (const std::size_t length = scheme_length(text_, at_); length != 0) {
    const std::size_t begin = at_ + length + std::string_view("://").size();
    const auto end = past_value(text_, begin);
    if (!end) return refuse(begin, "this quotation isn't closed", "close it");
    const std::string uri = unescaped(text_.substr(at_, *end - at_));
    return take(TokenKind::uri, *end, uri, text_.substr(at_, length));
  }
  if (begins_caps(text_, at_)) return caps();

  const std::size_t end = past_word(text_, at_);
  const std::string_view word = text_.substr(at_, end - at_);
  const std::size_t behind = past_blanks(text_, end);
  if (text_.substr(behind).starts_with('=')) return property(word, behind);
  if (text_.substr(behind).starts_with('.')) {
    const std::size_t open = past_blanks(text_, behind + 1);
    if (text_.substr(open).starts_with('(')) return take(TokenKind::bin, open + 1, word);
  }
  if (text_.substr(end).starts_with('.')) {
    const std::size_t pad_end = past_word(text_, end + 1);
    return take(TokenKind::reference, pad_end, word, text_.substr(end + 1, pad_end - end - 1));
  }
  return take(TokenKind::word, end, word);
}

Expected<Token> Lexer::caps() {
  const auto end = past_caps(text_, at_);
  if (!end)
    return refuse(at_, "these caps hold a bracket or a quotation that isn't closed before '!'",
                  "close it");
  return take(TokenKind::caps, *end, tidy_caps(text_.substr(at_, *end - at_)));
}

Expected<Token> Lexer::property(std::string_view name, std::size_t equals) {
  const std::size_t begin = past_blanks(text_, equals + 1);
  const auto end = past_value(text_, begin);
  if (!end)
    return refuse(begin, "the value of " + quoted(name) + " begins a quotation that isn't closed",
                  "close it");
  const std::string_view value = text_.substr(begin, *end - begin);
  // GStreamer would take a '!' behind a blank for the value: nobody means that.
  if (value.empty() || (value == "!" && begin != equals + 1))
    return refuse(begin, "the property " + quoted(name) + " has no value",
                  "write one behind '=', \"\" for an empty text");
  return take(TokenKind::property, *end, name, unescaped(value));
}

// A word that a shell was to see: only its quotation marks differ from what GStreamer reads.
Expected<Token> Lexer::in_quotes() {
  const auto end = past_quotation(text_, at_);
  if (!end) return refuse(at_, "this quotation isn't closed", "close it");
  const std::string_view inside = text_.substr(at_ + 1, *end - at_ - 2);
  if (inside == "!") return take(TokenKind::link, *end);
  if (begins_caps(inside, 0) && past_caps(inside, 0) == inside.size())
    return take(TokenKind::caps, *end, tidy_caps(inside));
  const std::size_t word = past_word(inside, 0);
  if (word != 0 && inside.substr(word).starts_with('='))
    return take(TokenKind::property, *end, inside.substr(0, word),
                unescaped(inside.substr(word + 1)));
  return refuse(at_,
                "found " + quoted(inside) + " in quotation marks, expected '!', caps or a property",
                "leave the quotation marks out, or put them around a value only");
}

Token Lexer::take(TokenKind kind, std::size_t end, std::string_view text, std::string_view value) {
  return {kind, std::string(text), std::string(value), std::exchange(at_, end)};
}

tl::unexpected<Error> Lexer::refuse(std::size_t at, std::string what, std::string remedy) const {
  return tl::unexpected(source_.error(at, std::move(what), std::move(remedy)));
}

tl::unexpected<Error> Lexer::refuse_character() const {
  const std::string_view rest = text_.substr(at_);
  if (begins_typography(rest))
    return refuse(at_, "found a quotation mark or blank of a text processor",
                  "write it with the keyboard's ' or \" or blank");
  std::size_t end = 1;
  while (end < rest.size() && !is_blank(rest[end])) ++end;
  const std::string found = "found " + quoted(rest.substr(0, end));
  if (rest.front() == '/' || rest.starts_with("./") || rest.starts_with("../"))
    return refuse(at_, found + ", a path, where an element was expected",
                  "write filesrc location=PATH, or the URI file:///PATH");
  if (rest.front() == ';')
    return refuse(at_, found + ", expected an element, a link or the end",
                  "give one description or command at a time");
  if (rest.front() == '=')
    return refuse(at_, found + ", a value without a property", "write NAME=VALUE");
  return refuse(at_, found + ", expected an element, a link, caps or a reference",
                "put a value with blanks or such characters in quotation marks");
}

}  // namespace guard::description
