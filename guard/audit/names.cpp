// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/audit/names.hpp"

#include <charconv>

namespace guard::audit {
namespace {

constexpr std::size_t digits = 12;  // of max_sequence
constexpr std::string_view records_begin = "audit-";
constexpr std::string_view records_end = ".jsonl";
constexpr std::string_view checkpoints_begin = "checkpoints-";

std::string padded(std::uint64_t number) {
  const std::string text = std::to_string(number);
  return std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
}

std::optional<std::uint64_t> between(std::string_view begin, std::string_view name,
                                     std::string_view end) {
  if (name.size() != begin.size() + digits + end.size() || !name.starts_with(begin) ||
      !name.ends_with(end))
    return std::nullopt;
  name = name.substr(begin.size(), digits);
  std::uint64_t number = 0;
  const auto [stop, error] = std::from_chars(name.data(), name.data() + digits, number);
  if (error != std::errc() || stop != name.data() + digits) return std::nullopt;
  return number;
}

}  // namespace

std::string records_name(std::uint64_t first) {
  return std::string(records_begin) + padded(first) + std::string(records_end);
}

std::string checkpoints_name(std::uint64_t first) {
  return std::string(checkpoints_begin) + padded(first);
}

std::optional<std::uint64_t> first_record(std::string_view name) {
  return between(records_begin, name, records_end);
}

std::optional<std::uint64_t> first_checkpoint(std::string_view name) {
  return between(checkpoints_begin, name, {});
}

}  // namespace guard::audit
