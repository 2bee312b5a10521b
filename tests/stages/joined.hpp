// SPDX-License-Identifier: LGPL-2.1-or-later
// A list of names as one string.
#pragma once

#include <set>
#include <string>

namespace tests::stages {

// "anna,bert"; empty for no names.
[[nodiscard]] inline std::string joined(const std::set<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ",") + name;
  return list;
}

}  // namespace tests::stages
