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
  documents_.config = std::move(path);
}

void Guarding::set_descriptor(std::string path) {
  {
    const std::lock_guard lock(mutex_);
    documents_.descriptor = std::move(path);
    if (!circumstances_) return;
  }
  read();
}

std::string Guarding::config() const {
  const std::lock_guard lock(mutex_);
  return documents_.config;
}

std::string Guarding::descriptor() const {
  const std::lock_guard lock(mutex_);
  return documents_.descriptor;
}

void Guarding::start() {
  mediation::put_checkpoints_around(element_);
  read();
  // The config may declare what was taken for something else before.
  Mediator::get().rearm_all();
}

void Guarding::read() {
  const std::lock_guard one_at_a_time(reading_);
  hw::Documents documents;
  Judge before;
  {
    const std::lock_guard lock(mutex_);
    documents = documents_;
    before = circumstances_;
  }
  const Judge now = hw::Circumstances::read(documents, hw::today());
  {
    const std::lock_guard lock(mutex_);
    circumstances_ = now;
  }
  Mediator::get().update(element_, now);

  for (const guard::Error& problem : now->problems()) warn(element_, problem.text());
  auto verdict = verdict_structure(*now);
  if (before && gst_structure_is_equal(verdict.get(), verdict_structure(*before).get())) return;
  post(element_, std::move(verdict));
  g_object_notify(G_OBJECT(element_), "verdict");
}

void Guarding::preflight() {
  if (const Judge judge = circumstances()) report_preflight(element_, judge);
}

void Guarding::end() { Mediator::get().dismiss(element_); }

Ptr<GstStructure> Guarding::verdict() const {
  if (const Judge judge = circumstances()) return verdict_structure(*judge);
  return verdict_structure(*hw::Circumstances::read({}, hw::today()));
}

Judge Guarding::circumstances() const {
  const std::lock_guard lock(mutex_);
  return circumstances_;
}

}  // namespace pipeline::element
