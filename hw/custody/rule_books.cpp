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

// A device has one fleet config, whatever it is called, or an old one could come back by another
// name.
std::string document_of(const Statement& statement) {
  const std::string word(guard::trust::kind_of(statement.role).word);
  return statement.role == Role::fleet_config ? word : word + "/" + statement.name;
}

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

bool RuleBooks::is_current(const Read& read, const std::string& root, Days days) const {
  if (read.rules == nullptr || read.root != root) return false;
  // The dates of unsigned documents are nobody's business.
  if (!root.empty() && !equal(read.days, days)) return false;
  return std::ranges::all_of(
      read.files, [](const auto& file) { return identity_of(file.first) == file.second; });
}

RuleBooks::Look RuleBooks::look(const std::string& config,
                                const std::optional<guard::trust::Root>& root,
                                const guard::trust::Identity& identity, Days days,
                                const StateFolder* state) {
  const std::string digest = root ? root->revision.digest : "";
  Look look;
  if (!is_current(last_, digest, days)) {
    RuleSources sources(config, days);
    sources.root = root;
    sources.identity = identity;
    if (state != nullptr)
      sources.accept = [state](const Statement& statement) {
        return guard::trust::accept(state->remembered(document_of(statement)), statement.revision)
            .map([](auto) {});
      };
    Read read{{}, days, digest, nullptr};
    // Looked at before they are read: what changes meanwhile is read again.
    if (!config.empty()) read.files[config] = identity_of(config);
    read.rules = Rules::read(sources);
    for (const std::string& file : read.rules->files())
      read.files.try_emplace(file, identity_of(file));
    last_ = std::move(read);
    const bool keeps = rules_ != nullptr && rules_->problems().empty() && is_valid(*rules_, days);
    if (last_.rules->problems().empty() || !keeps) rules_ = last_.rules;
    if (rules_ == last_.rules)
      for (const Statement& one : rules_->statements())
        look.accepted.push_back({document_of(one), one.revision, one.window.not_before, {}});
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
