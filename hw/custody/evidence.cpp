// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/custody/evidence.hpp"

#include <chrono>
#include <utility>

#include "guard/audit/checkpoint.hpp"

namespace hw::custody {

namespace {

// A disk that takes longer to open a log is trouble until it has.
constexpr std::chrono::seconds longest_wait{5};

audit::Recording recording_in(const std::filesystem::path& state, const std::string& device,
                              const guard::audit::Head& known, const Means& means) {
  using guard::audit::Detail;
  using guard::audit::TextField;
  audit::Recording recording;
  recording.log.folder = state / "audit";
  recording.log.origin = guard::audit::origin_of(device.empty() ? "unnamed" : device);
  recording.log.known = known;
  recording.state_folder = state;
  recording.retry_after = means.trying / 2;
  recording.about = {Detail(TextField::version, FACEGUARD_VERSION),
                     Detail(TextField::device, device)};
  return recording;
}

}  // namespace

Evidence::Evidence(const std::filesystem::path& state, const std::string& device,
                   const guard::audit::Head& known, const Means& means,
                   std::function<void()> changed)
    : changed_(std::move(changed)),
      recorder_(*means.disk, recording_in(state, device, known, means), means.clocks,
                [this](bool working, const guard::Error& error) { on_health(working, error); }) {
  std::unique_lock lock(mutex_);
  tried_.wait_for(lock, longest_wait, [this] { return opened_; });
}

void Evidence::on_health(bool working, const guard::Error& error) {
  {
    const std::lock_guard lock(mutex_);
    opened_ = true;
    working_ = working;
    why_not_ = error;
  }
  tried_.notify_all();
  changed_();
}

std::optional<guard::Error> Evidence::trouble() const {
  const std::lock_guard lock(mutex_);
  if (working_) return std::nullopt;
  guard::Error error = why_not_;
  error.what = "the audit log can't be written, so identification is off: " + error.what;
  return error;
}

guard::audit::Head Evidence::head() const {
  const std::string note = recorder_.last_checkpoint();
  const auto checkpoint = guard::audit::read_checkpoint(note.substr(0, note.find("\n\n") + 1));
  return checkpoint ? checkpoint->head : guard::audit::Head{};
}

}  // namespace hw::custody
