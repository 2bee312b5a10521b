// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/mediation/mediator.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "hw/clock.hpp"
#include "pipeline/evidence/ledger.hpp"
#include "pipeline/log.hpp"
#include "pipeline/mediation/property_watch.hpp"
#include "pipeline/mediation/reach.hpp"
#include "pipeline/mediation/watchman.hpp"
#include "pipeline/messages.hpp"
#include "pipeline/recognition/live_element.hpp"
#include "pipeline/recognition/origin.hpp"
#include "pipeline/tripwire/tripwires.hpp"

namespace pipeline::mediation {
namespace {

// A bin's ghost pad only hands on to what is inside, and that has checkpoints of its own; so do the
// pads without an element that some of GStreamer's bins talk to their own children through.
bool hands_on(GstPad* pad) {
  if (GST_IS_PROXY_PAD(pad)) return GST_PAD_CHAINFUNC(pad) == gst_proxy_pad_chain_default;
  return GST_OBJECT_PARENT(pad) == nullptr && recognition::functions_are_gstreamers(pad);
}

std::string path_of(GstObject* object) {
  gchar* path = gst_object_get_path_string(object);
  std::string text = path;
  g_free(path);
  return text;
}

// A stage that came after the preflight is named when its gate closes.
void warn_of_newcomer(const Change& change, std::span<const Ptr<GstElement>> guards) {
  const auto stage = own(gst_pad_get_parent_element(change.pad.get()));
  if (!stage || !name_once(stage.get())) return;
  const Judgement& judgement = change.now.judgement;
  for (const Ptr<GstElement>& guard : guards)
    report_blocked(guard.get(), "Blocks " + phrase(stage.get(), judgement) + ". " +
                                    remedy(stage.get(), judgement));
}

Standing standing_of(Checkpoint& checkpoint) {
  Standing standing = checkpoint.standing;
  if (gate::Gate* gate = checkpoint.gate()) {
    standing.closed = gate->closed();
    standing.kind = gate->kind();
    standing.counts = gate->counts();
  }
  return standing;
}

}  // namespace

// Who owns `pad` and what all judges make of it. Not under the lock: it asks foreign elements.
Standing Mediator::examine(GstPad* pad, const std::vector<Guard>& bench,
                           guard::recognition::Media media) {
  const auto owner = own(gst_pad_get_parent_element(pad));
  Standing standing;
  std::vector<Judge> judges;
  for (const Guard& guard : seated(bench, pad)) {
    judges.push_back(guard.circumstances);
    standing.guards.push_back(guard.element);
  }
  standing.listened_to = watch_deciding_properties(owner.get(), judges);
  standing.judgement = strictest(judges, owner.get(), media);
  standing.stage = path_of(owner ? GST_OBJECT(owner.get()) : GST_OBJECT(pad));
  standing.pad = GST_OBJECT_NAME(pad);
  standing.factory = recognition::factory_name(owner.get());
  return standing;
}

// A guard element of null is the judge of nothing known, whose word counts everywhere.
std::vector<Mediator::Guard> Mediator::seated(const std::vector<Guard>& bench, GstPad* pad) {
  const bool one = std::ranges::all_of(
      bench, [&](const Guard& g) { return g.element == bench.front().element; });
  if (one) return bench;
  const Reach reach = reach_of(pad);
  if (reach.unguarded || reach.guards.empty()) return bench;
  std::vector<Guard> seated;
  for (const Guard& guard : bench)
    if (guard.element == nullptr || reach.guards.contains(guard.element)) seated.push_back(guard);
  return seated.empty() ? bench : seated;
}

Mediator& Mediator::get() {
  static auto* const mediator = [] {
    gate::Gate::on_tampered = tripwire::note_removed_probe;
    return new Mediator;
  }();
  return *mediator;
}

std::vector<Change> Mediator::update(GstElement* guard, std::vector<Judge> circumstances) {
  close_ahead(guard, circumstances);
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(guards_, [&](const Guard& g) { return g.element == guard; });
    for (Judge& one : circumstances) guards_.push_back({guard, std::move(one)});
    ++generation_;
  }
  Watchman::get().wake();
  return judge_all_again();
}

// Recognising all stages anew takes some 25 us each; a frame must not wait for that of others.
void Mediator::close_ahead(const GstElement* guard, const std::vector<Judge>& circumstances) {
  const auto blocks = [&](const Judgement& before) {
    return std::ranges::any_of(circumstances, [&](const Judge& by) {
      return &by->rules() == &before.by->rules() &&
             guard::decision::blocks(by->verdict(before.classification.stage).outcome);
    });
  };
  std::vector<Ptr<GstPad>> pads;  // let go of after the lock: a pad's end comes back here
  const std::lock_guard lock(mutex_);
  for (Checkpoint* checkpoint : checkpoints_) {
    const Standing& standing = checkpoint->standing;
    if (checkpoint->gate() == nullptr || standing.judgement.verdict == nullptr) continue;
    if (std::ranges::find(standing.guards, guard) == standing.guards.end()) continue;
    pads.push_back(checkpoint->pad());
    if (pads.back() != nullptr && blocks(standing.judgement))
      checkpoint->closed_ahead |= checkpoint->gate()->close();
  }
}

void Mediator::dismiss(GstElement* guard) {
  {
    const std::lock_guard lock(mutex_);
    const auto is_it = [&](const Guard& g) { return g.element == guard; };
    if (std::none_of(guards_.begin(), guards_.end(), is_it)) return;  // it never started
  }
  const Judge nothing_known = hw::Circumstances::read(hw::Rules::read({}), {}, hw::today());
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(guards_, [&](const Guard& g) { return g.element == guard; });
    nothing_known_ = nothing_known;
    ++generation_;
  }
  publish(judge_all_again());
  rearm_all();  // what its config declared harmless is so no longer
}

void Mediator::lock_down() {
  if (locked_down_.exchange(true)) return;
  const Judge nothing_known = hw::Circumstances::read(hw::Rules::read({}), {}, hw::today());
  {
    const std::lock_guard lock(mutex_);
    nothing_known_ = nothing_known;
    ++generation_;
  }
  publish_later(judge_all_again());
  rearm_all();
}

void Mediator::judge_again() {
  publish_later(judge_all_again());
}

void Mediator::publish_later(std::vector<Change> changes) {
  evidence::record(changes);
  renegotiate(changes);
  const auto kept = std::make_shared<const std::vector<Change>>(std::move(changes));
  messenger().post([this, kept] { tell(*kept); });
}

std::vector<Mediator::Watched> Mediator::watched() {
  std::vector<Watched> watched;
  const std::lock_guard lock(mutex_);
  for (Checkpoint* checkpoint : checkpoints_)
    if (auto pad = checkpoint->pad())
      watched.push_back({std::move(pad),
                         checkpoint->gate() != nullptr && checkpoint->gate()->closed(),
                         checkpoint->gate() != nullptr, checkpoint->removals() > 0});
  return watched;
}

std::vector<Ptr<GstElement>> Mediator::owners() {
  std::vector<Ptr<GstElement>> owners;
  for (const Watched& one : watched())
    if (auto owner = own(gst_pad_get_parent_element(one.pad.get())))
      owners.push_back(std::move(owner));
  return owners;
}

void Mediator::rearm_listened_to() {
  std::vector<Ptr<GstPad>> pads;
  const std::lock_guard lock(mutex_);
  for (Checkpoint* checkpoint : checkpoints_) {
    if (!checkpoint->listened_to) continue;
    pads.push_back(checkpoint->pad());
    checkpoint->arm();
  }
}

void Mediator::rearm_all() {
  std::vector<Ptr<GstPad>> pads;  // let go of after the lock: a pad's end comes back here
  const std::lock_guard lock(mutex_);
  for (Checkpoint* checkpoint : checkpoints_) {
    pads.push_back(checkpoint->pad());
    checkpoint->arm();
  }
}

void Mediator::linked() {
  {
    const std::lock_guard lock(mutex_);
    if (guards_.size() < 2) return;  // with one it doesn't matter who is behind whom
  }
  Watchman::get().judge_again();
}

void Mediator::linked_behind(Checkpoint& checkpoint) {
  const std::lock_guard lock(mutex_);
  if (checkpoint.gate() != nullptr) checkpoint.gate()->linked_behind();
}

gate::Gate* Mediator::rule(Checkpoint& checkpoint, GstPad* pad, guard::recognition::Media media) {
  if (hands_on(pad)) return nullptr;
  std::vector<Change> changes;
  gate::Gate* gate = nullptr;
  for (bool current = false; !current;) {
    std::unique_lock lock(mutex_);
    const std::uint64_t generation = generation_;
    const std::vector<Guard> bench = this->bench();
    lock.unlock();
    Standing standing = examine(pad, bench, media);
    lock.lock();
    current = generation == generation_;
    if (current) changes.push_back(decide(checkpoint, pad, std::move(standing)));
    gate = checkpoint.gate();
  }
  // Not only woken: it may have read the file before there was a gate to judge again.
  if (changes.front().now.judgement.classification.pending) Watchman::get().judge_again();
  publish(changes);
  return gate;
}

std::vector<Change> Mediator::judge_all_again() {
  std::vector<Change> changes;
  for (bool current = false; !current;) {
    std::vector<std::pair<Checkpoint*, Ptr<GstPad>>> stages;
    std::unique_lock lock(mutex_);
    const std::uint64_t generation = generation_;
    const std::vector<Guard> bench = this->bench();
    for (Checkpoint* checkpoint : checkpoints_)
      if (checkpoint->gate() != nullptr) stages.emplace_back(checkpoint, checkpoint->pad());
    lock.unlock();

    std::erase_if(stages, [](const auto& stage) { return stage.second == nullptr; });
    std::vector<Standing> standings;
    for (const auto& [checkpoint, pad] : stages) {
      const auto caps = own(gst_pad_get_current_caps(pad.get()));
      standings.push_back(examine(pad.get(), bench, recognition::media_of(caps.get())));
    }

    lock.lock();
    current = generation == generation_;
    for (std::size_t i = 0; current && i < stages.size(); ++i)
      changes.push_back(decide(*stages[i].first, stages[i].second.get(), std::move(standings[i])));
    lock.unlock();
  }
  return changes;
}

Change Mediator::decide(Checkpoint& checkpoint, GstPad* pad, Standing standing) {
  Change change;
  checkpoint.listened_to = standing.listened_to;
  if (standing.judgement.classification.by_media) checkpoint.watch_caps(pad);
  const bool known = checkpoint.gate() != nullptr;
  if (standing.judgement.verdict == nullptr && !known) return change;  // nothing to tell
  gate::Gate& gate = checkpoint.make_gate(pad);
  change.found = !known;
  change.now_known = !standing.judgement.classification.pending &&
                     (!known || checkpoint.standing.judgement.classification.pending);
  change.gate_changed = standing.judgement.blocks() ? gate.close() : gate.open();
  change.gate_changed |= std::exchange(checkpoint.closed_ahead, false);
  change.pad = own(GST_PAD(gst_object_ref(pad)));
  static unsigned found = 0;  // under the lock
  standing.number = known ? checkpoint.standing.number : ++found;
  checkpoint.standing = std::move(standing);
  change.now = standing_of(checkpoint);
  return change;
}

void Mediator::publish(const std::vector<Change>& changes) {
  evidence::record(changes);
  renegotiate(changes);
  tell(changes);
}

void Mediator::renegotiate(const std::vector<Change>& changes) {
  for (const Change& change : changes)
    if (change.gate_changed) gst_pad_push_event(change.pad.get(), gst_event_new_reconfigure());
}

void Mediator::tell(const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    if (!change.found && !change.gate_changed && !change.now_known) continue;
    const std::vector<Ptr<GstElement>> guards = audience(change.now);
    for (const Ptr<GstElement>& guard : guards) {
      if (change.found) post_stage(guard.get(), change.now);
      if (change.gate_changed) post_gate(guard.get(), change.now);
    }
    if (change.now_known && change.now.closed) warn_of_newcomer(change, guards);
  }
}

std::vector<Standing> Mediator::standings() {
  const std::lock_guard lock(mutex_);
  std::vector<Standing> standings;
  for (Checkpoint* checkpoint : checkpoints_)
    if (checkpoint->gate() != nullptr) standings.push_back(standing_of(*checkpoint));
  return standings;
}

std::vector<Mediator::Guard> Mediator::bench() const {
  std::vector<Guard> bench = guards_;
  if (nothing_known_ && (bench.empty() || locked_down()))
    bench.push_back({nullptr, nothing_known_});
  return bench;
}

std::vector<Ptr<GstElement>> Mediator::guards() {
  const std::lock_guard lock(mutex_);
  std::vector<Ptr<GstElement>> guards;
  for (const Guard& guard : guards_)
    if (std::ranges::find(guards, guard.element, &Ptr<GstElement>::get) == guards.end())
      guards.push_back(own(GST_ELEMENT(gst_object_ref(guard.element))));
  return guards;
}

std::vector<Ptr<GstElement>> Mediator::audience(const Standing& standing) {
  std::vector<Ptr<GstElement>> audience = guards();
  std::erase_if(audience, [&](const Ptr<GstElement>& guard) {
    return std::find(standing.guards.begin(), standing.guards.end(), guard.get()) ==
           standing.guards.end();
  });
  return audience;
}

void Mediator::note(Checkpoint& checkpoint) {
  const std::lock_guard lock(mutex_);
  checkpoints_.insert(&checkpoint);
}

void Mediator::forget(Checkpoint& checkpoint) {
  const std::lock_guard lock(mutex_);
  checkpoints_.erase(&checkpoint);
}

}  // namespace pipeline::mediation
