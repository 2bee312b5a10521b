// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/audit/record.hpp"

#include <algorithm>
#include <bitset>
#include <cstdio>

namespace guard::audit {
namespace {

constexpr std::size_t boot_characters = 36;
constexpr std::string_view cut_mark = "...";

// Each letter may take two bytes, and names and punctuation take their share.
static_assert(text_fields * (2 * max_text_bytes + 32) + number_fields * 48 + 512 < max_line_bytes);

void add_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') out += '\\';
    out += letter;
  }
  out += '"';
}

void add(std::string& out, std::string_view name, std::string_view text) {
  add_quoted(out, name);
  out += ':';
  add_quoted(out, text);
}

void add(std::string& out, std::string_view name, std::uint64_t number) {
  add_quoted(out, name);
  out += ':' + std::to_string(number);
}

std::string written(const std::vector<Detail>& details) {
  std::string out;
  std::vector<std::string_view> named;
  for (const Detail& detail : details) {
    if (std::ranges::find(named, detail.name) != named.end()) continue;
    named.push_back(detail.name);
    if (!out.empty()) out += ',';
    std::visit([&](const auto& value) { add(out, detail.name, value); }, detail.value);
  }
  return "{" + out + "}";
}

}  // namespace

Detail::Detail(TextField field, std::string_view text)
    : name(word(field)), value(clean_text(text)) {}

Detail::Detail(NumberField field, std::uint64_t number)
    : name(word(field)), value(std::min(number, max_number)) {}

std::string write_line(const Head& before, const Stamp& at, const Entry& entry) {
  const auto milliseconds = std::max<std::int64_t>(at.since_boot.count(), 0);
  std::string out = "{";
  add(out, "seq", before.sequence + 1);
  add(out += ',', "prev", hex(before.hash));
  add(out += ',', "boot", clean_boot(at.boot));
  add(out += ',', "wall", iso(at.wall));
  add(out += ',', "mono_ms", std::min(static_cast<std::uint64_t>(milliseconds), max_number));
  add(out += ',', "event", word(entry.event));
  add(out += ',', "reason", word(entry.reason));
  return out + ",\"details\":" + written(entry.details) + "}";
}

std::string iso(std::chrono::sys_time<std::chrono::milliseconds> wall) {
  using namespace std::chrono;
  constexpr auto latest = sys_days(year{9999} / December / 31) + days(1) - milliseconds(1);
  wall = std::clamp<sys_time<milliseconds>>(wall, sys_days(year{0} / January / 1), latest);
  const auto midnight = floor<days>(wall);
  const year_month_day date{midnight};
  const hh_mm_ss time{wall - midnight};
  char text[80];
  std::snprintf(
      text, sizeof text, "%04d-%02u-%02uT%02ld:%02ld:%02ld.%03ldZ", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<long>(time.hours().count()), static_cast<long>(time.minutes().count()),
      static_cast<long>(time.seconds().count()), static_cast<long>(time.subseconds().count()));
  return text;
}

std::string clean_boot(std::string_view boot) {
  std::string out(boot.substr(0, boot_characters));
  std::erase_if(out, [](char letter) {
    return std::string_view("0123456789abcdef-").find(letter) == std::string_view::npos;
  });
  return out;
}

std::string clean_text(std::string_view text) {
  std::string out(text.substr(0, max_text_bytes));
  if (text.size() > max_text_bytes)
    out.replace(max_text_bytes - cut_mark.size(), cut_mark.size(), cut_mark);
  std::ranges::replace_if(
      out, [](char letter) { return letter < ' ' || letter > '~'; }, '?');
  return out;
}

}  // namespace guard::audit
