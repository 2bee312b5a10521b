// SPDX-License-Identifier: LGPL-2.1-or-later
// Hostile bytes as a signed config, policy or catalogue, and as the payload of one.
#include "tests/fuzz/target.hpp"

#include "tests/fuzz/statement/statements.hpp"

namespace {

using fuzz::expect;
using namespace guard::trust;

struct Signed {
  Signers signers{{fuzz::statement_key(1).public_key()}, 1};
  std::string digest = digest_of(fuzz::own_policy());
};

void expect_no_forgery(std::string_view input, const Signed& was) {
  using namespace std::chrono;
  const auto today = guard::facts::Days::only(2027y / June / 1);
  const auto opened = open_statement(input, Role::policy, was.signers, fuzz::own_identity, today);
  if (!opened) {
    fuzz::expect_told(opened.error());
    return;
  }
  expect(opened->revision.digest == was.digest && opened->unchecked.empty());
  // What opens here opens neither elsewhere, nor another day, nor as something else.
  Identity elsewhere = fuzz::own_identity;
  elsewhere.fleet = "elsewhere";
  expect(!open_statement(input, Role::policy, was.signers, elsewhere, today));
  const auto any = guard::facts::Days::from(2027y / June / 1);
  expect(!open_statement(input, Role::policy, was.signers, fuzz::own_identity, any));
  expect(!open_statement(input, Role::catalogue, was.signers, fuzz::own_identity, today));
}

bool same(const Statement& a, const Statement& b) {
  return a.role == b.role && a.name == b.name && a.revision.number == b.revision.number &&
         a.window.not_before == b.window.not_before && a.window.expires == b.window.expires &&
         a.scope.devices == b.scope.devices && a.scope.fleet == b.scope.fleet &&
         a.scope.hardware == b.scope.hardware && a.text == b.text;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Signed was;
  const std::string_view input = fuzz::text_of(data, size);
  expect_no_forgery(input, was);
  int accepted = 0;
  for (const Role role : {Role::fleet_config, Role::policy, Role::catalogue}) {
    const auto statement = parse_statement(input, role);
    if (!statement) {
      fuzz::expect_told(statement.error());
      continue;
    }
    ++accepted;
    expect(statement->role == role && !statement->name.empty() && statement->revision.number > 0);
    expect(statement->window.not_before <= statement->window.expires);
    expect(statement->revision.digest == digest_of(input));
    // Written again and read again it says the same.
    const auto written = make_statement(*statement);
    expect(written.has_value());
    const auto again = parse_statement(*written, role);
    expect(again && same(*again, *statement));
  }
  expect(accepted <= 1);  // one kind is never taken for another
  return 0;
}
