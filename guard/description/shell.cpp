// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/shell.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "guard/description/shell_words.hpp"

namespace guard::description {
namespace {

constexpr auto commands = std::to_array<std::string_view>(
    {"gst-launch-1.0", "gst-launch-1.0.exe", "gst-launch", "gst-launch-0.10"});
constexpr auto wrappers = std::to_array<std::string_view>(
    {"sudo", "exec", "env", "time", "nohup", "nice", "command", "$", "#", "%", ">"});
// The options whose value is a word of its own.
constexpr auto options_with_value =
    std::to_array<std::string_view>({"-X", "--exclude", "--gst-debug", "--gst-debug-level",
                                     "--gst-plugin-path", "--gst-plugin-load"});
constexpr auto ends_of_command = std::to_array<std::string_view>({"|", "|&", "||", "&&", "&", ";"});

bool is_in(std::string_view text, const auto& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_command(const ShellWord& word) {
  const std::string_view text = word.text;
  return text.find('=') == std::string_view::npos &&
         is_in(text.substr(text.find_last_of("/\\") + 1), commands);
}

bool is_setting(const ShellWord& word) {
  const std::size_t equals = word.text.find('=');
  return equals != std::string::npos && equals != 0;
}

bool is_redirection(const ShellWord& word) {
  if (!word.bare) return false;
  std::string_view text = word.text;
  if (text.starts_with('<')) return !text.ends_with('>');  // else <PLACEHOLDER>
  text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
  return text.starts_with('>') || text.starts_with("&>");
}

// The word that runs gst-launch, and the first of those before it that is no usual one.
struct Launch {
  ShellWord command;
  std::optional<ShellWord> unread;
};

std::optional<Launch> find_launch(std::string_view text) {
  Launch launch;
  auto word = shell_word(text, 0);
  for (; word && word->closed; word = shell_word(text, word->end)) {
    if (word->text.find('!') != std::string::npos) return std::nullopt;
    if (is_command(*word)) break;
    if (!launch.unread && !is_setting(*word) && !is_in(word->text, wrappers)) launch.unread = word;
  }
  if (!word || !word->closed) return std::nullopt;
  // An element may be called like the command: "gst-launch-1.0 ! …" refers to one.
  const auto first = shell_word(text, word->end);
  if (first && (first->text.starts_with('!') || first->text == ":")) return std::nullopt;
  launch.command = *std::move(word);
  return launch;
}

// As gst-launch joins its arguments: a blank outside of quotation marks is part of the word.
void append_argument(const ShellWord& word, bool escape_blanks, Source& source) {
  bool inside = false;
  for (std::size_t i = 0; i < word.text.size(); ++i) {
    const char c = word.text[i];
    if (c == '"' && (!inside || word.text[i - 1] != '\\')) inside = !inside;
    if (c == ' ' && escape_blanks && !inside) source.append('\\', word.origins[i]);
    source.append(c, word.origins[i]);
  }
  source.append(' ', word.end);
}

// Words up to the end of the command, without options and redirections.
Expected<std::vector<ShellWord>> arguments(std::string_view text, std::size_t at,
                                           const Source& source, std::vector<Error>& notes) {
  std::vector<ShellWord> words;
  bool options = true;
  bool skip = false;  // the value of an option or a redirection
  for (auto word = shell_word(text, at); word; word = shell_word(text, word->end)) {
    if (!word->closed)
      return tl::unexpected(source.error_of_original(
          word->begin, "this word begins a quotation that isn't closed", "close it"));
    if (is_command(*word) && !skip)
      return tl::unexpected(source.error_of_original(
          word->begin, "found a second " + quoted(word->text), "give one command at a time"));
    if (skip) {
      skip = false;
    } else if (word->bare && is_in(word->text, ends_of_command)) {
      const auto rest = shell_word(text, word->end);
      if (!rest) break;
      if (text.substr(word->end).find("gst-launch") != std::string_view::npos)
        return tl::unexpected(source.error_of_original(
            word->begin, "found a second command behind " + quoted(word->text),
            "give one command at a time"));
      notes.push_back(source.error_of_original(
          word->begin, "what follows " + quoted(word->text) + " is another command, and not read"));
      break;
    } else if (is_redirection(*word)) {
      skip = word->text.ends_with('>') || word->text.ends_with('<') || word->text.ends_with('&');
    } else if (options && word->text == "--") {
      options = false;
    } else if (options && word->text.starts_with('-')) {
      skip = is_in(word->text, options_with_value);
    } else {
      words.push_back(*word);
    }
  }
  if (!words.empty() && words.back().bare && words.back().text.ends_with(';'))
    words.back().text.pop_back();
  return words;
}

}  // namespace

Expected<Source> read_source(std::string_view text, std::vector<Error>& notes) {
  Source source(text);
  std::vector<ShellWord> words;
  if (const auto launch = find_launch(text)) {
    if (launch->unread)
      notes.push_back(source.error_of_original(
          launch->unread->begin,
          "the words before " + quoted(launch->command.text) + " are not read"));
    auto read = arguments(text, launch->command.end, source, notes);
    if (!read) return tl::unexpected(std::move(read.error()));
    words = *std::move(read);
  } else if (auto whole = shell_word(text, 0);
             whole && whole->closed && !whole->bare &&
             (text[whole->begin] == '"' || text[whole->begin] == '\'') &&
             !shell_word(text, whole->end)) {
    words.push_back(*std::move(whole));
  } else {
    source.take_all(text);
    return source;
  }
  // One word that holds all of it would be refused by GStreamer, yet it is plain what is meant.
  const bool alone = words.size() == 1 && !words.front().bare;
  for (const ShellWord& word : words) append_argument(word, !alone, source);
  return source;
}

}  // namespace guard::description
