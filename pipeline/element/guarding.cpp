// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/element/guarding.hpp"

#include <utility>

#include "hw/clock.hpp"
#include "pipeline/element/preflight.hpp"
#include "pipeline/mediation/hooks.hpp"
#include "pipeline/mediation/mediator.hpp"
#include "pipeline/messages.hpp"

namespace pipeline::element {

using mediation::Judge;
using mediation::Mediator;

void Guarding::set_config(std::string path) {
  const std::lock_guard lock(mutex_);
  config_ = std::move(path);
}

void Guarding::set_descriptor(std::string path) {
  {
    const std::lock_guard lock(mutex_);
    descriptor_ = std::move(path);
    if (!rules_) return;
  }
  judge_anew();
}

std::string Guarding::config() const {
  const std::lock_guard lock(mutex_);
  return config_;
}

std::string Guarding::descriptor() const {
  const std::lock_guard lock(mutex_);
  return descriptor_;
}

void Guarding::start() {
  mediation::put_checkpoints_around(element_);
  const auto rules = hw::Rules::read(config());
  for (const guard::Error& problem : rules->problems()) warn(element_, problem.text());
  {
    const std::lock_guard lock(mutex_);
    rules_ = rules;
  }
  judge_anew();
  // The config may declare what was taken for something else before.
  Mediator::get().rearm_all();
}

void Guarding::judge_anew() {
  std::vector<mediation::Change> changes;
  Judge before;
  Judge now;
  {
    const std::lock_guard one_at_a_time(judging_);
    std::unique_lock lock(mutex_);
    const std::string descriptor = descriptor_;
    const auto rules = rules_;
    before = circumstances_;
    lock.unlock();
    now = hw::Circumstances::read(rules, descriptor, hw::today());
    changes = Mediator::get().update(element_, now);
    lock.lock();
    circumstances_ = now;
  }
  // The gates stand. Whoever hears of it may set the next descriptor at once.
  Mediator::get().publish(changes);
  if (now->problem()) warn(element_, now->problem()->text());
  auto verdict = verdict_structure(*now);
  if (before && gst_structure_is_equal(verdict.get(), verdict_structure(*before).get())) return;
  send_along(element_, *verdict);
  post(element_, std::move(verdict));
  g_object_notify(G_OBJECT(element_), "verdict");
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
  return verdict_structure(
      *hw::Circumstances::read(hw::Rules::read(config()), descriptor(), hw::today()));
}

Judge Guarding::circumstances() const {
  const std::lock_guard lock(mutex_);
  return circumstances_;
}

}  // namespace pipeline::element
