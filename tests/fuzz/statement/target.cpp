// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as the body of a signed config, policy or catalogue.
#include "tests/fuzz/target.hpp"

#include "guard/trust/statement.hpp"

using fuzz::expect;

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guard::trust;
  const std::string_view input = fuzz::text_of(data, size);
  int accepted = 0;
  for (const Role role : {Role::fleet_config, Role::policy, Role::catalogue}) {
    const auto statement = parse_statement(input, role);
    if (!statement) {
      fuzz::expect_told(statement.error());
      continue;
    }
    ++accepted;
    expect(statement->role == role && !statement->name.empty() && statement->revision.number > 0);
    // Written again and read again it says the same.
    const auto written = make_statement(*statement);
    expect(written.has_value());
    const auto again = parse_statement(*written, role);
    expect(again && again->text == statement->text && again->name == statement->name &&
           again->revision.number == statement->revision.number &&
           again->scope.devices == statement->scope.devices);
  }
  expect(accepted <= 1);  // one kind is never taken for another
  return 0;
}
