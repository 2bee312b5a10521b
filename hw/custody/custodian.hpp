// SPDX-License-Identifier: LGPL-2.1-or-later
// Which documents a guard goes by: what lies there now, held against what it accepted before. A
// document that is refused changes nothing; the last accepted one counts until it expires.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "guard/audit/record.hpp"
#include "hw/circumstances.hpp"
#include "hw/custody/descriptors.hpp"
#include "hw/custody/journal.hpp"
#include "hw/custody/places.hpp"
#include "hw/custody/roots.hpp"
#include "hw/custody/rule_books.hpp"
#include "hw/custody/settlement.hpp"
#include "hw/custody/state_folder.hpp"

namespace hw::custody {

// One thread at a time.
class Custodian {
 public:
  // Opens the state folder, if there is one.
  explicit Custodian(Places places, Means means = {});

  // Another path for the descriptor. Without a state folder nothing is left of the one before.
  void set_descriptor(std::string path);

  // Reads what there is to read and says what holds. Nothing of it but a new root is on record yet:
  // what it permits must not count before settle().
  [[nodiscard]] std::shared_ptr<const Circumstances> look();
  // Puts on record what the last look found. Error: it isn't; then look again, for identification
  // is off. A state folder calls its listeners when it is worth another try.
  [[nodiscard]] guard::Expected<void> settle();
  // The same in parts. Between them others may look, and only put_on_record() waits for the disk.
  // One at a time.
  [[nodiscard]] Settlement begin_settling() const;
  [[nodiscard]] guard::Expected<void> end_settling(const Settlement& settlement);

  // What a person has to be told: each problem once, as long as it lasts.
  [[nodiscard]] std::vector<std::string> take_news();
  // All files that were read or looked for, to be watched.
  [[nodiscard]] std::vector<std::string> files() const;
  // Null when there is none.
  [[nodiscard]] const std::shared_ptr<StateFolder>& state() const { return state_; }
  [[nodiscard]] time::Keeper& clock();

 private:
  void note(Acceptance accepted);
  void note_in_force(const Roots::Look& root, const Rules& rules,
                     const Descriptors::Look& descriptor);
  void begin_anew();
  void remember_root();
  void note_remembered(const Settlement& settlement);
  [[nodiscard]] std::optional<guard::Error> why_off(const Rules& rules) const;

  Places places_;
  std::unique_ptr<time::Keeper> own_clock_;  // of a test without a state
  guard::trust::Identity identity_;
  std::optional<guard::Error> unusable_;  // why nothing may count, as long as this lives
  std::shared_ptr<StateFolder> state_;
  Roots roots_;
  RuleBooks rules_;
  Descriptors descriptors_;
  Journal journal_;
  std::uint64_t epoch_ = 0;                     // of the memory that the last look was held against
  std::map<std::string, Acceptance> accepted_;  // by document: not yet remembered
  std::string unsettled_;                       // why the last settle() failed; empty: it didn't
  std::vector<std::string> told_;  // of the problems there are, and those still to be told
  std::vector<std::string> news_;
};

}  // namespace hw::custody
