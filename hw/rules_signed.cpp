// SPDX-License-Identifier: LGPL-2.1-or-later
// The part of the rules that is signed, and who may sign it.
#include <utility>

#include "hw/data.hpp"
#include "hw/documents.hpp"
#include "hw/file.hpp"
#include "hw/rules.hpp"
#include "hw/signed_file.hpp"

namespace hw {

using guard::Error;
using guard::Expected;
using guard::trust::Refusal;
using guard::trust::Refused;
using guard::trust::Role;
using guard::trust::Signers;
using guard::trust::Statement;
namespace fs = std::filesystem;

namespace {

Expected<guard::fleet::Config> read_unsigned(const fs::path& path) {
  return read_file(path, guard::fleet::max_config_bytes).and_then([&](const std::string& text) {
    return guard::fleet::parse_config(text, path.string());
  });
}

}  // namespace

void Rules::know(const RuleSources& sources) {
  root_ = sources.root;
  identity_ = sources.identity;
  if (!root_) return;
  if (identity_.fleet.empty()) identity_.fleet = root_->fleet;
  if (identity_.fleet == root_->fleet) return;
  for (Signers& signers : root_->signers) signers = {};
  refuse(
      {Error{"the root document is of the fleet '" + root_->fleet + "', and this device is of '" +
                 identity_.fleet + "', so nobody's signature counts",
             "install the root of the device's own fleet",
             {},
             0,
             0},
       Refusal::wrong_fleet});
}

void Rules::refuse(Refused why) {
  problems_.push_back(why);
  refusals_.push_back(std::move(why));
}

Signers Rules::signers(Role role, guard::facts::Days days) const {
  return root_ ? guard::trust::signers_of(*root_, role, days) : Signers{keys_, 1};
}

template <class Use>
bool Rules::use_statement(const fs::path& path, Role role, const RuleSources& sources, Use use) {
  files_.push_back(path.string());
  auto statement = read_statement(path, role, signers(role, sources.days), identity_, sources.days);
  if (statement && sources.accept)
    if (auto accepted = sources.accept(*statement); !accepted)
      statement = tl::unexpected(std::move(accepted.error()).in(path.string()));
  if (!statement) {
    refuse(std::move(statement.error()));
    return false;
  }
  // Lines in errors and evidence are those of the text, and not of the file around it.
  const std::string file = path.string() + " (" + statement->name + ")";
  if (const Expected<void> used = use(std::exchange(statement->text, {}), file); !used) {
    refuse({Error(used.error()).in(file), Refusal::unusable});
    return false;
  }
  statements_.push_back(std::move(*statement));
  return true;
}

guard::fleet::Config Rules::read_config(const RuleSources& sources) {
  guard::fleet::Config config = guard::fleet::default_config();
  const auto take = [&](Expected<guard::fleet::Config> read) -> Expected<void> {
    if (!read) return tl::unexpected(std::move(read.error()));
    config = std::move(*read);
    return {};
  };
  if (!root_ && sources.needs_root) {
    bound_ = false;
    refuse({Error{"no root document counts, so nobody's signature does",
                  "put the root document back, or make the guard go without one",
                  {},
                  0,
                  0},
            Refusal::no_signers});
    return config;
  }
  if (!root_) {
    if (sources.config.empty()) return config;
    if (const auto read = take(read_unsigned(sources.config)); !read)
      problems_.push_back(Error(read.error()).in(sources.config.string()));
    return config;
  }
  // Beside a root descriptors count without the config's help, so that losing the config would be
  // a way to lose the policies that it binds.
  bound_ = use_statement(sources.config, Role::fleet_config, sources,
                         [&](const std::string& text, const std::string& file) {
                           return take(guard::fleet::parse_config(text, file));
                         });
  if (!config.trusted_keys.empty())
    problems_.push_back(Error{"trusted-keys count for nothing beside a root document",
                              "name the keys in the root, and take them out of the config",
                              sources.config.string(), 0, 0});
  config.trusted_keys.clear();
  return config;
}

void Rules::read_statements(const guard::fleet::Config& config, const RuleSources& sources) {
  complete_ &= bound_;
  const fs::path folder = sources.config.parent_path();
  guard::policy::Groups groups;
  if (const auto data = data_folder(); data && !config.packs.empty()) {
    std::vector<Error> told_already;
    groups = read_groups(*data / "groups", told_already);
  }
  for (const std::string& name : config.packs)
    complete_ &= use_statement(
        folder / name, Role::policy, sources,
        [&](const std::string& text, const std::string& file) {
          return guard::policy::parse_pack(text, file, groups)
              .and_then([&](guard::policy::Pack pack) { return library_.add(std::move(pack)); });
        });
  for (const std::string& name : config.catalogues)
    complete_ &= use_statement(folder / name, Role::catalogue, sources,
                               [&](const std::string& text, const std::string& file) {
                                 return guard::catalogue::parse_catalogue(text, file)
                                     .map([&](guard::catalogue::Catalogue read) {
                                       catalogue_.put_first(std::move(read));
                                     });
                               });
}

}  // namespace hw
