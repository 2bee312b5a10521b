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

#include "hw/rules.hpp"

namespace hw {

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

}  // namespace hw
