// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/parse.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "guard/description/builder.hpp"
#include "guard/description/command_line.hpp"
#include "guard/description/spelling.hpp"

namespace guard::description {
namespace {

// A link whose other end has not come yet.
struct Open {
  End from;
  std::string caps;
  bool every_pad = false;
  std::size_t offset = 0;
};

// A bin, or the description itself, as far as it has been read.
struct Level {
  int bin = -1;
  std::size_t offset = 0;
  End last;                  // what a '!' links from
  int assignee = -1;         // whose properties may come now
  std::optional<Open> open;  // a '!' was read
};

class Parser {
 public:
  explicit Parser(const Source& source)
      : source_(source), text_(source.text()), builder_(source) {
    levels_.emplace_back();
  }

  Expected<Graph> parse() {
    for (at_ = past_blanks(text_, 0); at_ < text_.size(); at_ = past_blanks(text_, at_)) {
      if (builder_.full())
        return refuse(at_, "the description has more than " + std::to_string(max_parts) + " parts");
      if (auto read = read_one(); !read) return tl::unexpected(std::move(read.error()));
    }
    if (levels_.size() > 1)
      return refuse(levels_.back().offset, "the bin that begins here is not closed",
                    "write ) behind its last element");
    close_caps();
    if (level().open)
      builder_.note(level().open->offset, "nothing follows the link", "write an element behind !");
    return builder_.take();
  }

 private:
  using Done = Expected<void>;

  [[nodiscard]] Level& level() { return levels_.back(); }
  [[nodiscard]] tl::unexpected<Error> refuse(std::size_t offset, std::string what,
                                             std::string remedy = {}) const {
    return tl::unexpected(source_.error(offset, std::move(what), std::move(remedy)));
  }

  Done read_one() {
    const char c = text_[at_];
    if (c == '!' || is_lone_colon()) return read_link();
    if (c == ')') return close_bin();
    if (c == '(') return open_bin(at_, at_ + 1, {});
    if (c == '.') return read_own_pads();
    if (c == '@') return read_preset();
    if (begins_caps(text_, at_) && scheme_length(text_, at_) == 0) return read_caps();
    if (scheme_length(text_, at_) != 0) return read_uri();
    return read_word();
  }

  [[nodiscard]] bool is_lone_colon() const {
    return text_[at_] == ':' && (at_ + 1 == text_.size() || is_blank(text_[at_ + 1]));
  }

  Done read_link() {
    Level& here = level();
    if (here.open && here.open->caps.empty())
      return refuse(at_, "a link follows a link", "write an element between the two");
    if (here.open) {
      // The caps between two marks filter one link.
      ++at_;
      here.open->offset = at_;
      caps_closed_ = true;
      return {};
    }
    if (!here.last.given()) builder_.note(at_, "nothing is in front of the link");
    here.open = Open{std::exchange(here.last, End{}), {}, text_[at_] == ':', at_};
    here.assignee = -1;
    caps_closed_ = false;
    ++at_;
    return {};
  }

  // Caps that no '!' followed are an element of their own, as in "a ! caps" at an end.
  void close_caps() {
    Level& here = level();
    if (!here.open || here.open->caps.empty() || caps_closed_) return;
    std::string caps = std::exchange(here.open->caps, {});
    const int filter = builder_.add_element("capsfilter", here.bin, here.open->offset);
    builder_.add_property(filter, "caps", std::move(caps));
    arrive(End{filter, {}, {}, here.open->offset});
  }

  Done read_caps() {
    const std::size_t begin = at_;
    at_ = past_caps(text_, at_);
    std::string caps = tidy_caps(std::string_view(text_).substr(begin, at_ - begin));
    Level& here = level();
    close_caps();
    if (here.open && here.open->from.given() && here.open->caps.empty()) {
      here.open->caps = std::move(caps);
      here.open->offset = begin;
      caps_closed_ = false;
      return {};
    }
    const int filter = builder_.add_element("capsfilter", here.bin, begin);
    builder_.add_property(filter, "caps", std::move(caps));
    arrive(End{filter, {}, {}, begin});
    return {};
  }

  // An element, a reference or a bin's first element stands here.
  void arrive(End end) {
    Level& here = level();
    if (here.open) {
      if (here.open->from.given())
        builder_.add_link(std::move(here.open->from), end, std::move(here.open->caps),
                          here.open->every_pad);
      here.open.reset();
    }
    here.assignee = end.element;
    // What is behind a reference or an element with other pads starts from the same element.
    end.pad.clear();
    here.last = std::move(end);
  }

  Done read_word() {
    const std::size_t begin = at_;
    const std::size_t end = past_word(text_, at_);
    if (end == begin)
      return refuse(begin, "expected an element, caps or a link, and found " +
                               quoted(std::string_view(text_).substr(begin, 20)),
                    "quote what belongs to a value");
    std::string word(text_.substr(begin, end - begin));
    if (end < text_.size() && text_[end] == '.') {
      if (end + 1 < text_.size() && text_[end + 1] == '(') return open_bin(begin, end + 2, word);
      return read_reference(begin, end, std::move(word));
    }
    const std::size_t equals = past_blanks(text_, end);
    if (equals < text_.size() && text_[equals] == '=') return read_property(std::move(word), equals);
    at_ = end;
    close_caps();
    arrive(End{builder_.add_element(std::move(word), level().bin, begin), {}, {}, begin});
    return {};
  }

  Done read_property(std::string name, std::size_t equals) {
    const std::size_t begin = past_blanks(text_, equals + 1);
    const auto end = past_value(text_, begin);
    if (!end) return refuse(begin, "the quotation that begins here is not closed");
    if (*end == begin) return refuse(equals, quoted(name) + " has no value", "write NAME=VALUE");
    const int owner = level().assignee >= 0 ? level().assignee : level().bin;
    if (owner < 0) return refuse(at_, quoted(name) + " is a property of no element",
                                 "write an element in front of it");
    std::size_t last = *end;
    // A bin's closing parenthesis may stand right behind a value.
    if (levels_.size() > 1 && text_[last - 1] == ')' && !balanced(begin, last)) --last;
    at_ = last;
    builder_.add_property(owner, std::move(name),
                          unescaped(std::string_view(text_).substr(begin, last - begin)));
    return {};
  }

  [[nodiscard]] bool balanced(std::size_t begin, std::size_t end) const {
    int depth = 0;
    for (std::size_t i = begin; i < end; ++i) depth += text_[i] == '(' ? 1 : text_[i] == ')' ? -1 : 0;
    return depth >= 0;
  }

  // ".pad" or ".pad,pad" behind an element.
  std::string read_pads(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size()) {
      const std::size_t next = text_[end] == ',' ? end + 1 : past_word(text_, end);
      if (next == end) break;
      end = next;
    }
    at_ = end;
    return text_.substr(at, end - at);
  }

  Done read_reference(std::size_t begin, std::size_t dot, std::string name) {
    close_caps();
    End end{-1, std::move(name), read_pads(dot + 1), begin};
    const std::string pad = end.pad;
    const bool linked = level().open.has_value();
    arrive(std::move(end));
    if (!linked) level().last.pad = pad;
    return {};
  }

  // ".src ! " names the pad of the element before; "! .sink " that of the one to come.
  Done read_own_pads() {
    const std::size_t begin = at_;
    std::string pads = read_pads(at_ + 1);
    if (at_ == begin + 1) return refuse(begin, "a pad's name is missing behind the dot");
    if (!level().open) level().last.pad = std::move(pads);
    return {};
  }

  Done read_preset() {
    const std::size_t end = past_value(text_, at_).value_or(text_.size());
    if (level().assignee >= 0)
      builder_.add_property(level().assignee, text_.substr(at_, end - at_), {});
    at_ = end;
    return {};
  }

  // A URI stands for a source of its scheme, or at the end of a link for a sink.
  Done read_uri() {
    const std::size_t begin = at_;
    const std::size_t length = scheme_length(text_, at_);
    std::size_t end = past_value(text_, at_).value_or(text_.size());
    close_caps();
    const std::string kind = level().open ? "sink" : "src";
    const int element =
        builder_.add_element(text_.substr(begin, length) + kind, level().bin, begin);
    builder_.add_property(element, "location", text_.substr(begin, end - begin));
    at_ = end;
    arrive(End{element, {}, {}, begin});
    return {};
  }

  Done open_bin(std::size_t begin, std::size_t inside, const std::string& kind) {
    if (levels_.size() > max_bin_depth)
      return refuse(begin, "bins are nested more than " + std::to_string(max_bin_depth) + " deep");
    close_caps();
    const int bin = builder_.add_element(kind.empty() ? "bin" : kind, level().bin, begin);
    Level inner;
    inner.bin = bin;
    inner.offset = begin;
    inner.open = std::exchange(level().open, std::nullopt);
    levels_.push_back(std::move(inner));
    at_ = inside;
    return {};
  }

  Done close_bin() {
    if (levels_.size() == 1) return refuse(at_, "this ) closes no bin");
    close_caps();
    Level inner = std::move(levels_.back());
    levels_.pop_back();
    if (inner.open)
      builder_.note(inner.open->offset, "nothing follows the link in the bin");
    level().last = inner.last.given() ? inner.last : End{inner.bin, {}, {}, inner.offset};
    level().assignee = inner.bin;
    ++at_;
    return {};
  }

  const Source& source_;
  const std::string& text_;
  Builder builder_;
  std::vector<Level> levels_;
  std::size_t at_ = 0;
  bool caps_closed_ = false;  // a '!' followed the caps of the open link
};

}  // namespace

Expected<Graph> parse(std::string_view text) {
  if (text.size() > max_bytes)
    return fail("the description has " + std::to_string(text.size()) + " bytes, and may have " +
                std::to_string(max_bytes));
  const Source source = without_shell(text);
  return Parser(source).parse();
}

}  // namespace guard::description
