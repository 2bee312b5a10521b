// SPDX-License-Identifier: LGPL-2.1-or-later
// What a fleet has laid down: its config, the policies that it binds and what is known of elements.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "guard/catalogue/catalogue.hpp"
#include "guard/decision/decide.hpp"
#include "guard/error.hpp"
#include "guard/facts/date.hpp"
#include "guard/fleet/config.hpp"
#include "guard/policy/library.hpp"
#include "guard/trust/root.hpp"
#include "guard/trust/statement.hpp"

namespace hw {

// Where rules come from. Without a root the config is unsigned and its trusted-keys may sign
// everything else; with one, the config is signed too and only the root says whose word counts.
struct RuleSources {
  RuleSources(std::filesystem::path config_file, guard::facts::Days now)
      : config(std::move(config_file)), days(now) {}

  std::filesystem::path config;  // empty: there is none
  std::optional<guard::trust::Root> root;
  bool needs_root = false;  // without one nothing counts, not even an unsigned config
  guard::trust::Identity identity;
  guard::facts::Days days;
  // Asked of each statement once it is verified and before it is used; what it refuses doesn't
  // count. Empty: nothing is remembered, so nothing is refused.
  std::function<guard::trust::Checked<void>(const guard::trust::Statement&)> accept;
};

// Immutable once made.
class Rules {
 public:
  // Reads the config (an empty path: there is none) and the installed policies and catalogues.
  // Never fails: what can't be read is a problem. A config that can't be read leaves the default in
  // force; policies that can't be read leave nothing known to be permitted.
  [[nodiscard]] static std::shared_ptr<const Rules> read(const std::filesystem::path& config);
  // The same with a root. A signed document that is refused, be it the config or one that it names,
  // leaves nothing known to be permitted, since it may be the one that forbids.
  [[nodiscard]] static std::shared_ptr<const Rules> read(const RuleSources& sources);

  [[nodiscard]] const guard::catalogue::Catalogue& catalogue() const { return catalogue_; }
  // Who may sign documents of this role, on every one of these days.
  [[nodiscard]] guard::trust::Signers signers(guard::trust::Role role,
                                              guard::facts::Days days) const;
  [[nodiscard]] const guard::trust::Identity& identity() const { return identity_; }
  // The config's require-state.
  [[nodiscard]] bool require_state() const { return require_state_; }
  // The signed statements in use, without their texts: what a device has to remember.
  [[nodiscard]] const std::vector<guard::trust::Statement>& statements() const {
    return statements_;
  }
  // The files that statements are in, whether they could be read or not.
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }
  // Why signed statements were refused; each is among the problems too.
  [[nodiscard]] const std::vector<guard::trust::Refused>& refusals() const { return refusals_; }
  // Folders whose plugins are believed besides GStreamer's own.
  [[nodiscard]] const std::vector<std::string>& plugin_folders() const { return plugin_folders_; }
  [[nodiscard]] const std::vector<guard::Error>& problems() const { return problems_; }
  // "ms-azure-openai/full", each policy and bundle that binds, as the config names it.
  [[nodiscard]] const std::vector<std::string>& policies() const { return policies_; }

  [[nodiscard]] guard::decision::Verdict decide(const guard::facts::Context& context,
                                                const guard::facts::StageFacts& stage,
                                                guard::facts::Days days) const;
  // With nothing known, and by the default policy too if that is stricter: identification is off.
  [[nodiscard]] guard::decision::Verdict decide_off(const guard::facts::StageFacts& stage,
                                                    guard::facts::Days days) const;

 private:
  Rules() = default;
  void know(const RuleSources& sources);
  [[nodiscard]] guard::fleet::Config read_config(const RuleSources& sources);
  void read_policies(const std::filesystem::path& data);
  void read_statements(const guard::fleet::Config& config, const RuleSources& sources);
  // Reads a statement and gives its text to `use`, an Expected<void>(text, file).
  template <class Use>
  bool use_statement(const std::filesystem::path& path, guard::trust::Role role,
                     const RuleSources& sources, Use use);
  void refuse(guard::trust::Refused why);
  void bind(const std::vector<guard::policy::Bound>& policies);

  guard::catalogue::Catalogue catalogue_;
  guard::policy::Library library_;
  std::optional<guard::decision::Decider> decider_;  // into library_, as is the next
  std::optional<guard::decision::Decider> default_;  // by the default policy
  bool complete_ = false;                            // every policy that binds could be read
  std::optional<guard::trust::Root> root_;
  std::vector<guard::trust::PublicKey> keys_;  // of an unsigned config; nobody's beside a root
  guard::trust::Identity identity_;
  bool bound_ = true;  // the config that binds could be read, or the default may stand in for it
  bool require_state_ = false;
  std::vector<guard::trust::Statement> statements_;
  std::vector<guard::trust::Refused> refusals_;
  std::vector<std::string> files_;
  std::vector<std::string> plugin_folders_;
  std::vector<std::string> policies_;
  std::vector<guard::Error> problems_;
};

// Reads all catalogues below a folder. Files that can't be read go to `problems`.
[[nodiscard]] guard::catalogue::Catalogue read_catalogue(const std::filesystem::path& folder,
                                                         std::vector<guard::Error>& problems);

// The part of the catalogue that is compiled in and counts after all that is read.
[[nodiscard]] guard::catalogue::Catalogue builtin_catalogue();

}  // namespace hw
