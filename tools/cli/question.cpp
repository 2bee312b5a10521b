// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/question.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

#include "guard/facts/suggestion.hpp"
#include "guard/trust/descriptor.hpp"
#include "guard/trust/envelope.hpp"
#include "hw/clock.hpp"
#include "hw/file.hpp"
#include "tools/cli/keys.hpp"
#include "tools/cli/policy_library.hpp"
#include "tools/cli/policy_situation.hpp"

namespace tools::cli {
namespace {

using guard::Expected;
using guard::facts::Context;

Expected<guard::facts::StageFacts> stage_of(const QuestionOptions& options) {
  const auto capability = guard::facts::capabilities.set_of(options.stage);
  if (!capability) return tl::unexpected(capability.error());
  const auto gallery = guard::facts::galleries.set_of(options.gallery);
  if (!gallery) return tl::unexpected(gallery.error());
  const auto service =
      guard::facts::services.set_of(options.service.empty() ? "unknown" : options.service);
  if (!service) return tl::unexpected(service.error());
  return guard::facts::StageFacts{*capability, *gallery, *service};
}

Expected<guard::facts::Days> days_of(const std::string& date) {
  if (date.empty()) return hw::today();
  return guard::facts::day_of(date).map(&guard::facts::Days::only);
}

// The columns of case files that --fact may name; the stage has options of its own.
std::vector<std::string_view> fact_names() {
  std::vector<std::string_view> names;
  for (const std::string_view column : situation_columns())
    if (column != "capability" && column != "gallery") names.push_back(column);
  return names;
}

Expected<Context> stated_context(const std::vector<std::string>& facts) {
  const std::vector<std::string_view> names = fact_names();
  std::map<std::string, std::string, std::less<>> cells;
  for (const std::string& fact : facts) {
    const std::size_t equals = fact.find('=');
    if (equals == std::string::npos)
      return guard::fail("--fact '" + fact.substr(0, 80) + "' has no value",
                         "write NAME=VALUE, such as operator=sheriff");
    const std::string name = fact.substr(0, equals);
    if (std::find(names.begin(), names.end(), name) == names.end())
      return guard::fail("--fact '" + name.substr(0, 80) + "' is no fact of a device",
                         name == "capability" ? "say it with --stage"
                         : name == "gallery" || name == "service"
                             ? "say it with --" + name
                             : guard::facts::suggestion(name, names));
    if (!cells.emplace(name, fact.substr(equals + 1)).second)
      return guard::fail("--fact states '" + name + "' twice",
                         "write what is possible as one value, such as " + name + "=A|B");
  }
  return situation_of([&](std::string_view column) -> std::string_view {
           const auto cell = cells.find(column);
           return cell == cells.end() ? std::string_view{} : std::string_view(cell->second);
         })
      .map([](guard::facts::Situation&& situation) { return std::move(situation.context); });
}

Expected<void> read_descriptor(const QuestionOptions& options, Question& question) {
  const auto keys = read_public_keys(options.keys);
  if (!keys) return tl::unexpected(keys.error());
  const auto envelope = hw::read_file(options.descriptor, guard::trust::max_envelope_bytes);
  if (!envelope) return tl::unexpected(envelope.error());
  auto descriptor = guard::trust::open_descriptor(*envelope, *keys, question.days);
  if (descriptor) {
    question.situation.context = std::move(descriptor->context);
    question.device = std::move(descriptor->device);
  } else {
    question.descriptor_error = std::move(descriptor.error()).in(options.descriptor).text();
  }
  return {};
}

Expected<void> read_context(const QuestionOptions& options, Question& question) {
  if (!options.facts.empty() && !options.descriptor.empty())
    return guard::fail("--fact together with --descriptor",
                       "state facts by one of them: --fact is for trying things out");
  if (!options.descriptor.empty()) return read_descriptor(options, question);
  auto context = stated_context(options.facts);
  if (!context) return tl::unexpected(std::move(context.error()));
  question.situation.context = std::move(*context);
  return {};
}

Expected<void> bind(const QuestionOptions& options, Question& question) {
  const auto reach =
      options.service.empty() ? guard::policy::Reach::everywhere : guard::policy::Reach::by_service;
  std::vector<guard::policy::Bound> names;
  for (const std::string& name : options.policies) names.push_back({name, reach});
  auto bound = question.library.bind_all(names);
  if (!bound) return tl::unexpected(std::move(bound.error()));
  question.bound = std::move(*bound);
  for (const guard::policy::BoundVersion& version : question.bound)
    if (question.policies.empty() || question.policies.back() != version.binding.name())
      question.policies.push_back(version.binding.name());
  return {};
}

}  // namespace

void add_question(CLI::App& verb, QuestionOptions& options) {
  verb.add_option("--stage", options.stage, "What the stage does, or 'unknown'")
      ->type_name("CAPABILITY")
      ->required();
  verb.add_option("--gallery", options.gallery, "Whom it looks for")
      ->type_name("WORD")
      ->capture_default_str();
  verb.add_option("--service", options.service,
                  "Vendor's service that it uses; vendors' policies then bind their own only")
      ->type_name("WORD");
  add_circumstances(verb, options);
}

void add_circumstances(CLI::App& verb, QuestionOptions& options) {
  const auto repeatable = [](CLI::Option* option) {
    return option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  };
  verb.add_option("--descriptor", options.descriptor, "Signed description of the device")
      ->type_name("FILE");
  repeatable(verb.add_option("--key", options.keys, "Trusted public key; may be repeated"))
      ->type_name("PUBKEY");
  repeatable(verb.add_option("--fact", options.facts,
                             "A fact without a descriptor, to try things out; may be repeated"))
      ->type_name("NAME=VALUE");
  repeatable(
      verb.add_option("--policy", options.policies, "Policy or bundle that binds; may be repeated"))
      ->type_name("ID[/PROFILE]")
      ->capture_default_str();
  verb.add_option("--date", options.date, "Day to decide for (default: today)")
      ->type_name("YYYY-MM-DD");
  verb.add_option("--policies", options.folder, "Folder of policy packs (default: installed)")
      ->type_name("DIR");
}

Expected<Question> read_question(const QuestionOptions& options) {
  auto library = load_library(options.folder);
  if (!library) return tl::unexpected(std::move(library.error()));
  auto stage = stage_of(options);
  if (!stage) return tl::unexpected(std::move(stage.error()));
  const auto days = days_of(options.date);
  if (!days) return tl::unexpected(days.error());

  Question question{std::move(*library), {}, {}, {{}, *stage}, *days, {}, {}};
  if (auto done = bind(options, question); !done) return tl::unexpected(std::move(done.error()));
  if (auto done = read_context(options, question); !done)
    return tl::unexpected(std::move(done.error()));
  return question;
}

}  // namespace tools::cli
