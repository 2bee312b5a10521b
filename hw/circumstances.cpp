// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/circumstances.hpp"

#include <utility>

#include "guard/fleet/config.hpp"
#include "guard/policy/decide.hpp"
#include "guard/trust/descriptor.hpp"
#include "guard/trust/envelope.hpp"
#include "hw/builtin.hpp"
#include "hw/data.hpp"
#include "hw/file.hpp"

namespace hw {
namespace {

using guard::Error;
using guard::Expected;
using guard::facts::StageFacts;
using guard::facts::WordSet;
using guard::policy::Outcome;
using guard::policy::Verdict;
namespace fs = std::filesystem;

// Parses each file below `folder` and gives it to `take`; what fails goes to `problems`.
template <class Parse, class Take>
void read_all(const fs::path& folder, std::size_t max_bytes, std::vector<Error>& problems,
              Parse parse, Take take) {
  const auto files = files_below(folder, ".toml");
  if (!files) {
    problems.push_back(files.error());
    return;
  }
  for (const fs::path& path : *files) {
    const auto result =
        read_file(path, max_bytes)
            .and_then([&](const std::string& text) { return parse(text, path.string()); })
            .and_then(take);
    if (!result) problems.push_back(Error(result.error()).in(path.string()));
  }
}

Expected<guard::fleet::Config> read_config(const fs::path& path) {
  if (path.empty()) return guard::fleet::default_config();
  return read_file(path, guard::fleet::max_config_bytes).and_then([&](const std::string& text) {
    return guard::fleet::parse_config(text, path.string());
  });
}

Expected<guard::trust::Descriptor> read_descriptor(
    const fs::path& path, const std::vector<guard::trust::PublicKey>& trusted,
    guard::facts::Days days) {
  if (trusted.empty())
    return tl::unexpected(Error{"no key is trusted, so no descriptor counts",
                                "put the fleet's public key into trusted-keys of the config",
                                path.string(), 0, 0});
  return read_file(path, guard::trust::max_envelope_bytes)
      .and_then([&](const std::string& text) {
        return guard::trust::open_descriptor(text, trusted, days);
      })
      .map_error([&](Error error) { return std::move(error).in(path.string()); });
}

// What is in force when the policies themselves can't be read: nothing is known to be permitted.
Verdict nothing_permitted(const Error& why) {
  Verdict verdict;
  verdict.findings.push_back({Outcome::undetermined,
                              "none",
                              "none",
                              "no-policy",
                              "No policy could be read, so nothing is known to be permitted.",
                              why.text(),
                              "unconfirmed",
                              {},
                              {}});
  return verdict;
}

}  // namespace

guard::catalogue::Catalogue builtin_catalogue() {
  guard::catalogue::Catalogue catalogue;
  for (const std::string_view part : {builtin_classes, builtin_elements, builtin_exits})
    if (auto read = guard::catalogue::parse_catalogue(part, "built-in catalogue"))
      catalogue.put_first(std::move(*read));
  return catalogue;
}

guard::policy::Library read_library(const fs::path& folder, std::vector<Error>& problems) {
  guard::policy::Library library;
  read_all(
      folder, guard::policy::max_pack_bytes, problems,
      [](std::string_view text, const std::string& file) {
        return guard::policy::parse_pack(text, file);
      },
      [&](guard::policy::Pack pack) { return library.add(std::move(pack)); });
  return library;
}

guard::catalogue::Catalogue read_catalogue(const fs::path& folder, std::vector<Error>& problems) {
  guard::catalogue::Catalogue catalogue;
  read_all(
      folder, guard::catalogue::max_catalogue_bytes, problems,
      [&](std::string_view text, const std::string& file) {
        return guard::catalogue::parse_catalogue(text, fs::path(file).filename().string());
      },
      [&](guard::catalogue::Catalogue read) -> Expected<void> {
        catalogue.put_first(std::move(read));
        return {};
      });
  return catalogue;
}

std::shared_ptr<const Rules> Rules::read(const fs::path& path) {
  std::shared_ptr<Rules> made(new Rules);
  std::vector<Error>& problems = made->problems_;
  auto config = read_config(path);
  if (!config) {
    problems.push_back(Error(config.error()).in(path.string()));
    config = guard::fleet::default_config();
  }
  made->keys_ = std::move(config->trusted_keys);
  made->catalogue_ = builtin_catalogue();
  if (const auto data = data_folder()) {
    made->catalogue_.put_first(read_catalogue(*data / "stages", problems));
    const std::size_t known_problems = problems.size();
    made->library_ = read_library(*data / "policies", problems);
    // A pack that can't be read may be the very one that binds.
    made->complete_ = problems.size() == known_problems;
  } else {
    problems.push_back(data.error());
  }
  made->catalogue_.put_first(std::move(config->elements));
  made->bind(config->policies);
  return made;
}

void Rules::bind(const std::vector<guard::policy::Binding>& policies) {
  for (const guard::policy::Binding& binding : policies) {
    policies_.push_back(binding.name());
    if (auto versions = library_.bind(binding)) {
      bound_.insert(bound_.end(), versions->begin(), versions->end());
    } else {
      problems_.push_back(std::move(versions.error()));
      complete_ = false;
    }
  }
}

Verdict Rules::decide(const guard::facts::Context& context, const WordSet& capability,
                      guard::facts::Days days) const {
  if (!complete_) return nothing_permitted(problems_.back());
  return guard::policy::decide(bound_, context, StageFacts{.capability = capability}, days);
}

std::shared_ptr<const Circumstances> Circumstances::read(std::shared_ptr<const Rules> rules,
                                                         const fs::path& path,
                                                         guard::facts::Days days) {
  std::shared_ptr<Circumstances> made(new Circumstances);
  guard::facts::Context context;
  if (!path.empty()) {
    if (auto descriptor = read_descriptor(path, rules->trusted_keys(), days)) {
      context = std::move(descriptor->context);
      made->device_ = std::move(descriptor->device);
    } else {
      made->problem_ = std::move(descriptor.error());
    }
  }
  for (std::size_t i = 0; i < guard::facts::capabilities.words.size(); ++i)
    made->by_capability_.push_back(rules->decide(context, WordSet{}.set(i), days));
  made->unknown_ = rules->decide(context, guard::facts::capabilities.all(), days);
  made->rules_ = std::move(rules);
  return made;
}

const Verdict& Circumstances::verdict(const WordSet& capability) const {
  for (std::size_t i = 0; i < by_capability_.size(); ++i)
    if (capability == WordSet{}.set(i)) return by_capability_[i];
  return unknown_;
}

}  // namespace hw
