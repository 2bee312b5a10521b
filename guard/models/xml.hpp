// SPDX-License-Identifier: LGPL-2.1-or-later
// XML, one tag after the other, as far as OpenVINO's files use it. A scanner of our own, since here
// refusing is always safe: it knows no DTD, entity, CDATA or processing instruction, so it can be
// asked neither to fetch nor to grow anything, nor shown another document than the lenient parser
// sees that the model is loaded with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guard/models/source.hpp"

namespace guard::models {

inline constexpr std::uint64_t max_xml_bytes = std::uint64_t{64} << 20;
inline constexpr std::size_t max_xml_depth = 64;
inline constexpr std::size_t max_xml_attributes = 64;  // of one tag
inline constexpr std::size_t max_xml_name = 128;
inline constexpr std::size_t max_xml_value =
    1024;  // of longer values and texts only so much is kept

class Xml {
 public:
  explicit Xml(Source& source);

  enum class Tag : unsigned char { opens, closes, none };

  // The next tag; none at the end, and when the source has refused. <a/> opens and closes.
  [[nodiscard]] Tag next();

  // The element of the tag and those around it: "net/layers/layer".
  [[nodiscard]] std::string_view path() const { return path_; }
  // Of the element that opens, as it is written and perhaps cut; empty when it has none.
  [[nodiscard]] std::string_view as_written(std::string_view attribute) const;
  // The same, whole and without entities; others are refused.
  [[nodiscard]] std::string_view attribute(std::string_view name);
  // What stands between the last tag and this one; for a comment there is a byte of zero.
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  struct Attribute {
    std::string name;
    std::string value;  // as written, without the quotes
  };

  char peek();
  char take();
  bool take(std::string_view wanted);  // all of it or nothing
  void skip_past(std::string_view end);
  bool skip_spaces();  // whether there was any
  std::string name();
  void read_text();
  Tag open();
  Tag close();
  void read_attribute();

  Source& source_;
  std::uint64_t at_ = 0;
  bool closes_too_ = false;  // the tag was <a/>, and that it closes is still to be told
  bool closed_ = false;      // the last element of the path has been closed
  bool seen_root_ = false;
  std::vector<std::size_t> parents_;  // the path's length around each open element
  std::string path_;
  std::vector<Attribute> attributes_;
  std::string text_;
};

}  // namespace guard::models
