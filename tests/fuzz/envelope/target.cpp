// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as an envelope: nothing opens but what was signed, by as many as it takes.
#include "tests/fuzz/target.hpp"

#include <array>
#include <vector>

#include "tests/fuzz/envelope/signed.hpp"

namespace {

using fuzz::expect;
using guard::trust::add_signature;
using guard::trust::open_envelope;
using guard::trust::PublicKey;
using guard::trust::SecretKey;
using guard::trust::sign_envelope;

// Made once: deriving a key takes as long as reading many envelopes.
struct Keys {
  std::vector<PublicKey> trusted{fuzz::key_of(fuzz::first_key).public_key(),
                                 fuzz::key_of(fuzz::second_key).public_key()};
  SecretKey own = fuzz::key_of(9);
  std::array<PublicKey, 1> own_public{own.public_key()};
};

// Whether it opens. A verification takes as long as reading many envelopes, so that what can't be
// otherwise where one key has signed nothing is asked only `thoroughly`.
bool expect_no_forgery(std::string_view input, const Keys& keys, bool thoroughly) {
  const auto one = open_envelope(input, fuzz::envelope_type, keys.trusted);
  if (one) expect(*one == fuzz::signed_by_first || *one == fuzz::signed_by_both);
  if (!one) fuzz::expect_told(one.error());
  if (const auto other = open_envelope(input, fuzz::other_type, keys.trusted))
    expect(*other == fuzz::signed_as_other);
  if (!one && !thoroughly) return false;
  const auto two = open_envelope(input, fuzz::envelope_type, keys.trusted, 2);
  if (two) expect(one && *one == *two && *two == fuzz::signed_by_both);
  expect(!open_envelope(input, fuzz::envelope_type, keys.own_public));
  return one.has_value();
}

// What takes a signature more is an envelope that holds by it, and takes no second one.
void expect_signature_added(std::string_view input, const Keys& keys, bool opened) {
  const auto more = add_signature(input, fuzz::envelope_type, keys.own);
  if (!more) return;
  expect(open_envelope(*more, fuzz::envelope_type, keys.own_public).has_value());
  expect(!add_signature(*more, fuzz::envelope_type, keys.own));
  expect(open_envelope(*more, fuzz::envelope_type, keys.trusted).has_value() == opened);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Keys keys;
  const std::string_view input = fuzz::text_of(data, size);
  const bool thoroughly = size % 16 == 0;
  const bool opened = expect_no_forgery(input, keys, thoroughly);
  if (opened || thoroughly) expect_signature_added(input, keys, opened);
  // Any bytes can be signed, and come out as they went in.
  if (size > 256 || !thoroughly) return 0;
  if (const auto written = sign_envelope(input, fuzz::envelope_type, keys.own))
    expect(open_envelope(*written, fuzz::envelope_type, keys.own_public) == std::string(input));
  return 0;
}
