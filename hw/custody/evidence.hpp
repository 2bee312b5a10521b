// SPDX-License-Identifier: LGPL-2.1-or-later
// The audit log as a precondition: while it can't be written, that is trouble.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "guard/audit/record.hpp"
#include "guard/error.hpp"
#include "hw/audit/recorder.hpp"
#include "hw/custody/means.hpp"

namespace hw::custody {

// Any thread may call anything.
class Evidence {
 public:
  // The log is in the folder `audit` of the state folder. Waits for the first attempt to open it.
  // `changed` is called on the log's thread when trouble() may be other.
  // `known` is how far the log is known to have reached.
  Evidence(const std::filesystem::path& state, const std::string& device,
           const guard::audit::Head& known, const Means& means, std::function<void()> changed);

  [[nodiscard]] std::optional<guard::Error> trouble() const;
  void record(guard::audit::Entry entry) { recorder_.record(std::move(entry)); }
  [[nodiscard]] guard::Expected<void> record_now(std::vector<guard::audit::Entry> entries) {
    return recorder_.record_now(std::move(entries));
  }
  // What the last checkpoint covers; of record 0 before the first.
  [[nodiscard]] guard::audit::Head head() const;
  // Writes the end of the log; nothing is recorded after it.
  void end() { recorder_.end(); }

 private:
  void on_health(bool working, const guard::Error& error);

  const std::function<void()> changed_;
  mutable std::mutex mutex_;  // of what follows
  std::condition_variable tried_;
  bool working_ = false;
  bool opened_ = false;  // or tried to
  guard::Error why_not_{"the audit log is not open yet", {}, {}, 0, 0};
  audit::Recorder recorder_;  // the last, for its thread calls on_health
};

}  // namespace hw::custody
