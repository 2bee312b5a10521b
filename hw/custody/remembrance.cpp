// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/custody/remembrance.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>

#include "guard/trust/acceptance.hpp"
#include "hw/custody/state_folder.hpp"
#include "hw/disk/disk.hpp"
#include "hw/state/open.hpp"

namespace hw::custody {

using guard::Error;
using guard::Expected;
using guard::audit::Detail;
using guard::audit::Entry;
using guard::audit::Event;
using guard::audit::Reason;
using guard::audit::TextField;
using state::Loss;

namespace {

Reason reason_of(Loss why) {
  switch (why) {
    case Loss::missing:
      return Reason::memory_missing;
    case Loss::damaged:
      return Reason::memory_damaged;
    case Loss::rolled_back:
      return Reason::rollback;
    case Loss::unreadable:
      return Reason::unreadable;
  }
  return Reason::memory_damaged;
}

}  // namespace

Remembrance::Remembrance(const std::filesystem::path& folder, const std::string& tpm)
    : folder_(folder), tpm_(tpm) {
  load();
}

void Remembrance::load() {
  lost_.reset();
  if (lock_ == nullptr) {
    auto lock = std::make_unique<Descriptor>(
        open((folder_ / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (lock->get() >= 0 && flock(lock->get(), LOCK_EX | LOCK_NB) != 0) {
      lost_ =
          state::Lost{Error{"is in use by another process",
                            "give each process a state folder of its own", folder_.string(), 0, 0},
                      Loss::unreadable};
      return;
    }
    if (lock->get() >= 0) lock_ = std::move(lock);
  }
  auto memory = state::open_memory({folder_, tpm_}, disk::real());
  if (!memory) {
    lost_ = state::Lost{std::move(memory.error()), Loss::unreadable};
    return;
  }
  memory_ = std::move(*memory);
  if (auto contents = memory_->load())
    contents_ = std::move(*contents);
  else
    lost_ = std::move(contents.error());
}

std::optional<std::pair<Error, Entry>> Remembrance::loss() const {
  const std::lock_guard lock(mutex_);
  if (!lost_) return std::nullopt;
  return std::pair<Error, Entry>{
      *lost_,
      {Event::memory_failed, reason_of(lost_->why), {Detail(TextField::problem, lost_->what)}}};
}

bool Remembrance::try_again() {
  const std::lock_guard lock(mutex_);
  if (!lost_) return false;
  load();
  return !lost_;
}

std::optional<guard::trust::Revision> Remembrance::of(const std::string& document) const {
  const std::lock_guard lock(mutex_);
  const auto place = contents_.accepted.find(document);
  if (place == contents_.accepted.end()) return std::nullopt;
  return place->second;
}

guard::time::Instant Remembrance::proved() const {
  const std::lock_guard lock(mutex_);
  return contents_.no_earlier_than;
}

std::uint64_t Remembrance::recoveries() const {
  const std::lock_guard lock(mutex_);
  return contents_.recoveries;
}

state::Contents Remembrance::advanced(guard::time::Instant proved,
                                      const guard::audit::Head& audit) const {
  state::Contents next = contents_;
  next.no_earlier_than = std::max(next.no_earlier_than, proved);
  if (audit.sequence > next.audit.records)
    next.audit = {audit.sequence, guard::audit::hex(audit.hash)};
  return next;
}

Expected<void> Remembrance::store(state::Contents next) {
  if (lost_) return tl::unexpected<Error>(*lost_);
  if (const auto stored = memory_->store(next); !stored) {
    lost_ = state::Lost{stored.error(), Loss::unreadable};  // and tried again
    return stored;
  }
  contents_ = std::move(next);
  return {};
}

Expected<void> Remembrance::accept(std::span<const Acceptance> accepted,
                                   guard::time::Instant proved, const guard::audit::Head& audit) {
  const std::lock_guard lock(mutex_);
  state::Contents next = advanced(proved, audit);
  for (const Acceptance& one : accepted) {
    next.accepted.insert_or_assign(one.document, one.revision);
    if (!one.root) continue;
    for (const guard::trust::Kind& kind : guard::trust::kinds) {
      const auto after = one.root->restart_after[static_cast<std::size_t>(kind.role)];
      if (!after) continue;
      for (auto& [document, revision] : next.accepted)
        if (document.starts_with(kind.word) && kind.role != guard::trust::Role::root)
          revision = guard::trust::restarted(revision, *after).value_or(revision);
    }
  }
  if (next == contents_) return {};
  return store(std::move(next));
}

Expected<void> Remembrance::keep(guard::time::Instant proved, const guard::audit::Head& audit) {
  const std::lock_guard lock(mutex_);
  return store(advanced(proved, audit));
}

}  // namespace hw::custody
