// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/evidence/ledger.hpp"

#include <mutex>
#include <string>
#include <vector>

namespace pipeline::evidence {
namespace {

using guard::audit::Detail;
using guard::audit::Entry;
using guard::audit::Event;
using guard::audit::NumberField;
using guard::audit::Reason;
using guard::audit::TextField;
using hw::custody::StateFolder;
using mediation::Standing;

struct Books {
  std::mutex mutex;
  std::vector<std::weak_ptr<StateFolder>> open;
};

Books& books() {
  static auto* const books = new Books;  // a pipeline may still stream while the process exits
  return *books;
}

std::vector<std::shared_ptr<StateFolder>> open_books() {
  const std::lock_guard lock(books().mutex);
  std::vector<std::shared_ptr<StateFolder>> open;
  std::erase_if(books().open, [&](const auto& one) {
    auto book = one.lock();
    if (book == nullptr) return true;
    open.push_back(std::move(book));
    return false;
  });
  return open;
}

Entry entry_of(Event event, const Standing& standing) {
  const auto* verdict = standing.judgement.verdict;
  return {
      event,
      Reason::none,
      {Detail(NumberField::stage, standing.number), Detail(TextField::factory, standing.factory),
       Detail(TextField::capability, standing.judgement.classification.word()),
       Detail(TextField::outcome,
              verdict != nullptr ? guard::decision::word(verdict->outcome) : "permit"),
       Detail(TextField::clauses, verdict != nullptr ? verdict->clauses() : "none")}};
}

Entry gate_entry(const Standing& standing) {
  Entry entry = entry_of(standing.closed ? Event::gate_closed : Event::gate_opened, standing);
  entry.details.emplace_back(TextField::gate, word(standing.kind));
  entry.details.emplace_back(NumberField::bypassed, standing.counts.bypassed);
  entry.details.emplace_back(NumberField::blanked, standing.counts.blanked);
  entry.details.emplace_back(NumberField::starved, standing.counts.starved);
  return entry;
}

void record(const Entry& entry) {
  for (const auto& book : open_books()) book->record(entry);
}

Reason reason_of(tripwire::Wire wire) {
  return wire == tripwire::Wire::probe_removed ? Reason::removed_probe : Reason::none;
}

}  // namespace

void keep_in(const std::shared_ptr<StateFolder>& state) {
  const std::lock_guard lock(books().mutex);
  for (const auto& one : books().open)
    if (one.lock() == state) return;
  books().open.push_back(state);
}

void record(std::span<const mediation::Change> changes) {
  for (const mediation::Change& change : changes) {
    if (change.found) record(entry_of(Event::stage_found, change.now));
    if (change.gate_changed) record(gate_entry(change.now));
  }
}

void record(const tripwire::Trip& trip) {
  record(Entry{
      Event::tripwire,
      reason_of(trip.wire),
      {Detail(TextField::source, tripwire::wire_words[static_cast<std::size_t>(trip.wire)])}});
}

}  // namespace pipeline::evidence
