// SPDX-License-Identifier: LGPL-2.1-or-later
// A document that was verified, as the command tells of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guard/facts/context.hpp"
#include "guard/trust/freshness.hpp"
#include "guard/trust/identity.hpp"
#include "guard/trust/revision.hpp"
#include "guard/trust/role.hpp"
#include "guard/trust/root.hpp"

namespace tools::cli {

struct Verified {
  guard::trust::Role role = guard::trust::Role::descriptor;
  std::string name;  // of a statement; else empty
  guard::trust::Revision revision;
  guard::trust::Window window;
  guard::trust::Freshness freshness = guard::trust::Freshness::fresh;
  guard::trust::Scope scope;
  std::vector<std::string_view> unchecked;       // of the scope what no identity was given for
  std::vector<std::string> signed_by;            // ids of keys
  std::optional<guard::facts::Context> context;  // of a descriptor
  std::optional<guard::trust::Root> root;        // of a root
};

void print_text(const Verified& verified);
void print_json(const Verified& verified);

}  // namespace tools::cli
