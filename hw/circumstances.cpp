// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/circumstances.hpp"

#include <utility>

#include "guard/trust/descriptor.hpp"
#include "hw/signed_file.hpp"

namespace hw {
namespace {

using guard::Error;
using guard::Expected;
using guard::decision::Verdict;
using guard::facts::StageFacts;
namespace fs = std::filesystem;

Expected<guard::trust::Descriptor> read_descriptor(const Rules& rules, const fs::path& path,
                                                   guard::facts::Days days) {
  const auto signers = rules.signers(guard::trust::Role::descriptor, days);
  if (signers.keys.empty())
    return tl::unexpected(Error{"no key is trusted, so no descriptor counts",
                                "put the fleet's public key into trusted-keys of the config",
                                path.string(), 0, 0});
  auto opened =
      read_signed_file(path, guard::trust::Role::descriptor).and_then([&](const std::string& text) {
        return guard::trust::open_descriptor(text, signers, rules.identity(), days);
      });
  if (!opened) return tl::unexpected(std::move(opened.error()).in(path.string()));
  // What is only in its grace may tighten what is in force, and here nothing is.
  const guard::trust::Descriptor& said = opened->descriptor;
  if (auto valid = guard::trust::check_window({said.not_before, said.expires}, days); !valid)
    return tl::unexpected(std::move(valid.error()).in(path.string()));
  return std::move(opened->descriptor);
}

}  // namespace

std::shared_ptr<const Circumstances> Circumstances::of(std::shared_ptr<const Rules> rules,
                                                       Known known, guard::facts::Days days) {
  std::shared_ptr<Circumstances> made(new Circumstances);
  made->days_ = days;
  made->known_ = std::move(known);
  made->rules_ = std::move(rules);
  return made;
}

std::shared_ptr<const Circumstances> Circumstances::read(std::shared_ptr<const Rules> rules,
                                                         const fs::path& path,
                                                         guard::facts::Days days) {
  Known known;
  if (!path.empty()) {
    if (auto descriptor = read_descriptor(*rules, path, days)) {
      known.context = std::move(descriptor->context);
      known.device = std::move(descriptor->device);
    } else {
      known.problem = std::move(descriptor.error());
    }
  }
  return of(std::move(rules), std::move(known), days);
}

std::shared_ptr<const Circumstances> Circumstances::switched_off(Error why) const {
  Known nothing;
  nothing.off = std::move(why);
  return of(rules_, std::move(nothing), days_);
}

const Verdict& Circumstances::verdict(const StageFacts& stage) const {
  const Key key{stage.capability.to_ullong(), stage.gallery.to_ullong(), stage.service.to_ullong()};
  const std::lock_guard lock(mutex_);
  const auto [place, is_new] = verdicts_.try_emplace(key);
  if (is_new)
    place->second = known_.off ? rules_->decide_off(stage, days_)
                               : rules_->decide(known_.context, stage, days_);
  return place->second;
}

}  // namespace hw
