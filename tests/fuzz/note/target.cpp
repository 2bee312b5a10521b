// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as a signed note, a checkpoint's text, a file of notes and a verifier key.
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <vector>

#include "tests/fuzz/note/notes.hpp"

namespace {

using fuzz::expect;
using namespace guard::audit;

struct Known {
  std::vector<VerifierKey> keys{fuzz::verifier(1)};
  std::string checkpoint = fuzz::checkpoint_note();
  std::string checkpoint_text = checkpoint.substr(0, checkpoint.rfind("\n\n") + 1);
  guard::trust::SecretKey own = fuzz::note_key(9);
  std::vector<VerifierKey> own_keys{fuzz::verifier(9)};
};

bool is_text_of_a_note(std::string_view text) {
  return text.ends_with('\n') &&
         std::ranges::all_of(text, [](char c) { return c < 0 || c >= ' ' || c == '\n'; });
}

void expect_no_forgery(std::string_view input, const Known& known) {
  const auto opened = open_note(input, known.keys);
  if (!opened) {
    fuzz::expect_told(opened.error());
    return;
  }
  expect(is_text_of_a_note(opened->text) && input.starts_with(opened->text));
  if (opened->signed_by != nullptr)
    expect(opened->text == known.checkpoint_text || opened->text == fuzz::plain_text);
  const auto by_nobody = open_note(input, {});
  expect(by_nobody && by_nobody->text == opened->text && by_nobody->signed_by == nullptr);
}

// Notes, the empty lines after them and what is torn are the whole file, in its order.
void expect_nothing_lost(std::string_view file) {
  const Notes split = split_notes(file);
  std::size_t at = 0;
  const auto expect_next = [&](std::string_view piece, std::size_t line) {
    expect(file.substr(at, piece.size()) == piece && piece.data() == file.data() + at);
    expect(line == 1 + static_cast<std::size_t>(std::ranges::count(file.substr(0, at), '\n')));
    at += piece.size();
  };
  for (const NoteAt& note : split.notes) {
    expect(!note.note.empty());
    expect_next(note.note, note.line);
    expect(file[at++] == '\n');
  }
  if (!split.torn.empty()) expect_next(split.torn, split.torn_line);
  expect(at == file.size());
}

void expect_same_when_signed(const Checkpoint& read, const Known& known) {
  const auto key = VerifierKey::make(read.origin, known.own.public_key());
  if (!key) return;
  const std::string note = sign_checkpoint(read, known.own);
  const auto opened = open_note(note, {&*key, 1});
  expect(opened && opened->signed_by != nullptr);
  const auto again = read_checkpoint(opened->text);
  expect(again && again->origin == read.origin && again->head == read.head);
  expect(again->number == read.number && again->boot == read.boot && again->wall == read.wall);
  expect(again->mono_ms == read.mono_ms && again->interval_ms == read.interval_ms);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Known known;
  const std::string_view input = fuzz::text_of(data, size);
  expect_no_forgery(input, known);
  if (size > 0) expect_nothing_lost(input);
  if (const auto key = VerifierKey::parse(input)) {
    expect(input.starts_with(key->text()) && VerifierKey::parse(key->text())->id() == key->id());
    expect(VerifierKey::make(key->name(), key->key())->text() == key->text());
  } else {
    fuzz::expect_told(key.error());
  }
  if (!is_text_of_a_note(input)) return 0;
  if (const auto checkpoint = read_checkpoint(input)) expect_same_when_signed(*checkpoint, known);
  // Any text can be signed, and comes out as it went in. Some will do: it takes long.
  if (size > 256 || size % 16 != 0) return 0;
  const std::string note = sign_note(input, fuzz::origin, known.own);
  const auto opened = open_note(note, known.own_keys);
  expect(opened && opened->signed_by != nullptr && opened->text == input);
  return 0;
}
