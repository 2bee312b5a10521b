// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/custody/remembrance.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>

#include "hw/custody/restart.hpp"
#include "hw/custody/state_folder.hpp"
#include "hw/disk/trouble.hpp"
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

Remembrance::Remembrance(const std::filesystem::path& folder, const std::string& tpm,
                         disk::Disk& disk)
    : folder_(folder), tpm_(tpm), disk_(disk) {
  load();
}

void Remembrance::lose(state::Lost why) {
  const std::lock_guard lock(mutex_);
  lost_ = std::move(why);
}

bool Remembrance::take_lock() {
  if (lock_ != nullptr) return true;
  const auto file = folder_ / "lock";
  auto lock = std::make_unique<Descriptor>(
      ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (lock->get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return true;  // the memory says that it is missing
    lose({disk::refused(file, "opened", errno).value(), Loss::unreadable});
    return false;
  }
  if (flock(lock->get(), LOCK_EX | LOCK_NB) != 0) {
    lose({Error{"is in use by another process", "give each process a state folder of its own",
                folder_.string(), 0, 0},
          Loss::unreadable});
    return false;
  }
  lock_ = std::move(lock);
  return true;
}

void Remembrance::load() {
  if (!take_lock()) return;
  auto memory = state::open_memory({folder_, tpm_}, disk_);
  if (!memory) return lose({std::move(memory.error()), Loss::unreadable});
  memory_ = std::move(*memory);
  auto contents = memory_->load();
  if (!contents) return lose(std::move(contents.error()));
  const std::lock_guard lock(mutex_);
  lost_.reset();
  could_not_write_ = false;
  if (contents->accepted != contents_.accepted) ++epoch_;
  contents_ = std::move(*contents);
}

std::optional<std::pair<Error, Entry>> Remembrance::loss() const {
  const std::lock_guard lock(mutex_);
  if (!lost_) return std::nullopt;
  return std::pair<Error, Entry>{
      *lost_,
      {Event::memory_failed, reason_of(lost_->why), {Detail(TextField::problem, lost_->what)}}};
}

bool Remembrance::try_again() {
  const std::lock_guard one_at_a_time(storing_);
  std::unique_lock lock(mutex_);
  if (!lost_) return false;
  const bool could_not_write = could_not_write_;
  lock.unlock();
  // Else it would come back, only to fail at the next store, each time anew.
  if (could_not_write && !try_to_write()) return false;
  load();
  lock.lock();
  return !lost_;
}

// Beside the memory, since a store wears the TPM.
Expected<void> Remembrance::try_to_write() const {
  const auto file = folder_ / "memory.try";
  if (const auto written =
          disk::replace(disk_, file, state::text_of(contents_), disk::Readers::owner);
      !written)
    return written;
  return disk_.remove(file);
}

void Remembrance::fail(const Error& error) {
  const std::lock_guard lock(mutex_);
  if (lost_) return;
  could_not_write_ = true;
  lost_ = state::Lost{error, Loss::unreadable};
}

std::uint64_t Remembrance::epoch() const {
  const std::lock_guard lock(mutex_);
  return epoch_;
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

guard::audit::Head Remembrance::audit() const {
  const std::lock_guard lock(mutex_);
  const auto hash = guard::audit::hash_from_hex(contents_.audit.hash);
  return hash ? guard::audit::Head{contents_.audit.records, *hash} : guard::audit::Head{};
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

// With storing_ held, so that only this changes the contents.
Expected<void> Remembrance::store(state::Contents next) {
  {
    const std::lock_guard lock(mutex_);
    if (lost_) return tl::unexpected<Error>(*lost_);
    // What is refused is no fault of the disk, and trying again doesn't help.
    if (auto allowed = state::check_not_lower(contents_, next); !allowed) return allowed;
  }
  const auto stored = memory_->store(next);
  if (!stored) {
    fail(stored.error());  // and tried again
    return stored;
  }
  const std::lock_guard lock(mutex_);
  contents_ = std::move(next);
  return {};
}

state::Contents Remembrance::with(state::Contents contents,
                                  std::span<const Acceptance> accepted) const {
  // What a root restarts was accepted before it.
  for (const Acceptance& one : accepted) {
    const auto known = contents.accepted.find(one.document);
    const bool is_new = known == contents.accepted.end() || known->second != one.revision;
    if (one.root && is_new) restart(contents.accepted, *one.root);
  }
  for (const Acceptance& one : accepted)
    contents.accepted.insert_or_assign(one.document, one.revision);
  return contents;
}

Expected<void> Remembrance::check(std::span<const Acceptance> accepted, std::uint64_t epoch) const {
  const std::lock_guard lock(mutex_);
  if (epoch != epoch_)
    return guard::fail("the memory was read anew since the documents were looked at",
                       "look at them again");
  return state::check_not_lower(contents_, with(contents_, accepted));
}

Expected<void> Remembrance::accept(std::span<const Acceptance> accepted, std::uint64_t epoch,
                                   guard::time::Instant proved, const guard::audit::Head& audit) {
  const std::lock_guard one_at_a_time(storing_);
  if (const auto allowed = check(accepted, epoch); !allowed) return allowed;
  state::Contents next = with(advanced(proved, audit), accepted);
  if (next == contents_ && !loss()) return {};
  return store(std::move(next));
}

Expected<void> Remembrance::keep(guard::time::Instant proved, const guard::audit::Head& audit) {
  const std::lock_guard one_at_a_time(storing_);
  return store(advanced(proved, audit));
}

}  // namespace hw::custody
