// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/audit/checkpoint.hpp"

#include <algorithm>
#include <charconv>

#include "guard/audit/note.hpp"
#include "guard/trust/base64.hpp"

namespace guard::audit {
namespace {

constexpr std::string_view signature_begin = "\xe2\x80\x94";

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || std::to_string(value) != text || value > max_number)
    return std::nullopt;
  return value;
}

std::string_view next_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

// What follows `name` and a blank in the next line; nothing when that is another line.
std::optional<std::string_view> next_field(std::string_view& text, std::string_view name) {
  std::string_view line = next_line(text);
  if (!line.starts_with(name) || line.size() <= name.size() || line[name.size()] != ' ')
    return std::nullopt;
  return line.substr(name.size() + 1);
}

std::optional<std::uint64_t> next_number(std::string_view& text, std::string_view name) {
  const auto field = next_field(text, name);
  return field ? number(*field) : std::nullopt;
}

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}  // namespace

std::string sign_checkpoint(const Checkpoint& checkpoint, const trust::SecretKey& key) {
  std::string text = checkpoint.origin + "\n" + std::to_string(checkpoint.head.sequence) + "\n" +
                     trust::to_base64(trust::as_text(checkpoint.head.hash)) + "\n";
  text += "checkpoint " + std::to_string(checkpoint.number) + "\n";
  text += "boot " + (checkpoint.boot.empty() ? "-" : checkpoint.boot) + "\n";
  text += "wall " + checkpoint.wall + "\n";
  text += "mono_ms " + std::to_string(checkpoint.mono_ms) + "\n";
  text += "interval_ms " + std::to_string(checkpoint.interval_ms) + "\n";
  return sign_note(text, checkpoint.origin, key);
}

Expected<Checkpoint> read_checkpoint(std::string_view text) {
  Checkpoint out;
  out.origin = next_line(text);
  const auto size = number(next_line(text));
  const auto hash = trust::from_base64(next_line(text));
  const auto count = next_number(text, "checkpoint");
  const auto boot = next_field(text, "boot");
  const auto wall = next_field(text, "wall");
  const auto mono = next_number(text, "mono_ms");
  const auto interval = next_number(text, "interval_ms");
  if (out.origin.empty() || !size || !hash || hash->size() != out.head.hash.size() || !count ||
      !boot || !wall || !mono || !interval)
    return fail("is no checkpoint of an audit log");
  out.head.sequence = *size;
  std::ranges::copy(trust::as_bytes(*hash), out.head.hash.begin());
  out.number = *count;
  out.boot = *boot == "-" ? std::string_view() : *boot;
  out.wall = *wall;
  out.mono_ms = *mono;
  out.interval_ms = *interval;
  return out;
}

// A text stands before its signatures, an empty line between them. A text without signatures, or
// signatures without a text, are damage and stand for themselves, so that the next note is found.
Notes split_notes(std::string_view file) {
  Notes out;
  std::string_view text;  // still without its signatures
  std::size_t text_line = 1;
  std::size_t line = 1;
  const std::string_view all = file;
  while (!file.empty()) {
    const std::size_t end = file.find("\n\n");
    if (end == std::string_view::npos) break;
    const std::string_view block = file.substr(0, end + 1);
    if (!block.starts_with(signature_begin)) {
      if (!text.empty()) out.notes.push_back({text, text_line});
      text = block;
      text_line = line;
    } else if (text.empty()) {
      out.notes.push_back({block, line});
    } else {
      out.notes.push_back({{text.data(), text.size() + 1 + block.size()}, text_line});
      text = {};
    }
    file.remove_prefix(end + 2);
    line += lines_in(block) + 1;
  }
  out.torn = text.empty() ? file : all.substr(static_cast<std::size_t>(text.data() - all.data()));
  out.torn_line = text.empty() ? line : text_line;
  return out;
}

std::string origin_of(std::string_view device) {
  std::string name(device);
  std::ranges::replace_if(
      name, [](char c) { return c <= ' ' || c > '~' || c == '+'; }, '_');
  return (name.empty() ? "device" : name) + "/audit";
}

}  // namespace guard::audit
