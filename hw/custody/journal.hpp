// SPDX-License-Identifier: LGPL-2.1-or-later
// What the looks at a guard's documents have to say to the audit log: what is new, and nothing
// twice.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "guard/audit/record.hpp"
#include "guard/time/reckon.hpp"
#include "guard/trust/refusal.hpp"
#include "hw/circumstances.hpp"
#include "hw/custody/descriptors.hpp"
#include "hw/custody/state_folder.hpp"

namespace hw::custody {

// One thread at a time. What is noted stays in entries() until it is written; of what is noted when
// there are too many the last is kept and the rest is counted.
class Journal {
 public:
  static constexpr std::size_t most_entries = 512;

  // The document in force, once for each revision.
  void note(const std::string& document, const guard::trust::Revision& revision);
  // Once for as long as the document is refused for this; a null reason: it isn't any longer.
  void note_refusal(const std::string& document, const guard::trust::Refused* why);
  void note_age(const Descriptors::Look& look);
  void note(const guard::time::Reckoning& reckoning);
  void note(const Circumstances& circumstances);

  [[nodiscard]] const std::vector<guard::audit::Entry>& entries() const { return entries_; }
  // The first so many of them.
  void written(std::size_t count);

 private:
  void add(guard::audit::Entry entry);

  std::vector<guard::audit::Entry> entries_;
  std::optional<guard::audit::Entry> last_;                 // of what there was no room for
  std::uint64_t lost_ = 0;                                  // before it
  std::map<std::string, guard::trust::Revision> accepted_;  // by document, as it was told last
  std::map<std::string, std::string> refused_;  // document: digest or text of what was told
  std::string age_;
  guard::time::WallClock clock_ = guard::time::WallClock::believed;
  std::string verdict_;  // as it was told last
  std::string outcome_;
};

}  // namespace hw::custody
