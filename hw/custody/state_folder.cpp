// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/custody/state_folder.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <utility>

#include "hw/custody/copies.hpp"
#include "hw/custody/evidence.hpp"
#include "hw/custody/listeners.hpp"
#include "hw/custody/remembrance.hpp"
#include "hw/custody/roots.hpp"
#include "hw/watch/runner.hpp"

namespace hw::custody {

using guard::Error;
using guard::Expected;
using guard::trust::Revision;

namespace {

// How often the time that has passed is kept.
constexpr std::chrono::hours keeping_interval{1};

}  // namespace

// In the order in which they are made; what calls into others goes first.
struct StateFolder::Parts {
  Parts(const std::filesystem::path& folder, const std::string& device, const std::string& tpm,
        const Means& means)
      : remembrance(folder, tpm, *means.disk),
        clock(remembrance.proved(), means.clocks),
        copies(folder, *means.disk),
        evidence(folder, device, remembrance.audit(), means, [this] { listeners.call(); }) {}

  Expected<void> keep_copy(const Acceptance& one);

  Listeners listeners;
  std::mutex remembering;
  Remembrance remembrance;
  time::Keeper clock;
  Copies copies;
  Evidence evidence;
  // a copy: nothing else tells when the disk is back
  watch::Subscription keeping;
  watch::Subscription trying;
};

// Until a root is remembered the one before has to vouch for it, so its copy stays beside.
Expected<void> StateFolder::Parts::keep_copy(const Acceptance& one) {
  if (one.document == root_document) {
    const auto copy = copies.read(root_document);
    const auto known = remembrance.of(root_document);
    if (copy && known && known != one.revision)
      if (const auto before = guard::trust::open_root(*copy); before && before->revision == *known)
        if (const auto kept = copies.write(root_before_document, *copy); !kept) return kept;
  }
  return copies.write(one.document, one.envelope);
}

StateFolder::StateFolder(std::unique_ptr<Parts> parts, std::chrono::milliseconds trying)
    : parts_(std::move(parts)) {
  Parts& p = *parts_;
  if (const auto loss = p.remembrance.loss()) p.evidence.record(loss->second);
  if (const std::uint64_t times = p.remembrance.recoveries(); times > 0)
    p.evidence.record({guard::audit::Event::memory_recovered,
                       guard::audit::Reason::requested,
                       {guard::audit::Detail(guard::audit::NumberField::count, times)}});
  p.keeping = watch::Runner::disks().run_every(
      keeping_interval, [&p] { (void)p.remembrance.keep(p.clock.bound(), p.evidence.head()); });
  p.trying = watch::Runner::disks().run_every(trying, [&p] {
    if (!p.remembrance.try_again()) return;
    p.clock.prove(p.remembrance.proved());
    p.evidence.record({guard::audit::Event::memory_recovered});
    p.listeners.call();
  });
}

StateFolder::~StateFolder() {
  parts_->keeping = {};
  parts_->trying = {};
  parts_->evidence.end();
  // From now on the log can't be cut back by so much as a record.
  (void)parts_->remembrance.keep(parts_->clock.bound(), parts_->evidence.head());
}

std::shared_ptr<StateFolder> StateFolder::at(const std::filesystem::path& folder,
                                             const std::string& device, const std::string& tpm,
                                             const Means& means) {
  static auto* const mutex = new std::mutex;
  static auto* const known = new std::map<std::string, std::weak_ptr<StateFolder>>;
  std::error_code ignored;
  const std::string name =
      std::filesystem::weakly_canonical(std::filesystem::absolute(folder, ignored), ignored)
          .string();
  const std::lock_guard lock(*mutex);
  std::weak_ptr<StateFolder>& place = (*known)[name.empty() ? folder.string() : name];
  if (auto open = place.lock()) return open;
  std::shared_ptr<StateFolder> made(
      new StateFolder(std::make_unique<Parts>(folder, device, tpm, means), means.trying));
  place = made;
  return made;
}

const std::string& StateFolder::tpm() const {
  return parts_->remembrance.tpm();
}

std::optional<Error> StateFolder::trouble() const {
  if (const auto loss = parts_->remembrance.loss()) return loss->first;
  return parts_->evidence.trouble();
}

watch::Subscription StateFolder::on_change(std::function<void()> changed) {
  return parts_->listeners.add(std::move(changed));
}

std::optional<Revision> StateFolder::remembered(const std::string& document) const {
  return parts_->remembrance.of(document);
}

std::optional<std::string> StateFolder::copy_of(std::string_view document) const {
  return parts_->copies.read(document);
}

std::uint64_t StateFolder::epoch() const {
  return parts_->remembrance.epoch();
}

Expected<void> StateFolder::remember(std::span<const Acceptance> accepted, std::uint64_t epoch) {
  // Nothing was held against a memory that is lost, so no copy may take the place of a good one.
  if (const auto loss = parts_->remembrance.loss()) return tl::unexpected(loss->first);
  const std::lock_guard one_at_a_time(parts_->remembering);
  // Another guard may have got further meanwhile, and its copies are not to be replaced by older.
  if (const auto allowed = parts_->remembrance.check(accepted, epoch); !allowed) return allowed;
  for (const Acceptance& one : accepted) {
    if (one.envelope.empty()) continue;
    // A copy that is not remembered yet is newer than what is, and so is accepted again.
    if (const auto kept = parts_->keep_copy(one); !kept) {
      parts_->remembrance.fail(kept.error());
      return kept;
    }
  }
  return parts_->remembrance.accept(accepted, epoch, parts_->clock.bound(),
                                    parts_->evidence.head());
}

void StateFolder::record(guard::audit::Entry entry) {
  parts_->evidence.record(std::move(entry));
}

Expected<void> StateFolder::record_now(std::vector<guard::audit::Entry> entries) {
  return parts_->evidence.record_now(std::move(entries));
}

time::Keeper& StateFolder::clock() {
  return parts_->clock;
}

}  // namespace hw::custody
