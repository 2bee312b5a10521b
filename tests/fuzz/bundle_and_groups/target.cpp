// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as a bundle and as a file of groups.
#include "tests/fuzz/target.hpp"

#include "guard/policy/bundle.hpp"
#include "guard/policy/groups.hpp"

namespace {

using fuzz::expect;

void try_bundle(std::string_view input) {
  const auto bundle = guard::policy::parse_bundle(input, "bundle.toml");
  if (!bundle) return fuzz::expect_told(bundle.error(), "bundle.toml");
  expect(!bundle->name.empty() && !bundle->policies.empty());
  for (const auto& binding : bundle->policies)
    expect(guard::policy::binding_of(binding.name()).name() == binding.name());
}

void try_groups(std::string_view input) {
  auto groups = guard::policy::parse_groups(input, "groups.toml");
  if (!groups) return fuzz::expect_told(groups.error(), "groups.toml");
  for (const auto& group : groups->parties) {
    const auto found = groups->party(group.name);
    expect(found && *found == &group && group.yes.any());
  }
  for (const auto& group : groups->places) {
    const auto found = groups->place(group.name);
    expect(found && *found == &group && !group.places.empty());
  }
  const bool any = !groups->parties.empty() || !groups->places.empty();
  const auto twice = groups->add(*groups);
  expect(twice.has_value() != any);  // a name is taken once
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  try_bundle(input);
  try_groups(input);
  return 0;
}
