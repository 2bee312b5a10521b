// SPDX-License-Identifier: LGPL-2.1-or-later
// What a guard goes by, read from its documents.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
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

// What a fleet has laid down: its config, the policies that it binds and what is known of elements.
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

// What is known of the device, and why it isn't more. As it is made, nothing is.
struct Known {
  guard::facts::Context context;
  std::string device;                   // that the descriptor speaks of; empty: none counts
  std::optional<guard::Error> problem;  // why the descriptor contributes nothing
  std::optional<guard::Error> off;      // why identification is off, whatever is known
};

// Everything one guard goes by: the rules, and the verdict for each stage that follows from them
// and from what is known of the device. What it says never changes; any thread may ask.
class Circumstances {
 public:
  [[nodiscard]] static std::shared_ptr<const Circumstances> of(std::shared_ptr<const Rules> rules,
                                                               Known known,
                                                               guard::facts::Days days);
  // Reads the signed descriptor (an empty path: there is none) and decides. Never fails: of a
  // descriptor that is refused nothing is known.
  [[nodiscard]] static std::shared_ptr<const Circumstances> read(
      std::shared_ptr<const Rules> rules, const std::filesystem::path& descriptor,
      guard::facts::Days days);

  // The verdict for a stage; it lives as long as the circumstances. Decided when first asked for,
  // so never ask on a frame's way.
  [[nodiscard]] const guard::decision::Verdict& verdict(
      const guard::facts::StageFacts& stage) const;

  // The same rules with identification off.
  [[nodiscard]] std::shared_ptr<const Circumstances> switched_off(guard::Error why) const;

  [[nodiscard]] const Rules& rules() const { return *rules_; }
  [[nodiscard]] const std::optional<guard::Error>& problem() const { return known_.problem; }
  [[nodiscard]] const std::optional<guard::Error>& off() const { return known_.off; }
  [[nodiscard]] const std::string& device() const { return known_.device; }
  [[nodiscard]] const guard::facts::Context& context() const { return known_.context; }

 private:
  Circumstances() = default;

  std::shared_ptr<const Rules> rules_;
  Known known_;
  guard::facts::Days days_{};
  using Key = std::array<unsigned long long, 3>;  // capability, gallery and service
  mutable std::mutex mutex_;                      // guards verdicts_
  mutable std::map<Key, guard::decision::Verdict> verdicts_;
};

// Reads all catalogues below a folder. Files that can't be read go to `problems`.
[[nodiscard]] guard::catalogue::Catalogue read_catalogue(const std::filesystem::path& folder,
                                                         std::vector<guard::Error>& problems);

// The part of the catalogue that is compiled in and counts after all that is read.
[[nodiscard]] guard::catalogue::Catalogue builtin_catalogue();

}  // namespace hw
