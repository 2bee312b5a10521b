// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/element/guarding.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "guard/decision/verdict.hpp"
#include "pipeline/element/later.hpp"
#include "pipeline/element/preflight.hpp"
#include "pipeline/evidence/ledger.hpp"
#include "pipeline/mediation/hooks.hpp"
#include "pipeline/mediation/mediator.hpp"
#include "pipeline/messages.hpp"

namespace pipeline::element {

using hw::custody::Custodian;
using hw::custody::Places;
using hw::watch::Runner;
using mediation::Judge;
using mediation::Mediator;

namespace {

// On a disk that doesn't answer there would be more and more of them.
constexpr std::size_t most_possible = 8;
const guard::Error& too_much_to_record() {
  static const auto* const error = new guard::Error{
      "more documents came than could be put on record yet, so identification is off",
      "look at the disk of the state folder",
      {},
      0,
      0};
  return *error;
}

bool blocks_identification(const hw::Circumstances& circumstances) {
  return guard::decision::blocks(
      circumstances
          .verdict({.capability = *guard::facts::capabilities.set_of("face-identification")})
          .outcome);
}

}  // namespace

Guarding::Guarding(GstElement* element) : element_(element) {}
Guarding::~Guarding() = default;

void Guarding::set(std::string Places::*place, std::string path) {
  {
    const std::lock_guard lock(mutex_);
    places_.*place = std::move(path);
    if (place != &Places::descriptor || !circumstances_) return;
  }
  judge_anew();
}

std::string Guarding::get(std::string Places::*place) const {
  const std::lock_guard lock(mutex_);
  return places_.*place;
}

void Guarding::start() {
  mediation::put_checkpoints_around(element_);
  {
    const std::scoped_lock one_at_a_time(settling_, judging_);
    std::unique_lock lock(mutex_);
    const Places places = places_;
    lock.unlock();
    custodian_ = std::make_unique<Custodian>(places);
    subscriptions_.clear();
    const auto again = later(Runner::process(), element_, [this] { look_again(); });
    if (const auto& state = custodian_->state()) {
      evidence::keep_in(state);
      subscriptions_.push_back(state->on_change(again));
    }
    subscriptions_.push_back(
        custodian_->clock().watch_clock(Runner::process(), [again](auto) { again(); }));
  }
  judge_anew();
  // Registered after the first reading of rules, it comes before the end of what that left behind.
  [[maybe_unused]] static const int at_exit = std::atexit([] {
    Runner::process().rest();
    Runner::disks().rest();
    messenger().rest();
  });
  // The config may declare what was taken for something else before.
  Mediator::get().rearm_all();
}

void Guarding::judge(Outcome& outcome) {
  outcome.changes = Mediator::get().update(element_, possible_);
  evidence::record(outcome.changes);  // here, so that they stand in the log as they happened
  outcome.news = custodian_->take_news();
}

void Guarding::put_in_force(const Judge& judge) {
  const std::lock_guard lock(mutex_);
  circumstances_ = judge;
}

// With other rules an element may be something else than it was taken for.
void Guarding::carry_out(const Outcome& outcome, const Judge& before, const Judge& now) {
  Mediator::renegotiate(outcome.changes);
  if (&before->rules() != &now->rules()) Mediator::get().rearm_all();
}

Guarding::Outcome Guarding::look() {
  Outcome outcome;
  std::unique_lock looking(judging_);
  std::unique_lock lock(mutex_);
  const std::string descriptor = places_.descriptor;
  lock.unlock();
  watch();
  custodian_->set_descriptor(descriptor);
  const Judge now = custodian_->look();
  watch();
  const Judge before = possible_.empty() ? nullptr : possible_.back();
  if (possible_.size() == most_possible) possible_ = {before->switched_off(too_much_to_record())};
  possible_.push_back(now);
  if (before == nullptr) return outcome;  // nothing is judged before the first is on record
  judge(outcome);
  if (blocks_identification(*now)) put_in_force(now);
  looking.unlock();
  carry_out(outcome, before, now);
  return outcome;
}

Guarding::Outcome Guarding::settle() {
  Outcome outcome;
  const std::lock_guard one_settles(settling_);
  std::unique_lock looking(judging_);
  auto settlement = custodian_->begin_settling();
  Judge now = possible_.back();
  looking.unlock();
  settlement.put_on_record();
  looking.lock();
  const auto done = custodian_->end_settling(settlement);
  const Judge before = possible_.front();
  const auto place = std::ranges::find(possible_, now);
  const bool newest = possible_.back() == now;
  // What was looked at since is settled next.
  if (place == possible_.end() || (!done && !newest)) return outcome;
  possible_.erase(possible_.begin(), place);
  if (!done) {
    now = custodian_->look();  // it says why identification is off
    if (!now->off()) now = now->switched_off(done.error());
    possible_ = {now};
  }
  judge(outcome);
  if (newest) put_in_force(now);
  looking.unlock();
  carry_out(outcome, before, now);
  return outcome;
}

// Whoever hears of it may set the next descriptor at once.
void Guarding::tell(const Outcome& outcome) {
  Mediator::get().tell(outcome.changes);
  for (const std::string& line : outcome.news) warn(element_, line);
  // What holds now, for a later judgement may have been told already.
  std::unique_lock lock(mutex_);
  if (circumstances_ == nullptr) return;
  auto verdict = verdict_structure(*circumstances_);
  if (told_ && gst_structure_is_equal(verdict.get(), told_.get())) return;
  told_ = own(gst_structure_copy(verdict.get()));
  lock.unlock();
  send_along(element_, *verdict);
  post(element_, std::move(verdict));
  g_object_notify(G_OBJECT(element_), "verdict");
}

void Guarding::judge_anew() {
  const Outcome closed = look();
  const Outcome opened = settle();
  tell(closed);
  tell(opened);
}

void Guarding::look_again() {
  const auto pass_on = [this](Outcome outcome) {
    const auto kept = std::make_shared<const Outcome>(std::move(outcome));
    later(messenger(), element_, [this, kept] { tell(*kept); })();
  };
  pass_on(look());
  if (to_be_settled_.exchange(true)) return;
  later(Runner::disks(), element_, [this, pass_on] {
    to_be_settled_ = false;
    pass_on(settle());
  })();
}

// Before the files are read, so that no change goes unnoticed.
void Guarding::watch() {
  const std::vector<std::string> files = custodian_->files();
  std::erase_if(watches_, [&](const auto& one) {
    return std::ranges::find(files, one.first) == files.end();
  });
  for (const std::string& file : files)
    if (!watches_.contains(file))
      watches_.try_emplace(file, Runner::process(), file,
                           later(Runner::process(), element_, [this] { look_again(); }));
}

bool Guarding::preflight() {
  const Judge judge = circumstances();
  return judge == nullptr || report_preflight(element_, judge);
}

void Guarding::end() {
  Mediator::get().dismiss(element_);
}

Ptr<GstStructure> Guarding::verdict() const {
  if (const Judge judge = circumstances()) return verdict_structure(*judge);
  std::unique_lock lock(mutex_);
  Places places = places_;
  lock.unlock();
  places.state.clear();  // to be opened by whoever starts
  return verdict_structure(*Custodian(places).look());
}

Judge Guarding::circumstances() const {
  const std::lock_guard lock(mutex_);
  return circumstances_;
}

}  // namespace pipeline::element
