// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/json.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <limits>
#include <utility>

#include "guard/trust/json_fields.hpp"

namespace guard::trust {
namespace {

namespace json = boost::json;

// Builds the tree out of the parser's events.
class TreeBuilder {
 public:
  static constexpr std::size_t max_object_size = max_json_fields;
  static constexpr std::size_t max_array_size = max_json_items;
  // Texts are limited by the document's size.
  static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

  // Must be told of each byte before the parser sees it.
  void next_byte(char byte) {
    if (token_at_ || std::string_view(" \t\r\n:,").find(byte) != std::string_view::npos) return;
    token_at_ = here_;
  }
  void past_byte(char byte) {
    here_ = byte == '\n' ? Position{here_.line + 1, 1} : Position{here_.line, here_.column + 1};
  }
  [[nodiscard]] Position here() const { return here_; }
  [[nodiscard]] std::optional<Error>& error() { return error_; }
  [[nodiscard]] JsonValue take_root() { return std::move(root_); }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }

  bool on_object_begin(json::error_code&) { return open(JsonKind::object); }
  bool on_object_end(std::size_t, json::error_code&) { return close(); }
  bool on_array_begin(json::error_code&) { return open(JsonKind::array); }
  bool on_array_end(std::size_t, json::error_code&) { return close(); }

  bool on_key_part(json::string_view part, std::size_t, json::error_code&) { return append(part); }
  bool on_key(json::string_view last, std::size_t, json::error_code& code) {
    append(last);
    name_ = std::exchange(text_, {});
    name_at_ = token_begin();
    if (!open_.back()->find(name_)) return true;
    error_ = Error{"the field " + quoted(name_) + " stands twice in one object",
                   {},
                   {},
                   name_at_.line,
                   name_at_.column};
    code = json::make_error_code(json::error::syntax);
    return false;
  }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
    return append(part);
  }
  bool on_string(json::string_view last, std::size_t, json::error_code&) {
    append(last);
    add(JsonKind::text).text = std::exchange(text_, {});
    return true;
  }

  bool on_number_part(json::string_view, json::error_code&) { return true; }
  bool on_int64(std::int64_t number, json::string_view, json::error_code&) {
    JsonValue& value = add(JsonKind::number);
    if (number >= 0) value.whole = static_cast<std::uint64_t>(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, json::string_view, json::error_code&) {
    add(JsonKind::number).whole = number;
    return true;
  }
  bool on_double(double, json::string_view, json::error_code&) {
    add(JsonKind::number);
    return true;
  }
  bool on_bool(bool, json::error_code&) {
    add(JsonKind::boolean);
    return true;
  }
  bool on_null(json::error_code&) {
    add(JsonKind::null);
    return true;
  }

  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

 private:
  bool append(json::string_view part) {
    text_.append(part.data(), part.size());
    return true;
  }

  Position token_begin() { return std::exchange(token_at_, std::nullopt).value_or(here_); }

  JsonValue& add(JsonKind kind) {
    JsonValue& value = open_.empty() ? root_ : open_.back()->items.emplace_back();
    value.kind = kind;
    value.at = token_begin();
    value.name = std::exchange(name_, {});
    value.name_at = name_at_;
    return value;
  }

  // A parent gets no further item while a child is open, so these pointers stay good.
  bool open(JsonKind kind) {
    open_.push_back(&add(kind));
    return true;
  }
  bool close() {
    open_.pop_back();
    token_at_.reset();
    return true;
  }

  JsonValue root_;
  std::vector<JsonValue*> open_;
  std::string text_;
  std::string name_;
  Position name_at_;
  Position here_;
  std::optional<Position> token_at_;
  std::optional<Error> error_;
};

tl::unexpected<Error> fail_at(Position at, std::string what) {
  return tl::unexpected<Error>({std::move(what), {}, {}, at.line, at.column});
}

std::string words_for(const json::error_code& code) {
  if (code == json::error::too_deep) return "is nested too deeply";
  if (code == json::error::incomplete) return "ends in the middle";
  if (code == json::error::object_too_large) return "has an object of too many fields";
  if (code == json::error::array_too_large) return "has an array of too many items";
  return "is no valid JSON: " + code.message();
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view field) const {
  if (kind != JsonKind::object) return nullptr;
  for (const JsonValue& item : items)
    if (item.name == field) return &item;
  return nullptr;
}

Expected<JsonValue> parse_json(std::string_view text, std::size_t max_bytes,
                               std::size_t max_depth) {
  if (text.size() > max_bytes)
    return fail("has " + std::to_string(text.size()) + " bytes, and such a document has at most " +
                std::to_string(max_bytes));
  if (text.empty()) return fail("is empty");

  json::parse_options options;
  options.max_depth = max_depth;
  json::basic_parser<TreeBuilder> parser(options);
  TreeBuilder& builder = parser.handler();
  json::error_code code;
  // The parser doesn't say where a value stands. Fed byte by byte it needn't: its events come at
  // the byte that completes the value.
  for (const char byte : text) {
    builder.next_byte(byte);
    const std::size_t taken = parser.write_some(true, &byte, 1, code);
    if (builder.error()) return tl::unexpected<Error>(std::move(*builder.error()));
    if (code) return fail_at(builder.here(), words_for(code));
    if (taken != 1) return fail_at(builder.here(), "goes on after its end");
    builder.past_byte(byte);
  }
  parser.write_some(false, nullptr, 0, code);
  if (code) return fail_at(builder.here(), words_for(code));
  return builder.take_root();
}

}  // namespace guard::trust
