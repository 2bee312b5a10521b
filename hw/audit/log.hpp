// SPDX-License-Identifier: LGPL-2.1-or-later
// The audit log on a disk: what an append or a checkpoint acknowledged stays, whatever fails later,
// and what failed leaves nothing behind. guard/audit has the forms.
#pragma once

#include <chrono>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "guard/audit/finding.hpp"
#include "guard/audit/record.hpp"
#include "guard/trust/keys.hpp"
#include "hw/audit/tail.hpp"
#include "hw/disk/disk.hpp"

namespace hw::audit {

inline constexpr std::size_t usual_file_bytes = 4 << 20;

struct Settings {
  std::filesystem::path folder;
  std::string origin;                          // guard::audit::origin_of(device)
  std::size_t file_bytes = usual_file_bytes;   // a file that has so many is followed by the next
  std::chrono::milliseconds interval{60'000};  // written into checkpoints
  // What is known from elsewhere to have been there; a log that doesn't reach so far was cut back.
  guard::audit::Head known = {};
};

struct Timed {
  guard::audit::Entry entry;
  guard::audit::Stamp at;
};

// One thread at a time, and one process for a folder. The disk and the key must outlive it.
class Log {
 public:
  // Continues the log in the folder, or begins one. A torn tail is cut off. Damage is told by
  // findings() and doesn't end the log: it goes on from the last record that is known to have been
  // there, be it by a checkpoint or by `known` alone. Error: the disk's.
  [[nodiscard]] static guard::Expected<Log> open(disk::Disk& disk, Settings settings,
                                                 const guard::trust::SecretKey& key);

  // Without an error all are on the disk, else none will ever be there.
  [[nodiscard]] guard::Expected<void> append(std::span<const Timed> entries);
  // Signs what is there; gives the note, to be kept elsewhere too.
  [[nodiscard]] guard::Expected<std::string> checkpoint(const guard::audit::Stamp& at);

  [[nodiscard]] const guard::audit::Head& head() const { return head_; }
  // What was found since this was asked last.
  [[nodiscard]] std::vector<guard::audit::Finding> take_findings();

 private:
  Log(disk::Disk& disk, Settings settings, const guard::trust::SecretKey& key)
      : disk_(&disk), settings_(std::move(settings)), key_(&key) {}
  guard::Expected<void> read_folder();
  guard::Expected<void> settle();
  guard::Expected<void> settle(Tail& tail, const std::vector<std::string>& names);
  guard::Expected<void> write(Tail& tail, const std::string& next_name, const std::string& bytes);

  disk::Disk* disk_;
  Settings settings_;
  const guard::trust::SecretKey* key_;
  Tail records_;
  Tail notes_;
  guard::audit::Head head_;
  std::uint64_t last_checkpoint_ = 0;  // its number
  bool in_doubt_ = false;  // a step failed: what is on the disk after the tails is not known
  std::vector<guard::audit::Finding> findings_;
};

}  // namespace hw::audit
