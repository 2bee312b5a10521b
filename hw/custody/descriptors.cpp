// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/custody/descriptors.hpp"

#include <utility>

#include "guard/facts/join.hpp"
#include "guard/trust/acceptance.hpp"
#include "hw/disk/fault.hpp"
#include "hw/signed_file.hpp"

namespace hw::custody {

using guard::Error;
using guard::trust::Checked;
using guard::trust::Freshness;
using guard::trust::OpenedDescriptor;
using guard::trust::Refusal;
using guard::trust::Refused;
using guard::trust::Revision;
using guard::trust::Role;

namespace {

Revision revision_of(const OpenedDescriptor& opened) {
  return {opened.descriptor.revision, opened.descriptor.digest};
}

Checked<OpenedDescriptor> open(const std::string& envelope, const Rules& rules,
                               guard::facts::Days days) {
  if (disk::fails("document/verify"))
    return guard::trust::refused(Refusal::unreadable, Error{"can't be verified", {}, {}, 0, 0});
  const auto signers = rules.signers(Role::descriptor, days);
  if (signers.keys.empty())
    return guard::trust::refused(
        Refusal::no_signers,
        Error{"no key is trusted, so no descriptor counts",
              "name the fleet's public key in the root document or in trusted-keys of the config",
              {},
              0,
              0});
  return guard::trust::open_descriptor(envelope, signers, rules.identity(), days);
}

}  // namespace

std::optional<Revision> Descriptors::remembered(const StateFolder* state) const {
  return state != nullptr ? state->remembered(descriptor_document) : revision_;
}

// The copy of an earlier run, if it is the very document that the memory speaks of, or one that was
// kept just before the power was cut.
void Descriptors::recall(const Rules& rules, guard::facts::Days days, const StateFolder& state,
                         Look& look) {
  const auto copy = state.copy_of(descriptor_document);
  if (!copy) return;
  const auto opened = open(*copy, rules, days);
  if (!opened) return;
  const Revision revision = revision_of(*opened);
  const auto acceptance = guard::trust::accept(remembered(&state), revision);
  if (!acceptance) return;
  if (*acceptance != guard::trust::Acceptance::same) {
    // In its grace it was never accepted, whoever put it there.
    if (opened->freshness == Freshness::grace) return;
    look.accepted = {descriptor_document, revision, opened->descriptor.not_before, *copy};
  }
  envelope_ = *copy;
  revision_ = revision;
}

Checked<void> Descriptors::take(const std::string& envelope, const OpenedDescriptor& offered,
                                const StateFolder* state, Look& look) {
  const Revision revision = revision_of(offered);
  const auto acceptance = guard::trust::accept(remembered(state), revision);
  if (!acceptance) return tl::unexpected(acceptance.error());
  const bool in_force = !envelope_.empty() && revision_ == revision;
  if (offered.freshness == Freshness::grace && !in_force) {
    if (envelope_.empty())
      return guard::trust::refused(
          Refusal::expired, Error{"is out of date, and none was in force that it could tighten",
                                  "sign one that is valid today",
                                  {},
                                  0,
                                  0});
    const guard::facts::Context& said = offered.descriptor.context;
    tightened_by_ = tightened_by_ ? guard::facts::join(*tightened_by_, said) : said;
    return {};
  }
  if (!in_force) tightened_by_.reset();
  if (*acceptance != guard::trust::Acceptance::same || !in_force)
    look.accepted = {descriptor_document, revision, offered.descriptor.not_before, envelope};
  envelope_ = envelope;
  revision_ = revision;
  return {};
}

void Descriptors::restart(const guard::trust::Root& root) {
  const auto after = root.restart_after[static_cast<std::size_t>(Role::descriptor)];
  if (revision_ && after) revision_ = guard::trust::restarted(revision_, *after);
}

Descriptors::Look Descriptors::look(const std::string& path, const Rules& rules,
                                    guard::facts::Days days, const StateFolder* state) {
  Look look;
  // The memory may have come back, or another guard of the process may have moved it on.
  if (state != nullptr && revision_ && !guard::trust::accept(remembered(state), *revision_))
    forget();
  if (envelope_.empty() && state != nullptr) recall(rules, days, *state, look);
  if (!path.empty()) {
    const auto taken =
        read_signed_file(path, Role::descriptor).and_then([&](const std::string& envelope) {
          return open(envelope, rules, days).and_then([&](const OpenedDescriptor& offered) {
            return take(envelope, offered, state, look);
          });
        });
    if (!taken) look.refused = Refused(taken.error()).in(path);
  }
  if (!envelope_.empty())
    if (auto opened = open(envelope_, rules, days)) look.in_force = std::move(*opened);
  if (!look.in_force) {
    if (look.refused) look.known.problem = *look.refused;
    return look;
  }
  look.known.context = look.in_force->descriptor.context;
  if (tightened_by_) look.known.context = guard::facts::join(look.known.context, *tightened_by_);
  look.known.device = look.in_force->descriptor.device;
  return look;
}

}  // namespace hw::custody
