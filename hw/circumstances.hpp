// SPDX-License-Identifier: LGPL-2.1-or-later
// What a guard goes by, read from its documents.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "guard/catalogue/catalogue.hpp"
#include "guard/decision/decide.hpp"
#include "guard/error.hpp"
#include "guard/facts/date.hpp"
#include "guard/policy/library.hpp"
#include "guard/trust/keys.hpp"

namespace hw {

// What a fleet has laid down: its config, the policies that it binds and what is known of elements.
// Immutable once made.
class Rules {
 public:
  // Reads the config (an empty path: there is none) and the installed policies and catalogues.
  // Never fails: what can't be read is a problem. A config that can't be read leaves the default in
  // force; policies that can't be read leave nothing known to be permitted.
  [[nodiscard]] static std::shared_ptr<const Rules> read(const std::filesystem::path& config);

  [[nodiscard]] const guard::catalogue::Catalogue& catalogue() const { return catalogue_; }
  [[nodiscard]] const std::vector<guard::trust::PublicKey>& trusted_keys() const { return keys_; }
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
  void read_policies(const std::filesystem::path& data);
  void bind(const std::vector<guard::policy::Bound>& policies);

  guard::catalogue::Catalogue catalogue_;
  guard::policy::Library library_;
  std::optional<guard::decision::Decider> decider_;  // into library_, as is the next
  std::optional<guard::decision::Decider> default_;  // by the default policy
  bool complete_ = false;                            // every policy that binds could be read
  std::vector<guard::trust::PublicKey> keys_;
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
