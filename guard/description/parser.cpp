// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/parser.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "guard/description/holes.hpp"
#include "guard/description/parse.hpp"
#include "guard/description/uris.hpp"

namespace guard::description {
namespace {

bool is_link(TokenKind kind) {
  return kind == TokenKind::link || kind == TokenKind::link_all;
}

}  // namespace

Parser::Parser(const Source& source, std::vector<Error> notes)
    : source_(source), lexer_(source), draft_(source, std::move(notes)), levels_(1) {}

Expected<Graph> Parser::run() {
  for (;;) {
    auto token = next();
    if (!token) return tl::unexpected(std::move(token.error()));
    if (draft_.parts() > max_parts)
      return refuse(
          token->at,
          "this is more than " + std::to_string(max_parts) + " elements, properties and links",
          "give one pipeline at a time");
    const bool is_end = token->kind == TokenKind::end;
    if (auto done = take(*token); !done) return tl::unexpected(std::move(done.error()));
    if (is_end) return std::move(draft_).finish();
  }
}

Parser::Done Parser::take(Token& token) {
  const int owner = std::exchange(owner_, -1);
  switch (token.kind) {
    case TokenKind::word:
    case TokenKind::property:
      owner_ = owner;
      return token.kind == TokenKind::word ? take_element(token) : take_property(token);
    case TokenKind::reference:
      return take_reference(token);
    case TokenKind::pad:
      return take_pad(token);
    case TokenKind::bin:
      return open_bin(token);
    case TokenKind::close:
      return close_bin(token);
    case TokenKind::comma:
      return refuse(token.at, "found ',', expected an element or a link",
                    "commas part the pads of one link: NAME.PAD,PAD");
    case TokenKind::link:
    case TokenKind::link_all:
      return take_link(token);
    case TokenKind::caps:
      return take_caps(token);
    case TokenKind::uri:
      return take_uri(token);
    case TokenKind::end:
      break;
  }
  return take_end();
}

Parser::Done Parser::take_element(Token& token) {
  // "queue $OPTIONS ! …": taken for properties, or the chain would fall apart.
  if (owner_ >= 0 && owner_ != level().bin && past_hole(token.text, 0) == token.text.size()) {
    draft_.note(
        token.at,
        "what " + quoted(token.text) + " stands for is not known: properties, or further elements",
        "put in what will stand there when the pipeline runs");
    draft_.add_property(owner_, std::move(token.text), {}, token.at);
    return {};
  }
  owner_ = draft_.add_element(std::move(token.text), token.at, level().bin);
  draft_.end_element(owner_);
  join({owner_, {}, {}, token.at}, End{owner_, {}, {}, token.at});
  return {};
}

Parser::Done Parser::take_property(Token& token) {
  if (owner_ < 0)
    return refuse(token.at, "found the property " + quoted(token.text) + " behind no element",
                  "write it behind the element that has it");
  draft_.add_property(owner_, std::move(token.text), std::move(token.value), token.at);
  return {};
}

Parser::Done Parser::take_reference(Token& token) {
  End end{-1, std::move(token.text), {}, token.at};
  if (!token.value.empty()) end.pads.push_back(std::move(token.value));
  if (auto read = read_pads(end.pads); !read) return read;
  if (level().link && !level().link->to.pads.empty())
    return refuse(token.at, "found the reference to " + quoted(end.name) + " behind a pad",
                  "write the pad into it: NAME.PAD");
  if (level().link)
    join(std::move(end), std::nullopt);
  else
    join({}, std::move(end));
  return {};
}

// ".src" behind an element, for the link that follows, or ".sink" behind a link.
Parser::Done Parser::take_pad(Token& token) {
  Level& here = level();
  std::vector<std::string> pads{std::move(token.text)};
  if (auto read = read_pads(pads); !read) return read;
  std::vector<std::string>* target = nullptr;
  if (here.link)
    target = &here.link->to.pads;
  else if (here.last && here.last->element >= 0)
    target = &here.last->pads;
  if (target == nullptr || !target->empty())
    return refuse(token.at,
                  "found the pad " + quoted("." + pads.front()) + ", expected an element or a link",
                  "write a pad between an element and a link: ELEMENT .PAD ! .PAD ELEMENT");
  *target = std::move(pads);
  return {};
}

Parser::Done Parser::take_link(const Token& token) {
  Level& here = level();
  if (here.link)
    return refuse(token.at, "found a link behind a link", "write an element or caps between them");
  if (here.begun && !here.last)
    return refuse(token.at, "found a link behind a reference or URI that a link leads to",
                  "begin a new chain there: \"! mux. mux. ! …\"");
  if (!here.begun && here.bin >= 0)
    return refuse(token.at, "found a link at the beginning of a bin",
                  "write the link before the bin, or an element before the link");
  if (!here.last || here.last->is_nobody())
    draft_.note(token.at,
                "nothing stands before this link that it could lead from: it is left out");
  here.link =
      DraftLink{here.last.value_or(End{}), {}, {}, token.kind == TokenKind::link_all, token.at};
  here.begun = true;
  here.last.reset();
  return {};
}

// Caps between two links filter one link. Elsewhere they are an element of their own, as GStreamer
// would make for the link.
Parser::Done Parser::take_caps(Token& token) {
  auto following = next_kind();
  if (!following) return tl::unexpected(std::move(following.error()));
  Level& here = level();
  if (here.link && here.link->caps.empty() && here.link->to.pads.empty() && is_link(*following)) {
    here.link->caps = std::move(token.text);
    here.link->every_pad |= next()->kind == TokenKind::link_all;
    return {};
  }
  if (!is_link(*following) && *following != TokenKind::end && *following != TokenKind::close)
    draft_.note(token.at, "no link follows these caps: nothing is behind them",
                "write '!' behind them");
  const int filter = draft_.add_element("capsfilter", token.at, here.bin);
  draft_.add_property(filter, "caps", std::move(token.text), token.at);
  draft_.end_element(filter);
  join({filter, {}, {}, token.at}, End{filter, {}, {}, token.at});
  return {};
}

Parser::Done Parser::take_uri(Token& token) {
  const bool is_sink = level().link.has_value();
  if (is_sink && !level().link->to.pads.empty())
    return refuse(token.at, "found a URI behind a pad", "leave the pad out");
  const int made = draft_.add_element(is_sink ? uri_sink(token.value) : uri_source(token.value),
                                      token.at, level().bin);
  draft_.add_property(made, "uri", std::move(token.text), token.at);
  draft_.end_element(made);
  const End end{made, {}, {}, token.at};
  if (is_sink)
    join(end, std::nullopt);
  else
    join({}, end);
  return {};
}

Parser::Done Parser::open_bin(Token& token) {
  if (levels_.size() > max_bin_depth)
    return refuse(token.at, "bins stand in each other deeper than " + std::to_string(max_bin_depth),
                  "leave out bins that hold but one other");
  owner_ = draft_.add_element(std::move(token.text), token.at, level().bin);
  Level inner;
  inner.bin = owner_;
  inner.at = token.at;
  levels_.push_back(std::move(inner));
  return {};
}

Parser::Done Parser::close_bin(const Token& token) {
  if (levels_.size() == 1)
    return refuse(token.at, "found ')' without a '(' before it",
                  "leave it out, or put a value that ends with it in quotation marks");
  const Level& inner = level();
  if (inner.link)
    return refuse(token.at, "found ')' behind a link, expected an element",
                  "write the link behind the ')'");
  if (!inner.begun) return refuse(inner.at, "this bin is empty", "leave it out");
  const End last = end_chain();
  const End first = inner.first;
  draft_.end_bin(inner.bin);
  levels_.pop_back();
  join(first, last);
  return {};
}

Parser::Done Parser::take_end() {
  if (levels_.size() > 1)
    return refuse(level().at, "the '(' here is not closed",
                  "write ')' where the bin ends, behind a blank");
  if (!draft_.has_elements())
    return fail("there is no element in this description",
                "write one, as in videotestsrc ! fakesink");
  if (level().link)
    draft_.note(level().link->at, "nothing stands behind this link: it is left out");
  else
    (void)end_chain();
  return {};
}

void Parser::join(End first, std::optional<End> last) {
  Level& here = level();
  if (here.link) {
    DraftLink link = *std::exchange(here.link, std::nullopt);
    if (first.is_nobody() && !link.from.is_nobody())
      draft_.note(link.at,
                  "nothing is at the beginning of the bin that this link could lead to: it "
                  "is left out");
    link.to.element = first.element;
    link.to.name = std::move(first.name);
    link.to.at = first.at;
    std::move(first.pads.begin(), first.pads.end(), std::back_inserter(link.to.pads));
    if (!link.from.is_nobody() && !link.to.is_nobody()) draft_.add_link(std::move(link));
  } else {
    (void)end_chain();
    if (!here.begun) here.first = std::move(first);
  }
  here.begun = true;
  here.last = std::move(last);
}

End Parser::end_chain() {
  End last = std::exchange(level().last, std::nullopt).value_or(End{});
  if (!last.name.empty())
    draft_.note(last.at, "the reference to " + quoted(last.name) + " is not linked",
                "write '!' behind it");
  else if (!last.pads.empty())
    draft_.note(last.at, "the pad " + quoted(last.pads.front()) + " is named but not linked",
                "write '!' behind it");
  return {last.element, {}, {}, last.at};
}

Parser::Done Parser::read_pads(std::vector<std::string>& pads) {
  for (;;) {
    const auto kind = next_kind();
    if (!kind) return tl::unexpected(kind.error());
    if (*kind != TokenKind::comma) return {};
    const Token comma = *next();
    auto pad = next();
    if (!pad) return tl::unexpected(std::move(pad.error()));
    if (pad->kind != TokenKind::word)
      return refuse(comma.at, "no pad follows this ','", "write its name behind it");
    pads.push_back(std::move(pad->text));
  }
}

Expected<Token> Parser::next() {
  if (ahead_) return *std::exchange(ahead_, std::nullopt);
  return lexer_.next();
}

Expected<TokenKind> Parser::next_kind() {
  if (!ahead_) {
    auto token = lexer_.next();
    if (!token) return tl::unexpected(std::move(token.error()));
    ahead_ = *std::move(token);
  }
  return ahead_->kind;
}

tl::unexpected<Error> Parser::refuse(std::size_t at, std::string what, std::string remedy) const {
  return tl::unexpected(source_.error(at, std::move(what), std::move(remedy)));
}

}  // namespace guard::description
