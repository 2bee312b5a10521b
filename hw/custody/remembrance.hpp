// SPDX-License-Identifier: LGPL-2.1-or-later
// The memory against rollback as the running guard uses it: read once, written when a document was
// accepted.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "guard/audit/record.hpp"
#include "guard/error.hpp"
#include "guard/time/reckon.hpp"
#include "hw/descriptor.hpp"
#include "hw/disk/disk.hpp"
#include "hw/state/memory.hpp"

namespace hw::custody {

struct Acceptance;

// Any thread may call anything.
class Remembrance {
 public:
  // Takes the folder for this process; another process's is trouble.
  Remembrance(const std::filesystem::path& folder, const std::string& tpm, disk::Disk& disk);

  [[nodiscard]] const std::string& tpm() const { return tpm_; }
  // Why nothing is remembered, for a person and for the log.
  [[nodiscard]] std::optional<std::pair<guard::Error, guard::audit::Entry>> loss() const;
  // Tries once more to read, and to write, what could not be read or written. True when it could.
  bool try_again();
  // Something that belongs to it could not be written: a loss, until try_again().
  void fail(const guard::Error& error);
  // Another number each time a load shows other revisions than were known before: then nothing that
  // was accepted in between counts.
  [[nodiscard]] std::uint64_t epoch() const;

  [[nodiscard]] std::optional<guard::trust::Revision> of(const std::string& document) const;
  [[nodiscard]] guard::time::Instant proved() const;
  // What the audit log had reached when something was remembered last.
  [[nodiscard]] guard::audit::Head audit() const;
  // How often a person had it begin anew.
  [[nodiscard]] std::uint64_t recoveries() const;

  // Why accept() would refuse these, whatever the disk does: the memory says otherwise by now.
  [[nodiscard]] guard::Expected<void> check(std::span<const Acceptance> accepted,
                                            std::uint64_t epoch) const;
  // On the disk when they return without an error. Meanwhile everything above answers at once.
  [[nodiscard]] guard::Expected<void> accept(std::span<const Acceptance> accepted,
                                             std::uint64_t epoch, guard::time::Instant proved,
                                             const guard::audit::Head& audit);
  [[nodiscard]] guard::Expected<void> keep(guard::time::Instant proved,
                                           const guard::audit::Head& audit);

 private:
  [[nodiscard]] state::Contents with(state::Contents contents,
                                     std::span<const Acceptance> accepted) const;
  void load();
  [[nodiscard]] bool take_lock();
  [[nodiscard]] guard::Expected<void> try_to_write() const;
  void lose(state::Lost why);
  [[nodiscard]] guard::Expected<void> store(state::Contents next);
  [[nodiscard]] state::Contents advanced(guard::time::Instant proved,
                                         const guard::audit::Head& audit) const;

  const std::filesystem::path folder_;
  const std::string tpm_;
  disk::Disk& disk_;
  std::mutex storing_;                // one at a time goes to the disk; taken before the other
  std::unique_ptr<Descriptor> lock_;  // of the folder, held while this lives
  std::unique_ptr<state::Memory> memory_;
  // What others may ask for while the disk takes its time; changed with both mutexes held.
  mutable std::mutex mutex_;
  std::optional<state::Lost> lost_;
  bool could_not_write_ = false;  // which is why it is lost
  std::uint64_t epoch_ = 0;
  state::Contents contents_;
};

}  // namespace hw::custody
