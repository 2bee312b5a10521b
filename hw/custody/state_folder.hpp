// SPDX-License-Identifier: LGPL-2.1-or-later
// What a device must not forget, in a folder of its own: which documents it accepted, copies of
// them, the time that has certainly passed, and the audit log. While any of it fails nothing that
// identifies is permitted.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "guard/audit/record.hpp"
#include "guard/error.hpp"
#include "guard/trust/revision.hpp"
#include "guard/trust/root.hpp"
#include "hw/custody/means.hpp"
#include "hw/time/keeper.hpp"
#include "hw/watch/subscription.hpp"

namespace hw::custody {

// A document that was accepted and has to be remembered.
struct Acceptance {
  std::string document;  // as the memory calls it: "descriptor", "policy/NAME"
  guard::trust::Revision revision;
  guard::facts::Day not_before;
  std::string envelope;                         // to be kept; empty: no copy is kept
  std::optional<guard::trust::Root> root = {};  // of the root document: what it restarts
};

// Any thread may call anything.
class StateFolder {
 public:
  // The process's one for this folder, which stays as long as somebody holds it. Never fails: what
  // is wrong is trouble(). Waits for the log to be opened, some milliseconds. `device` names the
  // log; `tpm` is where the TPM that vouches for the memory is, empty for none.
  [[nodiscard]] static std::shared_ptr<StateFolder> at(const std::filesystem::path& folder,
                                                       const std::string& device,
                                                       const std::string& tpm,
                                                       const Means& means = {});
  ~StateFolder();
  StateFolder(const StateFolder&) = delete;
  StateFolder& operator=(const StateFolder&) = delete;

  // As the first who asked for the folder named it.
  [[nodiscard]] const std::string& tpm() const;
  // Why nothing that identifies may be permitted now.
  [[nodiscard]] std::optional<guard::Error> trouble() const;
  // Calls on the process's watch::Runner when trouble() may be other.
  [[nodiscard]] watch::Subscription on_change(std::function<void()> changed);

  [[nodiscard]] std::optional<guard::trust::Revision> remembered(const std::string& document) const;
  // The envelope that was kept; not verified.
  [[nodiscard]] std::optional<std::string> copy_of(std::string_view document) const;
  // Another number each time the memory turns out to say other revisions than it seemed to.
  [[nodiscard]] std::uint64_t epoch() const;
  // All are on the disk when this returns without an error. `epoch` is of before they were looked
  // at; another one now is an error, and so is a document that got further meanwhile.
  [[nodiscard]] guard::Expected<void> remember(std::span<const Acceptance> accepted,
                                               std::uint64_t epoch);

  // The second returns when the records are on the disk.
  void record(guard::audit::Entry entry);
  [[nodiscard]] guard::Expected<void> record_now(std::vector<guard::audit::Entry> entries);

  [[nodiscard]] time::Keeper& clock();

 private:
  struct Parts;
  StateFolder(std::unique_ptr<Parts> parts, std::chrono::milliseconds trying);
  std::unique_ptr<Parts> parts_;
};

}  // namespace hw::custody
