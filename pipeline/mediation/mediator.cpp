// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/mediation/mediator.hpp"

#include <algorithm>
#include <utility>

#include "hw/clock.hpp"
#include "pipeline/log.hpp"
#include "pipeline/mediation/property_watch.hpp"
#include "pipeline/messages.hpp"
#include "pipeline/recognition/live_element.hpp"

namespace pipeline::mediation {
namespace {

// A bin's ghost pad only hands on to what is inside, and that has checkpoints of its own.
bool hands_on(GstPad* pad) {
  return GST_IS_GHOST_PAD(pad) && GST_PAD_CHAINFUNC(pad) == gst_proxy_pad_chain_default;
}

std::string path_of(GstObject* object) {
  gchar* path = gst_object_get_path_string(object);
  std::string text = path;
  g_free(path);
  return text;
}

// Who owns `pad` and what all judges make of it. Not under the lock: it asks foreign elements.
Standing examine(GstPad* pad, std::span<const Judge> judges, guard::catalogue::Media media) {
  const auto owner = own(gst_pad_get_parent_element(pad));
  watch_deciding_properties(owner.get(), judges);
  Standing standing;
  standing.judgement = strictest(judges, owner.get(), media);
  standing.stage = path_of(owner ? GST_OBJECT(owner.get()) : GST_OBJECT(pad));
  standing.pad = GST_OBJECT_NAME(pad);
  standing.factory = recognition::factory_name(owner.get());
  return standing;
}

// A stage that came after the preflight is named when its gate closes.
void warn_of_newcomer(const Change& change, std::span<const Ptr<GstElement>> guards) {
  const auto stage = own(gst_pad_get_parent_element(change.pad.get()));
  if (!stage || !name_once(stage.get())) return;
  const Judgement& judgement = change.now.judgement;
  for (const Ptr<GstElement>& guard : guards)
    warn(guard.get(),
         "Blocks " + phrase(stage.get(), judgement) + ". " + remedy(stage.get(), judgement));
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

Mediator& Mediator::get() {
  static auto* const mediator = new Mediator;
  return *mediator;
}

std::vector<Change> Mediator::update(GstElement* guard, Judge circumstances) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = std::find_if(guards_.begin(), guards_.end(),
                                    [&](const Guard& g) { return g.element == guard; });
    if (known != guards_.end())
      known->circumstances = std::move(circumstances);
    else
      guards_.push_back({guard, std::move(circumstances)});
    ++generation_;
  }
  return judge_all_again();
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

void Mediator::rearm_all() {
  std::vector<Ptr<GstPad>> pads;  // let go of after the lock: a pad's end comes back here
  const std::lock_guard lock(mutex_);
  for (Checkpoint* checkpoint : checkpoints_) {
    pads.push_back(checkpoint->pad());
    checkpoint->arm();
  }
}

void Mediator::rule(Checkpoint& checkpoint, GstPad* pad, guard::catalogue::Media media) {
  if (hands_on(pad)) return;
  std::vector<Change> changes;
  for (bool current = false; !current;) {
    std::unique_lock lock(mutex_);
    const std::uint64_t generation = generation_;
    const std::vector<Judge> judges = this->judges();
    lock.unlock();
    Standing standing = examine(pad, judges, media);
    lock.lock();
    current = generation == generation_;
    if (current) changes.push_back(decide(checkpoint, pad, std::move(standing)));
  }
  publish(changes);
}

std::vector<Change> Mediator::judge_all_again() {
  std::vector<Change> changes;
  for (bool current = false; !current;) {
    std::vector<std::pair<Checkpoint*, Ptr<GstPad>>> stages;
    std::unique_lock lock(mutex_);
    const std::uint64_t generation = generation_;
    const std::vector<Judge> judges = this->judges();
    for (Checkpoint* checkpoint : checkpoints_)
      if (checkpoint->gate() != nullptr) stages.emplace_back(checkpoint, checkpoint->pad());
    lock.unlock();

    std::erase_if(stages, [](const auto& stage) { return stage.second == nullptr; });
    std::vector<Standing> standings;
    for (const auto& [checkpoint, pad] : stages) {
      const auto caps = own(gst_pad_get_current_caps(pad.get()));
      standings.push_back(examine(pad.get(), judges, recognition::media_of(caps.get())));
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
  if (standing.judgement.classification.by_media) checkpoint.watch_caps(pad);
  const bool known = checkpoint.gate() != nullptr;
  if (standing.judgement.verdict == nullptr && !known) return change;
  gate::Gate& gate = checkpoint.make_gate(pad);
  change.found = !known;
  change.gate_changed = standing.judgement.blocks() ? gate.close() : gate.open();
  if (change.gate_changed) change.pad = own(GST_PAD(gst_object_ref(pad)));
  checkpoint.standing = std::move(standing);
  change.now = standing_of(checkpoint);
  return change;
}

void Mediator::publish(const std::vector<Change>& changes) {
  std::vector<Ptr<GstElement>> guards;
  {
    const std::lock_guard lock(mutex_);
    guards = elements();
  }
  for (const Change& change : changes) {
    if (change.gate_changed) gst_pad_push_event(change.pad.get(), gst_event_new_reconfigure());
    for (const Ptr<GstElement>& guard : guards) {
      if (change.found) post_stage(guard.get(), change.now);
      if (change.gate_changed) post_gate(guard.get(), change.now);
    }
    if (change.found && change.now.closed) warn_of_newcomer(change, guards);
  }
}

std::vector<Standing> Mediator::standings() {
  const std::lock_guard lock(mutex_);
  std::vector<Standing> standings;
  for (Checkpoint* checkpoint : checkpoints_)
    if (checkpoint->gate() != nullptr) standings.push_back(standing_of(*checkpoint));
  return standings;
}

std::vector<Judge> Mediator::judges() const {
  std::vector<Judge> judges;
  for (const Guard& guard : guards_) judges.push_back(guard.circumstances);
  if (judges.empty() && nothing_known_) judges.push_back(nothing_known_);
  return judges;
}

std::vector<Ptr<GstElement>> Mediator::elements() const {
  std::vector<Ptr<GstElement>> elements;
  for (const Guard& guard : guards_)
    elements.push_back(own(GST_ELEMENT(gst_object_ref(guard.element))));
  return elements;
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
