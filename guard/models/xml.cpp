// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/models/xml.hpp"

#include <algorithm>
#include <utility>

namespace guard::models {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == ':';
}

}  // namespace

Xml::Xml(Source& source) : source_(source) {
  if (source.size() > max_xml_bytes)
    source.refuse("it has " + std::to_string(source.size()) + " bytes, and at most " +
                  std::to_string(max_xml_bytes) + " are read");
  take("\xEF\xBB\xBF");
  if (take("<?xml")) skip_past("?>");
}

char Xml::peek() {
  const char c = static_cast<char>(source_.byte(at_));
  if (c == '\0') source_.refuse("it holds a byte of zero");
  return c;
}

char Xml::take() {
  const char c = peek();
  ++at_;
  return c;
}

bool Xml::take(std::string_view wanted) {
  if (wanted.size() > source_.size() - at_) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (static_cast<char>(source_.byte(at_ + i)) != wanted[i]) return false;
  at_ += wanted.size();
  return source_.ok();
}

void Xml::skip_past(std::string_view end) {
  while (source_.ok() && !take(end)) take();
}

bool Xml::skip_spaces() {
  const std::uint64_t begin = at_;
  while (source_.ok() && is_space(peek())) ++at_;
  return at_ != begin;
}

std::string Xml::name() {
  std::string name;
  while (source_.ok() && is_name(peek())) {
    if (name.size() == max_xml_name) source_.refuse("a name in it is too long");
    name += take();
  }
  if (name.empty()) source_.refuse("there is no name at byte " + std::to_string(at_));
  return name;
}

void Xml::read_text() {
  text_.clear();
  while (source_.ok() && at_ < source_.size()) {
    char c = peek();
    if (c != '<') {
      ++at_;
    } else if (take("<!--")) {
      skip_past("-->");
      c = '\0';
    } else {
      return;
    }
    if (text_.size() < max_xml_value) text_ += c;
  }
}

Xml::Tag Xml::next() {
  if (!source_.ok()) return Tag::none;
  if (std::exchange(closes_too_, false)) {
    text_.clear();
    closed_ = true;
    return Tag::closes;
  }
  attributes_.clear();
  if (std::exchange(closed_, false)) {
    path_.resize(parents_.back());
    parents_.pop_back();
  }
  const bool after_root = parents_.empty() && seen_root_;
  read_text();
  if (!source_.ok()) return Tag::none;
  if (at_ == source_.size()) {
    if (!after_root) source_.refuse("it ends in the middle");
    return Tag::none;
  }
  ++at_;  // the <
  const Tag tag = take("/") ? close() : open();
  return source_.ok() ? tag : Tag::none;
}

Xml::Tag Xml::open() {
  if (parents_.empty() && std::exchange(seen_root_, true))
    source_.refuse("it goes on after its end");
  if (parents_.size() == max_xml_depth) source_.refuse("it is nested too deeply");
  parents_.push_back(path_.size());
  if (!path_.empty()) path_ += '/';
  path_ += name();
  while (source_.ok()) {
    const bool apart = skip_spaces();
    if (take(">")) return Tag::opens;
    if (take("/>")) {
      closes_too_ = true;
      return Tag::opens;
    }
    if (!apart) source_.refuse("there is no tag's end at byte " + std::to_string(at_));
    read_attribute();
  }
  return Tag::none;
}

Xml::Tag Xml::close() {
  const std::string closing = name();
  skip_spaces();
  const std::size_t begin = parents_.empty() || parents_.back() == 0 ? 0 : parents_.back() + 1;
  if (parents_.empty() || std::string_view(path_).substr(begin) != closing || !take(">"))
    source_.refuse("a tag before byte " + std::to_string(at_) + " closes what isn't open");
  closed_ = true;
  return Tag::closes;
}

void Xml::read_attribute() {
  Attribute attribute{name(), {}};
  for (const Attribute& other : attributes_)
    if (other.name == attribute.name) source_.refuse("a tag has one attribute twice");
  if (attributes_.size() == max_xml_attributes) source_.refuse("a tag has too many attributes");
  skip_spaces();
  if (!take("=")) source_.refuse("there is no value at byte " + std::to_string(at_));
  skip_spaces();
  const char quote = source_.ok() ? take() : '\0';
  if (quote != '"' && quote != '\'')
    source_.refuse("there is no quoted value at byte " + std::to_string(at_));
  while (source_.ok()) {
    const char c = take();
    if (c == quote) break;
    if (c == '<') source_.refuse("a value holds a < before byte " + std::to_string(at_));
    if (attribute.value.size() <= max_xml_value) attribute.value += c;
  }
  attributes_.push_back(std::move(attribute));
}

std::string_view Xml::as_written(std::string_view attribute) const {
  const auto found = std::ranges::find(attributes_, attribute, &Attribute::name);
  return found == attributes_.end() ? std::string_view{} : std::string_view(found->value);
}

std::string_view Xml::attribute(std::string_view name) {
  const std::string_view value = as_written(name);
  if (value.size() > max_xml_value || value.find('&') != std::string_view::npos)
    source_.refuse("the value of " + std::string(name) + " is too long or holds an entity");
  return value;
}

}  // namespace guard::models
