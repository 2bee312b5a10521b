// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/custody/journal.hpp"

#include <utility>

#include "guard/trust/freshness.hpp"

namespace hw::custody {

using guard::audit::Detail;
using guard::audit::Entry;
using guard::audit::Event;
using guard::audit::NumberField;
using guard::audit::Reason;
using guard::audit::TextField;
using guard::time::WallClock;
using guard::trust::Refusal;

namespace {

Reason reason_of(Refusal why) {
  switch (why) {
    case Refusal::unreadable:
      return Reason::unreadable;
    case Refusal::too_large:
      return Reason::too_large;
    case Refusal::malformed:
      return Reason::malformed;
    case Refusal::not_signed:
      return Reason::not_signed;
    case Refusal::wrong_type:
      return Reason::wrong_type;
    case Refusal::no_signers:
      return Reason::wrong_role;
    case Refusal::untrusted:
      return Reason::untrusted_key;
    case Refusal::altered:
      return Reason::bad_signature;
    case Refusal::wrong_device:
      return Reason::wrong_device;
    case Refusal::wrong_fleet:
      return Reason::wrong_fleet;
    case Refusal::wrong_hardware:
      return Reason::wrong_hardware;
    case Refusal::not_yet_valid:
      return Reason::not_yet_valid;
    case Refusal::expired:
      return Reason::expired;
    case Refusal::rollback:
      return Reason::rollback;
    case Refusal::equivocation:
      return Reason::equivocation;
    case Refusal::unusable:
      return Reason::unknown_word;
  }
  return Reason::malformed;
}

Reason accepted_as(const std::string& document) {
  if (document == descriptor_document) return Reason::descriptor_accepted;
  if (document == "fleet-config") return Reason::config_accepted;
  if (document.starts_with("policy/")) return Reason::pack_accepted;
  if (document.starts_with("catalogue/")) return Reason::catalogue_accepted;
  return Reason::none;
}

std::string policies_of(const Rules& rules) {
  std::string all;
  for (const std::string& one : rules.policies()) all += (all.empty() ? "" : ";") + one;
  return all;
}

}  // namespace

void Journal::add(Entry entry) {
  if (entries_.size() < most_entries) return entries_.push_back(std::move(entry));
  if (last_) ++lost_;
  last_ = std::move(entry);
}

void Journal::written(std::size_t count) {
  entries_.erase(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(count));
  if (!last_) return;
  if (lost_ > 0) add({Event::audit_failed, Reason::queue_full, {Detail(NumberField::lost, lost_)}});
  lost_ = 0;
  add(*std::exchange(last_, std::nullopt));
}

void Journal::note(const std::string& document, const guard::trust::Revision& revision) {
  if (std::exchange(accepted_[document], revision) == revision) return;
  add({Event::document_accepted,
       accepted_as(document),
       {Detail(TextField::document, document), Detail(NumberField::revision, revision.number),
        Detail(TextField::digest, revision.digest)}});
}

void Journal::note_refusal(const std::string& document, const guard::trust::Refused* why) {
  std::string& told = refused_[document];
  if (std::exchange(told, why != nullptr ? why->text() : "") == told || why == nullptr) return;
  add({Event::document_refused,
       reason_of(why->why),
       {Detail(TextField::document, document), Detail(TextField::problem, told)}});
}

void Journal::note_age(const Descriptors::Look& look) {
  std::string age;
  if (look.in_force && look.in_force->freshness == guard::trust::Freshness::grace) age = "grace";
  if (!look.in_force && look.refused && look.refused->why == Refusal::expired) age = "expired";
  if (std::exchange(age_, age) == age || age.empty()) return;
  add({Event::document_aged,
       age == "grace" ? Reason::grace : Reason::expired,
       {Detail(TextField::document, descriptor_document)}});
}

void Journal::note(const guard::time::Reckoning& reckoning) {
  if (std::exchange(clock_, reckoning.clock) == reckoning.clock) return;
  if (reckoning.clock == WallClock::believed)
    add({Event::source_recovered, Reason::none, {Detail(TextField::source, "clock")}});
  else
    add({Event::clock_jumped,
         reckoning.clock == WallClock::jumped ? Reason::clock_jumped : Reason::clock_unset});
}

void Journal::note(const Circumstances& circumstances) {
  const auto& verdict = circumstances.verdict(
      {.capability = *guard::facts::capabilities.set_of("face-identification")});
  const std::string outcome(word(verdict.outcome));
  const std::string problem = circumstances.off() ? circumstances.off()->text() : "";
  const std::string told = outcome + "|" + verdict.clauses() + "|" + circumstances.device() + "|" +
                           policies_of(circumstances.rules()) + "|" + problem;
  if (std::exchange(verdict_, told) == told) return;
  add({Event::verdict_changed,
       Reason::none,
       {Detail(TextField::outcome, outcome),
        Detail(TextField::was, std::exchange(outcome_, outcome)),
        Detail(TextField::clauses, verdict.clauses()),
        Detail(TextField::policy, policies_of(circumstances.rules())),
        Detail(TextField::device, circumstances.device()), Detail(TextField::problem, problem)}});
}

}  // namespace hw::custody
