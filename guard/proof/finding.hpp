// SPDX-License-Identifier: LGPL-2.1-or-later
// What lint has to say of a document.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "guard/error.hpp"
#include "guard/policy/clause.hpp"

namespace guard::proof {

// An error makes the document say something else than it seems to; a warning is most likely a slip.
enum class Severity : unsigned char { error, warning };

struct Finding {
  Severity severity;
  std::string_view rule;  // a name for the kind of finding, such as "never-applies"
  Error error;            // where, what, and what to do
};

[[nodiscard]] inline Finding finding(Severity severity, std::string_view rule, std::string file,
                                     policy::Where where, std::string what, std::string remedy) {
  return {severity,
          rule,
          {std::move(what), std::move(remedy), std::move(file), where.line, where.column}};
}

}  // namespace guard::proof
