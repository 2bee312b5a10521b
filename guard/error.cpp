// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/error.hpp"

namespace guard {

std::string Error::text() const {
  std::string out;
  if (!file.empty()) {
    out += file + ":";
    if (line > 0) out += std::to_string(line) + ":";
    if (line > 0 && column > 0) out += std::to_string(column) + ":";
    out += " ";
  }
  out += what;
  if (!remedy.empty()) out += "; " + remedy;
  return out;
}

Error Error::in(std::string_view path) && {
  if (file.empty()) file = path;
  return std::move(*this);
}

}  // namespace guard
