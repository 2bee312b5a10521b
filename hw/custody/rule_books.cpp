// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/custody/rule_books.hpp"

#include <algorithm>
#include <utility>

#include "guard/trust/acceptance.hpp"

namespace hw::custody {

using guard::facts::Days;
using guard::trust::Checked;
using guard::trust::Role;
using guard::trust::Statement;

namespace {

// Enough for a config, what it names, and a config that changes meanwhile.
constexpr int max_reads = 3;

bool is_valid(const Rules& rules, Days days) {
  return std::ranges::all_of(rules.statements(), [&](const Statement& one) {
    return guard::trust::check_window(one.window, days).has_value() &&
           !rules.signers(one.role, days).keys.empty();
  });
}

bool equal(Days one, Days other) {
  return one.first == other.first && one.last == other.last;
}

}  // namespace

// A device has one fleet config, whatever it is called, or an old one could come back by another
// name.
std::string document_of(const Statement& statement) {
  const std::string word(guard::trust::kind_of(statement.role).word);
  return statement.role == Role::fleet_config ? word : word + "/" + statement.name;
}

bool RuleBooks::is_current(const Read& read, const std::string& root, Days days) const {
  if (read.rules == nullptr || read.root != root) return false;
  // Unsigned documents have no dates.
  const bool dated = !read.rules->statements().empty() || !read.rules->refusals().empty();
  if ((dated || !root.empty()) && !equal(read.days, days)) return false;
  return std::ranges::all_of(
      read.files, [](const auto& file) { return identity_of(file.first) == file.second; });
}

std::optional<guard::trust::Revision> RuleBooks::remembered(const std::string& document,
                                                            const StateFolder* state) const {
  if (state != nullptr) return state->remembered(document);
  const auto place = known_.find(document);
  if (place == known_.end()) return std::nullopt;
  return place->second;
}

void RuleBooks::read(const Places& places, const std::optional<guard::trust::Root>& root,
                     const guard::trust::Identity& identity, Days days, const StateFolder* state) {
  RuleSources sources(places.config, days);
  sources.root = root;
  sources.needs_root = !places.root.empty();
  sources.identity = identity;
  sources.accept = [&](const Statement& statement) {
    return guard::trust::accept(remembered(document_of(statement), state), statement.revision)
        .map([](auto) {});
  };
  Read fresh{{}, days, root ? root->revision.digest : "", nullptr};
  // Looked at before they are read: what changes meanwhile is read again.
  for (const auto& [file, identity_then] : last_.files) fresh.files[file] = identity_of(file);
  if (!places.config.empty()) fresh.files[places.config] = identity_of(places.config);
  for (int reads = 0; reads < max_reads; ++reads) {
    fresh.rules = Rules::read(sources);
    bool known = true;
    for (const std::string& file : fresh.rules->files())
      known &= !fresh.files.try_emplace(file, identity_of(file)).second;
    if (known) break;
  }
  std::erase_if(fresh.files, [&](const auto& file) {
    return file.first != places.config &&
           std::ranges::find(fresh.rules->files(), file.first) == fresh.rules->files().end();
  });
  last_ = std::move(fresh);
}

RuleBooks::Look RuleBooks::look(const Places& places, const std::optional<guard::trust::Root>& root,
                                const guard::trust::Identity& identity, Days days,
                                const StateFolder* state) {
  const std::string digest = root ? root->revision.digest : "";
  Look look;
  if (!is_current(last_, digest, days)) {
    read(places, root, identity, days, state);
    // Of another root: whose word counted then may count no longer.
    const bool keeps = rules_ != nullptr && rules_root_ == digest && rules_->problems().empty() &&
                       is_valid(*rules_, days);
    if (last_.rules->problems().empty() || !keeps) rules_ = last_.rules;
    if (rules_ == last_.rules) {
      rules_root_ = digest;
      for (const Statement& one : rules_->statements()) {
        const std::string document = document_of(one);
        if (remembered(document, state) == one.revision) continue;
        look.accepted.push_back({document, one.revision, one.window.not_before, {}});
        if (state == nullptr) known_.insert_or_assign(document, one.revision);
      }
    }
  } else if (rules_ != last_.rules && !is_valid(*rules_, days)) {
    rules_ = last_.rules;
  }
  look.rules = rules_;
  look.problems = last_.rules->problems();
  look.refused = last_.rules->refusals();
  return look;
}

std::vector<std::string> RuleBooks::files() const {
  std::vector<std::string> files;
  for (const auto& [file, identity] : last_.files) files.push_back(file);
  return files;
}

}  // namespace hw::custody
