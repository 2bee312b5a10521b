// SPDX-License-Identifier: LGPL-2.1-or-later
// Notes are those of C2SP, and nobody signs in another's name.
#include "guard/audit/note.hpp"

#include <gtest/gtest.h>

#include "tests/guard/audit/sample_log.hpp"

namespace tests::guard_audit {
namespace {

using guard::audit::open_note;

// The note and the key that Go's documentation of signed notes gives as its example.
constexpr std::string_view known_key =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view known_note =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "\xe2\x80\x94 PeterNeumann "
    "x08go/ZJkuBS9UG/"
    "SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
constexpr std::string_view other_key =
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr std::string_view other_note =
    "This is an example message.\n\n\xe2\x80\x94 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM="
    "\n";

TEST(Note, CannotDifferFromWhatOthersSign) {
  for (const auto& [text, note] : {std::pair(known_key, known_note), {other_key, other_note}}) {
    const VerifierKey key = VerifierKey::parse(text).value();
    EXPECT_EQ(key.text(), text);
    const auto opened = open_note(note, {&key, 1});
    ASSERT_TRUE(opened) << opened.error().text();
    EXPECT_NE(opened->signed_by, nullptr);
  }
}

TEST(Note, CannotBeAlteredInAnyBit) {
  const VerifierKey known = VerifierKey::parse(other_key).value();
  for (std::size_t i = 0; i < other_note.size() * 8; ++i) {
    std::string note(other_note);
    note[i / 8] = static_cast<char>(note[i / 8] ^ (1 << (i % 8)));
    const auto opened = open_note(note, {&known, 1});
    EXPECT_FALSE(opened && opened->signed_by) << i;
  }
}

TEST(Note, CannotHaveAKnownKeysBrokenSignatureBesideAGoodOne) {
  const VerifierKey first = verifier(1);
  const std::string text = "a text\n";
  const std::string good = guard::audit::sign_note(text, origin, key(1));
  const std::string other = guard::audit::sign_note("another text\n", origin, key(1));
  const std::string both = good + other.substr(other.find("\n\n") + 2);
  EXPECT_TRUE(open_note(good, {&first, 1}));
  EXPECT_FALSE(open_note(both, {&first, 1}));
  // A stranger's is passed over, and doesn't make the note known.
  const std::string stranger = guard::audit::sign_note(text, origin, key(2));
  const auto passed = open_note(good + stranger.substr(stranger.find("\n\n") + 2), {&first, 1});
  ASSERT_TRUE(passed);
  EXPECT_EQ(passed->signed_by, &first);
  EXPECT_EQ(open_note(stranger, {&first, 1})->signed_by, nullptr);
}

TEST(VerifierKey, CannotBeReadWhenItIsDamagedOrAnybodysToSignWith) {
  for (std::size_t i = 0; i < known_key.size(); ++i) {
    std::string text(known_key);
    text[i] = text[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(VerifierKey::parse(text)) << text;
  }
  for (const char* text : {"", "+", "++", "a+b", "name+00000000+AQ=="})
    EXPECT_FALSE(VerifierKey::parse(text)) << text;
  for (const char* name : {"", "a b", "a+b", "a\nb", "\xe2\x80\x83"})
    EXPECT_FALSE(VerifierKey::make(name, key().public_key())) << name;
}

TEST(Origin, CannotBeANameThatNoKeyMayHave) {
  for (const char* device : {"", "a b+c", "\n", "bwc-0421", "\xc3\xa9"})
    EXPECT_TRUE(VerifierKey::make(guard::audit::origin_of(device), key().public_key())) << device;
  EXPECT_EQ(guard::audit::origin_of("bwc-0421"), origin);
}

TEST(Notes, CannotHideBehindADamagedOne) {
  const auto log = sample_log();
  const std::string three = log.notes[0] + log.notes[1] + log.notes[2];
  EXPECT_EQ(guard::audit::split_notes(three).notes.size(), 3U);
  EXPECT_TRUE(guard::audit::split_notes(three).torn.empty());
  for (std::size_t i = log.notes[0].size(); i < log.notes[0].size() + log.notes[1].size(); ++i) {
    std::string damaged = three;
    damaged[i] = damaged[i] == '\n' ? 'x' : '\n';
    const auto notes = guard::audit::split_notes(damaged).notes;
    ASSERT_GE(notes.size(), 2U);
    EXPECT_EQ(std::string(notes.front().note) + "\n", log.notes[0]);
  }
}

}  // namespace
}  // namespace tests::guard_audit
