// SPDX-License-Identifier: LGPL-2.1-or-later
// What the looks at a guard's documents have to say to the audit log: what is new, and nothing
// twice.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "guard/audit/record.hpp"
#include "guard/time/reckon.hpp"
#include "guard/trust/refusal.hpp"
#include "hw/circumstances.hpp"
#include "hw/custody/descriptors.hpp"
#include "hw/custody/state_folder.hpp"

namespace hw::custody {

// One thread at a time. What is noted stays in entries() until it is written.
class Journal {
 public:
  // The document in force, once for each revision.
  void note(const std::string& document, const guard::trust::Revision& revision);
  // Once for as long as the document is refused for this; a null reason: it isn't any longer.
  void note_refusal(const std::string& document, const guard::trust::Refused* why);
  void note_age(const Descriptors::Look& look);
  void note(const guard::time::Reckoning& reckoning);
  void note(const Circumstances& circumstances);

  [[nodiscard]] const std::vector<guard::audit::Entry>& entries() const { return entries_; }
  void written() { entries_.clear(); }

 private:
  std::vector<guard::audit::Entry> entries_;
  std::map<std::string, guard::trust::Revision> accepted_;  // by document, as it was told last
  std::map<std::string, std::string> refused_;  // document: digest or text of what was told
  std::string age_;
  guard::time::WallClock clock_ = guard::time::WallClock::believed;
  std::string verdict_;  // as it was told last
  std::string outcome_;
};

}  // namespace hw::custody
