// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/element/guarding.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

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
    const std::lock_guard one_at_a_time(judging_);
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
    messenger().rest();
  });
  // The config may declare what was taken for something else before.
  Mediator::get().rearm_all();
}

Judge Guarding::put_in_force(const Judge& before, Changes& changes) {
  const auto add = [&](Changes more) { std::ranges::move(more, std::back_inserter(changes)); };
  Judge now = custodian_->look();
  if (before != nullptr) add(Mediator::get().update(element_, {before, now}));
  if (const auto settled = custodian_->settle(); !settled) {
    now = custodian_->look();  // it says why identification is off
    if (!now->off()) now = now->switched_off(settled.error());
  }
  add(Mediator::get().update(element_, {now}));
  return now;
}

Guarding::Outcome Guarding::judge() {
  Outcome outcome;
  Judge before;
  Judge now;
  {
    const std::lock_guard one_at_a_time(judging_);
    std::unique_lock lock(mutex_);
    before = circumstances_;
    const std::string descriptor = places_.descriptor;
    lock.unlock();
    watch();
    custodian_->set_descriptor(descriptor);
    now = put_in_force(before, outcome.changes);
    outcome.news = custodian_->take_news();
    watch();
    lock.lock();
    circumstances_ = now;
  }
  Mediator::get().carry_out(outcome.changes);
  if (before != nullptr && &before->rules() != &now->rules()) Mediator::get().rearm_all();
  return outcome;
}

// Whoever hears of it may set the next descriptor at once.
void Guarding::tell(const Outcome& outcome) {
  Mediator::get().tell(outcome.changes);
  for (const std::string& line : outcome.news) warn(element_, line);
  // What holds now, for a later judgement may have been told already.
  std::unique_lock lock(mutex_);
  auto verdict = verdict_structure(*circumstances_);
  if (told_ && gst_structure_is_equal(verdict.get(), told_.get())) return;
  told_ = own(gst_structure_copy(verdict.get()));
  lock.unlock();
  send_along(element_, *verdict);
  post(element_, std::move(verdict));
  g_object_notify(G_OBJECT(element_), "verdict");
}

void Guarding::judge_anew() {
  tell(judge());
}

void Guarding::look_again() {
  const auto outcome = std::make_shared<const Outcome>(judge());
  later(messenger(), element_, [this, outcome] { tell(*outcome); })();
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
