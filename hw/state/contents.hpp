// SPDX-License-Identifier: LGPL-2.1-or-later
// What a device remembers so that nothing it has moved past comes back: the revisions accepted, a
// time that has certainly gone by, and how long its audit log is.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "guard/error.hpp"
#include "guard/trust/revision.hpp"

namespace hw::state {

struct AuditHead {
  std::uint64_t records = 0;
  std::string hash;  // of the last record, 64 hex digits; empty when there is none

  friend bool operator==(const AuditHead&, const AuditHead&) = default;
};

struct Contents {
  // By document: "root", "fleet-config", "descriptor", "policy/NAME", "catalogue/NAME".
  std::map<std::string, guard::trust::Revision> accepted;
  std::chrono::sys_seconds no_earlier_than{};  // proved by signed documents; 1970 when nothing is
  AuditHead audit;
  std::uint64_t recoveries = 0;  // how often a person had it begin anew
  std::uint64_t generation = 0;  // one more with each store; the memory itself sets it

  friend bool operator==(const Contents&, const Contents&) = default;
};

inline constexpr std::size_t max_documents = 512;
inline constexpr std::size_t max_document_name = 128;
inline constexpr std::size_t max_memory_bytes = 256U * 1024U;

// Two lines: the contents as JSON, and "sha256:" with the digest of the first line and its end.
[[nodiscard]] std::string text_of(const Contents& contents);

// Error: these are not the very bytes that text_of() wrote of some contents.
[[nodiscard]] guard::Expected<Contents> parse_contents(std::string_view text);

// Whether `after` may take the place of `before`. Error: a revision, the time, the audit log or the
// count of recoveries goes back, or the same number comes with another digest; or it says more than
// text_of() can. Only together with a newer "root" may other revisions be lower or gone: a root
// document may restart a role whose key was stolen.
[[nodiscard]] guard::Expected<void> check_not_lower(const Contents& before, const Contents& after);

}  // namespace hw::state
