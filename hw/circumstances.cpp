// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/circumstances.hpp"

#include <utility>

#include "guard/fleet/config.hpp"
#include "guard/policy/decide.hpp"
#include "guard/trust/descriptor.hpp"
#include "guard/trust/envelope.hpp"
#include "hw/data.hpp"
#include "hw/file.hpp"

namespace hw {
namespace {

using guard::Error;
using guard::Expected;
using guard::facts::StageFacts;
using guard::facts::WordSet;
using guard::policy::BoundVersion;
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
    const auto result = read_file(path, max_bytes)
                            .and_then([&](const std::string& text) {
                              return parse(text, path.string());
                            })
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
  verdict.findings.push_back({Outcome::undetermined, "none", "none", "no-policy",
                              "No policy could be read, so nothing is known to be permitted.",
                              why.text(), "unconfirmed", {}, {}});
  return verdict;
}

}  // namespace

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

std::shared_ptr<const Circumstances> Circumstances::read(const Documents& documents,
                                                         guard::facts::Days days) {
  std::shared_ptr<Circumstances> made(new Circumstances);
  std::vector<Error>& problems = made->problems_;

  auto config = read_config(documents.config);
  if (!config) {
    problems.push_back(Error(config.error()).in(documents.config.string()));
    config = guard::fleet::default_config();
  }

  guard::facts::Context context;
  if (!documents.descriptor.empty()) {
    if (auto descriptor = read_descriptor(documents.descriptor, config->trusted_keys, days)) {
      context = std::move(descriptor->context);
      made->device_ = std::move(descriptor->device);
    } else {
      problems.push_back(std::move(descriptor.error()));
    }
  }

  guard::policy::Library library;
  std::vector<BoundVersion> bound;
  bool bound_all = false;
  if (const auto data = data_folder()) {
    made->catalogue_ = read_catalogue(*data / "stages", problems);
    const std::size_t known_problems = problems.size();
    library = read_library(*data / "policies", problems);
    // A pack that can't be read may be the very one that binds.
    bound_all = problems.size() == known_problems;
  } else {
    problems.push_back(data.error());
  }
  made->catalogue_.put_first(std::move(config->elements));
  for (const guard::policy::Binding& binding : config->policies) {
    made->policies_.push_back(binding.name());
    if (auto versions = library.bind(binding)) {
      bound.insert(bound.end(), versions->begin(), versions->end());
    } else {
      problems.push_back(Error(versions.error()).in(documents.config.string()));
      bound_all = false;
    }
  }

  const auto judge = [&](const WordSet& capability) {
    return bound_all ? decide(bound, context, StageFacts{.capability = capability}, days)
                     : nothing_permitted(problems.back());
  };
  for (std::size_t i = 0; i < guard::facts::capabilities.words.size(); ++i)
    made->by_capability_.push_back(judge(WordSet{}.set(i)));
  made->unknown_ = judge(guard::facts::capabilities.all());
  return made;
}

const Verdict& Circumstances::verdict(const WordSet& capability) const {
  for (std::size_t i = 0; i < by_capability_.size(); ++i)
    if (capability == WordSet{}.set(i)) return by_capability_[i];
  return unknown_;
}

}  // namespace hw
