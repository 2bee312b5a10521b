// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/rules.hpp"

#include <utility>

#include "hw/builtin.hpp"
#include "hw/clock.hpp"
#include "hw/data.hpp"
#include "hw/documents.hpp"

namespace hw {
namespace {

using guard::Error;
using guard::Expected;
using guard::decision::Outcome;
using guard::decision::Verdict;
using guard::facts::StageFacts;
namespace fs = std::filesystem;

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
  return read(RuleSources(path, today()));
}

std::shared_ptr<const Rules> Rules::read(const RuleSources& sources) {
  std::shared_ptr<Rules> made(new Rules);
  std::vector<Error>& problems = made->problems_;
  made->know(sources);
  auto config = made->read_config(sources);
  made->keys_ = std::move(config.trusted_keys);
  made->plugin_folders_ = std::move(config.plugin_folders);
  made->require_state_ = config.require_state;
  made->catalogue_ = builtin_catalogue();
  if (const auto data = data_folder()) {
    made->catalogue_.put_first(read_catalogue(*data / "stages", problems));
    made->read_policies(*data);
  } else {
    problems.push_back(data.error());
  }
  made->read_statements(config, sources);
  made->catalogue_.put_first(std::move(config.elements));
  made->bind(config.policies);
  return made;
}

void Rules::read_policies(const fs::path& data) {
  const std::size_t known_problems = problems_.size();
  library_ = read_library(data, problems_);
  // A document that can't be read may be the very one that binds.
  complete_ = problems_.size() == known_problems;
}

void Rules::bind(const std::vector<guard::policy::Bound>& policies) {
  if (auto versions = library_.bind_all(guard::fleet::default_config().policies))
    default_.emplace(std::move(*versions));
  for (const guard::policy::Bound& one : policies) policies_.push_back(one.name);
  if (auto versions = library_.bind_all(policies)) {
    decider_.emplace(std::move(*versions));
  } else {
    problems_.push_back(std::move(versions.error()));
    complete_ = false;
  }
}

Verdict Rules::decide(const guard::facts::Context& context, const StageFacts& stage,
                      guard::facts::Days days) const {
  if (!complete_ || !decider_) return nothing_permitted(problems_.back());
  return decider_->decide({context, stage}, days);
}

Verdict Rules::decide_off(const StageFacts& stage, guard::facts::Days days) const {
  Verdict own = decide({}, stage, days);
  if (!default_) return nothing_permitted(Error{"the default policy is missing", {}, {}, 0, 0});
  Verdict strict = default_->decide({{}, stage}, days);
  return strict.outcome > own.outcome ? strict : own;
}

}  // namespace hw
