// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/audit/finding.hpp"

namespace guard::audit {

std::string_view word(Kind kind) {
  switch (kind) {
    case Kind::malformed:
      return "malformed";
    case Kind::altered:
      return "altered";
    case Kind::missing:
      return "missing";
    case Kind::missing_file:
      return "missing-file";
    case Kind::reordered:
      return "reordered";
    case Kind::repeated:
      return "repeated";
    case Kind::truncated:
      return "truncated";
    case Kind::contradicted:
      return "contradicted";
    case Kind::bad_signature:
      return "bad-signature";
    case Kind::unchecked:
      return "unchecked";
    case Kind::no_checkpoint:
      return "no-checkpoint";
    case Kind::missing_checkpoint:
      return "missing-checkpoint";
    case Kind::checkpoint_gap:
      return "checkpoint-gap";
    case Kind::torn_tail:
      return "torn-tail";
    case Kind::no_stop:
      return "no-stop";
  }
  return {};
}

bool is_warning(Kind kind) {
  return kind == Kind::torn_tail || kind == Kind::no_stop;
}

std::string text(const Finding& finding) {
  return finding.file + ":" + std::to_string(finding.line) + ": " +
         std::string(word(finding.kind)) + ": " + finding.sentence;
}

}  // namespace guard::audit
