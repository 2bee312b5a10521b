// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as a root document: its payload, and an envelope that claims to sign itself.
#include "tests/fuzz/target.hpp"

#include "guard/trust/root.hpp"

using fuzz::expect;

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guard::trust;
  const std::string_view input = fuzz::text_of(data, size);
  // Nobody here holds the key of a root that is in the seeds, so one that opens is a forgery.
  expect(!open_root(input));
  const auto root = parse_root(input);
  if (!root) {
    fuzz::expect_told(root.error());
    return 0;
  }
  expect(size <= kind_of(Role::root).max_bytes && root->revision.number > 0);
  expect(root->window.not_before <= root->window.expires);
  for (const Kind& kind : kinds) {
    const Signers& signers = root->signers[static_cast<std::size_t>(kind.role)];
    expect(signers.keys.empty() ||
           (signers.threshold >= 1 && signers.threshold <= signers.keys.size()));
    for (const PublicKey& key : signers.keys)
      expect(std::count(signers.keys.begin(), signers.keys.end(), key) == 1);
  }
  expect(!root->signers[static_cast<std::size_t>(Role::root)].keys.empty());
  // A root that may be out of date names nobody but its successor's signers.
  const guard::facts::Days any = guard::facts::Days::from(root->window.expires);
  if (root->window.expires < guard::facts::end_of_time)
    expect(signers_of(*root, Role::descriptor, any).keys.empty());
  return 0;
}
