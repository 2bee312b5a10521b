// SPDX-License-Identifier: LGPL-2.1-or-later
// Everything one guard goes by, read from its documents: what binds, what is known, and the verdict
// for each capability that follows. Immutable once made, so any thread may read it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "guard/catalogue/catalogue.hpp"
#include "guard/error.hpp"
#include "guard/facts/date.hpp"
#include "guard/policy/library.hpp"
#include "guard/policy/verdict.hpp"

namespace hw {

// The documents a guard is given. An empty path means there is none.
struct Documents {
  std::filesystem::path config;
  std::filesystem::path descriptor;
};

class Circumstances {
 public:
  // Reads the documents and decides. Never fails: what can't be read is a problem, and what it would
  // have said is unknown. A config that can't be read leaves the default policies in force.
  [[nodiscard]] static std::shared_ptr<const Circumstances> read(const Documents& documents,
                                                                 guard::facts::Days days);

  // The verdict for a stage of these capabilities; several possible ones are judged together.
  [[nodiscard]] const guard::policy::Verdict& verdict(const guard::facts::WordSet& capability) const;

  [[nodiscard]] const guard::catalogue::Catalogue& catalogue() const { return catalogue_; }
  [[nodiscard]] const std::vector<guard::Error>& problems() const { return problems_; }
  // "ms-azure-openai/full", each policy that binds.
  [[nodiscard]] const std::vector<std::string>& policies() const { return policies_; }
  // The device the descriptor speaks of; empty when no descriptor counts.
  [[nodiscard]] const std::string& device() const { return device_; }

 private:
  Circumstances() = default;

  guard::catalogue::Catalogue catalogue_;
  std::vector<guard::Error> problems_;
  std::vector<std::string> policies_;
  std::string device_;
  std::vector<guard::policy::Verdict> by_capability_;
  guard::policy::Verdict unknown_;
};

// Reads all packs, or all catalogues, below a folder. Files that can't be read go to `problems`.
[[nodiscard]] guard::policy::Library read_library(const std::filesystem::path& folder,
                                                  std::vector<guard::Error>& problems);
[[nodiscard]] guard::catalogue::Catalogue read_catalogue(const std::filesystem::path& folder,
                                                         std::vector<guard::Error>& problems);

}  // namespace hw
