// SPDX-License-Identifier: LGPL-2.1-or-later
// The audit log of a running guard, on a thread of its own: what happens is recorded without
// anybody waiting, or waited for where nothing may happen before it is on the disk.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "guard/audit/record.hpp"
#include "hw/audit/log.hpp"
#include "hw/time/reading.hpp"

namespace hw::audit {

struct Recording {
  Settings log;
  std::filesystem::path state_folder;           // of the key
  std::vector<guard::audit::Detail> about;      // of the start record
  std::size_t max_waiting = 4096;               // records; more are counted and lost
  std::chrono::milliseconds retry_after{1000};  // a failure
};

// It opens the log by itself, also later when that fails at first, writes a start record and a
// checkpoint at once and then each interval, and ends with a stop record and a checkpoint.
// While the disk fails it keeps what is recorded and tries again by itself.
class Recorder {
 public:
  using Clock = std::function<time::Reading()>;
  // Called on its thread when `working` changes, and once after the first attempt to open. The
  // error is why it doesn't work. Must not call the recorder's record_now nor end it.
  using OnHealth = std::function<void(bool working, const guard::Error& error)>;

  // The disk must outlive it. `clock` is called on any thread.
  Recorder(disk::Disk& disk, Recording recording, Clock clock, OnHealth on_health);
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  // What the destructor does; last_checkpoint() still answers after it. Not while others record.
  void end();

  // Never waits for the disk. Any thread.
  void record(guard::audit::Entry entry);
  // Returns when all are on the disk, or with the reason why none ever will be: at once while the
  // log doesn't work. Any thread but its own.
  [[nodiscard]] guard::Expected<void> record_now(std::vector<guard::audit::Entry> entries);

  // Everything recorded can be written, as far as known.
  [[nodiscard]] bool working() const;
  // The note signed last, to be kept elsewhere; empty before the first.
  [[nodiscard]] std::string last_checkpoint() const;

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
};

}  // namespace hw::audit
