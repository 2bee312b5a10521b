// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/custody/custodian.hpp"

#include <algorithm>
#include <utility>

#include "hw/file.hpp"

namespace hw::custody {

using guard::Error;
using guard::Expected;
using guard::trust::Refused;

namespace {

time::Keeper& clock_without_memory() {
  static auto* const keeper = new time::Keeper;  // like the runner that reads it
  return *keeper;
}

Expected<guard::trust::Identity> read_identity(const std::string& path) {
  if (path.empty()) return guard::trust::Identity{};
  return read_file(path, guard::trust::max_identity_bytes).and_then([&](const std::string& text) {
    return guard::trust::parse_identity(text, path);
  });
}

}  // namespace

Custodian::Custodian(Places places, Means means) : places_(std::move(places)) {
  if (auto identity = read_identity(places_.identity))
    identity_ = std::move(*identity);
  else
    unusable_ = std::move(identity.error());
  if (!places_.state.empty()) {
    state_ = StateFolder::at(places_.state, identity_.device, places_.tpm, means);
    if (state_->tpm() != places_.tpm)
      unusable_ =
          Error{"the state folder is open already with another TPM, or without one",
                "give all faceguard elements of a process the same tpm", places_.state, 0, 0};
  } else if (means.clocks.target_type() != Means{}.clocks.target_type())
    own_clock_ = std::make_unique<time::Keeper>(guard::time::Instant{}, means.clocks);
}

void Custodian::set_descriptor(std::string path) {
  if (path == places_.descriptor) return;
  places_.descriptor = std::move(path);
  if (state_ == nullptr) descriptors_.forget();
}

time::Keeper& Custodian::clock() {
  if (state_ != nullptr) return state_->clock();
  return own_clock_ != nullptr ? *own_clock_ : clock_without_memory();
}

std::optional<Error> Custodian::why_off(const Rules& rules) const {
  if (unusable_) return unusable_;
  if (state_ != nullptr) return state_->trouble();
  if (rules.require_state())
    return Error{
        "the fleet config asks for a state folder, and there is none, so identification "
        "is off",
        "make one with `faceguard state init DIR` and set the property state",
        {},
        0,
        0};
  return std::nullopt;
}

void Custodian::note(Acceptance accepted) {
  Acceptance& place = accepted_[accepted.document];
  if (place.revision == accepted.revision) return;
  place = std::move(accepted);
}

// What counts, and not what is new to the memory: power may have been cut between memory and log.
void Custodian::note_in_force(const Roots::Look& root, const Rules& rules,
                              const Descriptors::Look& descriptor) {
  if (root.root) journal_.note(root_document, root.root->revision);
  for (const guard::trust::Statement& one : rules.statements())
    journal_.note(document_of(one), one.revision);
  if (!descriptor.in_force) return;
  const guard::trust::Descriptor& said = descriptor.in_force->descriptor;
  journal_.note(descriptor_document, {said.revision, said.digest});
}

// What was accepted while the memory could not be read was held against nothing.
void Custodian::begin_anew() {
  roots_.forget();
  rules_.forget();
  descriptors_.forget();
  accepted_.clear();
}

// It may restart revisions, for what is looked at next. What fails, fails when all is settled too.
void Custodian::remember_root() {
  Settlement only_remember = begin_settling();
  only_remember.entries.clear();
  only_remember.put_on_record();
  note_remembered(only_remember);
}

std::shared_ptr<const Circumstances> Custodian::look() {
  const guard::time::Reckoning reckoning = clock().reckoning();
  const guard::facts::Days days = reckoning.days;
  std::vector<std::string> problems;
  const std::optional<Error> trouble = state_ != nullptr ? state_->trouble() : std::nullopt;
  const std::uint64_t epoch = state_ != nullptr ? state_->epoch() : 0;
  if (std::exchange(epoch_, epoch) != epoch) begin_anew();
  const auto refuse = [&](const char* document, const std::optional<Refused>& why) {
    if (state_ != nullptr) journal_.note_refusal(document, why ? &*why : nullptr);
    if (why) problems.push_back(why->text());
  };

  Roots::Look root = roots_.look(places_.root, days, state_.get());
  refuse(root_document, root.refused);
  if (root.accepted) {
    if (state_ == nullptr && root.accepted->root) {
      descriptors_.restart(*root.accepted->root);
      rules_.restart(*root.accepted->root);
    }
    note(std::move(*root.accepted));
    if (state_ != nullptr) remember_root();
  }

  RuleBooks::Look books = rules_.look(places_, root.root, identity_, days, state_.get());
  for (const Error& problem : books.problems) problems.push_back(problem.text());
  if (state_ != nullptr)
    journal_.note_refusal("rules", books.refused.empty() ? nullptr : &books.refused.front());
  for (Acceptance& one : books.accepted) note(std::move(one));

  Descriptors::Look descriptor =
      descriptors_.look(places_.descriptor, *books.rules, days, state_.get());
  refuse(descriptor_document, descriptor.refused);
  if (descriptor.accepted) note(std::move(*descriptor.accepted));
  if (!places_.root.empty() && !root.root) descriptor.known = {};

  // Also when the trouble ended meanwhile: what was looked at was held against nothing.
  descriptor.known.off = trouble ? trouble : why_off(*books.rules);
  if (descriptor.known.off) problems.push_back(descriptor.known.off->text());
  auto circumstances = Circumstances::of(books.rules, std::move(descriptor.known), days);
  if (state_ != nullptr) {
    if (!circumstances->off()) note_in_force(root, *books.rules, descriptor);
    journal_.note_age(descriptor);
    journal_.note(reckoning);
    journal_.note(*circumstances);
  }

  for (const std::string& problem : problems)
    if (std::ranges::find(told_, problem) == told_.end()) news_.push_back(problem);
  told_ = std::move(problems);
  return circumstances;
}

Expected<void> Custodian::settle() {
  Settlement settlement = begin_settling();
  settlement.put_on_record();
  return end_settling(settlement);
}

Settlement Custodian::begin_settling() const {
  Settlement settlement{.state = state_, .epoch = epoch_, .accepted = {}, .entries = {}};
  for (const auto& [document, one] : accepted_) settlement.accepted.push_back(one);
  if (state_ != nullptr) settlement.entries = journal_.entries();
  return settlement;
}

// What was accepted since then is still to be remembered.
void Custodian::note_remembered(const Settlement& settlement) {
  if (!settlement.remembered) return;
  for (const Acceptance& one : settlement.accepted) {
    clock().prove(one.not_before);
    const auto place = accepted_.find(one.document);
    if (place != accepted_.end() && place->second.revision == one.revision) accepted_.erase(place);
  }
}

Expected<void> Custodian::end_settling(const Settlement& settlement) {
  const Expected<void>& done = settlement.done;
  note_remembered(settlement);
  if (done) journal_.written(settlement.entries.size());
  const std::string why = done ? "" : done.error().text();
  const bool told = std::ranges::find(told_, why) != told_.end();
  if (std::exchange(unsettled_, why) != why && !done && !told) news_.push_back(why);
  return done;
}

std::vector<std::string> Custodian::take_news() {
  return std::exchange(news_, {});
}

std::vector<std::string> Custodian::files() const {
  std::vector<std::string> files = rules_.files();
  for (const std::string& one : {places_.root, places_.descriptor})
    if (!one.empty()) files.push_back(one);
  return files;
}

}  // namespace hw::custody
