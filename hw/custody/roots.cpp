// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/custody/roots.hpp"

#include <utility>

#include "guard/trust/acceptance.hpp"
#include "hw/signed_file.hpp"

namespace hw::custody {

using guard::Error;
using guard::trust::Checked;
using guard::trust::Refusal;
using guard::trust::Refused;
using guard::trust::Revision;
using guard::trust::Root;

namespace {

// The root that an earlier run kept, if it is the one that the memory knows. After a power cut
// between the copy and the memory that is the one before.
std::optional<Root> recall(const StateFolder& state, const Revision& known) {
  for (const char* document : {root_document, root_before_document}) {
    const auto copy = state.copy_of(document);
    if (!copy) continue;
    auto root = guard::trust::open_root(*copy);
    if (root && root->revision == known) return std::move(*root);
  }
  return std::nullopt;
}

}  // namespace

Checked<void> Roots::take(const std::string& envelope, guard::facts::Days days,
                          const StateFolder* state, Look& look) {
  auto offered = guard::trust::open_root(envelope);
  if (!offered) return tl::unexpected(std::move(offered.error()));
  const auto known = state != nullptr ? state->remembered(root_document) : std::nullopt;
  if (known)
    if (const auto follows = guard::trust::accept(known, offered->revision); !follows)
      return tl::unexpected(follows.error());
  if (known && !current_ && offered->revision == *known) {
    // Its copy was lost, and is made anew. It restarts nothing a second time.
    look.accepted = {root_document, offered->revision, offered->window.not_before, envelope};
    current_ = std::move(*offered);
    return {};
  }
  if (known && !current_)
    return guard::trust::refused(
        Refusal::untrusted,
        Error{"follows a root document that is lost, so nobody can vouch for it",
              "put revision " + std::to_string(known->number) + " of the root back first",
              {},
              0,
              0});
  if (current_) {
    if (current_->revision == offered->revision) return {};
    offered = guard::trust::open_successor_root(envelope, *current_, days);
    if (!offered) return tl::unexpected(std::move(offered.error()));
    if (const auto newer = guard::trust::accept(current_->revision, offered->revision); !newer)
      return tl::unexpected(newer.error());
  }
  look.accepted = {root_document, offered->revision, offered->window.not_before, envelope,
                   *offered};
  current_ = std::move(*offered);
  return {};
}

Roots::Look Roots::look(const std::string& path, guard::facts::Days days,
                        const StateFolder* state) {
  Look look;
  if (path.empty()) return look;
  const auto known = state != nullptr ? state->remembered(root_document) : std::nullopt;
  if (known && current_ && !guard::trust::accept(known, current_->revision)) current_.reset();
  if (known && !current_) current_ = recall(*state, *known);
  const auto taken =
      read_signed_file(path, guard::trust::Role::root).and_then([&](const std::string& envelope) {
        return take(envelope, days, state, look);
      });
  if (!taken) look.refused = Refused(taken.error()).in(path);
  look.root = current_;
  return look;
}

}  // namespace hw::custody
