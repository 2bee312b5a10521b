// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as a root document: its payload, a device's first root, and the root that follows.
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <vector>

#include "guard/trust/root.hpp"
#include "tests/fuzz/root/roots.hpp"

namespace {

using fuzz::expect;
using namespace guard::trust;

const Signers& signers_in(const Root& root, Role role) {
  return root.signers[static_cast<std::size_t>(role)];
}

void expect_sound(const Root& root, std::size_t size) {
  expect(size <= kind_of(Role::root).max_bytes && root.revision.number > 0);
  expect(!root.fleet.empty() && root.window.not_before <= root.window.expires);
  for (const Kind& kind : kinds) {
    const auto& [keys, threshold] = signers_in(root, kind.role);
    expect(keys.empty() || (threshold >= 1 && threshold <= keys.size()));
    for (const PublicKey& key : keys) expect(std::ranges::count(keys, key) == 1);
  }
  expect(!signers_in(root, Role::root).keys.empty());
  expect(!root.restart_after[static_cast<std::size_t>(Role::root)]);
  // A root that may be out of date names nobody but its successor's signers.
  const auto any = guard::facts::Days::from(root.window.expires);
  if (root.window.expires == guard::facts::end_of_time) return;
  for (const Kind& kind : kinds)
    expect(signers_of(root, kind.role, any).keys.empty() == (kind.role != Role::root));
}

// Made once: signing takes long.
struct Signed {
  Root current = open_root(fuzz::signed_root(fuzz::whole_root(3), {1, 2})).value();
  std::string next = digest_of(fuzz::whole_root(4));
  std::string least = digest_of(fuzz::least_root());
  guard::facts::Days today = guard::facts::Days::from(current.window.not_before);

  Signed() { today.last = current.window.expires; }
};

void expect_no_forgery(std::string_view input, const Signed& was) {
  const auto first = open_root(input);
  if (first) {
    const std::string& digest = first->revision.digest;
    expect(digest == was.current.revision.digest || digest == was.next || digest == was.least);
  } else {
    fuzz::expect_told(first.error());
  }
  const auto follows = open_successor_root(input, was.current, was.today);
  if (follows) {
    expect(first && follows->revision == first->revision && first->revision.digest != was.least);
  } else {
    fuzz::expect_told(follows.error());
    // What the fleet's keys signed and is as good as a first root was refused for no reason.
    expect(!first || first->revision.digest == was.least);
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Signed was;
  const std::string_view input = fuzz::text_of(data, size);
  expect_no_forgery(input, was);
  if (const auto root = parse_root(input))
    expect_sound(*root, size);
  else
    fuzz::expect_told(root.error());
  return 0;
}
