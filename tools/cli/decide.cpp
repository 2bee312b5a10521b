// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/decide.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <iostream>
#include <memory>

#include "guard/decision/decide.hpp"
#include "guard/decision/describe.hpp"
#include "guard/trust/descriptor.hpp"
#include "guard/trust/envelope.hpp"
#include "hw/clock.hpp"
#include "hw/file.hpp"
#include "tools/cli/keys.hpp"
#include "tools/cli/policy_library.hpp"

namespace tools::cli {
namespace {

using guard::Expected;
namespace decision = guard::decision;
namespace policy = guard::policy;

struct Options {
  std::string stage;
  std::string gallery = "unknown";
  std::string descriptor;
  std::vector<std::filesystem::path> keys;
  std::vector<std::string> policies{"ms-azure-openai/full"};
  std::string date;
  std::string folder;
  std::string format = "text";
};

struct Decision {
  std::vector<policy::Binding> policies;
  guard::facts::Days days;
  guard::facts::Context context;
  std::string descriptor_error;  // why the descriptor contributes nothing; empty when it does
  decision::Verdict verdict;
};

Expected<guard::facts::StageFacts> stage_of(const Options& options) {
  const auto capability = guard::facts::capabilities.set_of(options.stage);
  if (!capability) return tl::unexpected(capability.error());
  const auto gallery = guard::facts::galleries.set_of(options.gallery);
  if (!gallery) return tl::unexpected(gallery.error());
  return guard::facts::StageFacts{*capability, *gallery};
}

Expected<guard::facts::Days> days_of(const std::string& date) {
  if (date.empty()) return hw::today();
  return guard::facts::day_of(date).map(&guard::facts::Days::only);
}

// Fills in what a verified descriptor says. One that isn't verified contributes nothing, which
// blocks more and permits no more; one that can't even be read is the caller's mistake.
Expected<void> read_descriptor(const Options& options, Decision& decision) {
  if (options.descriptor.empty()) return {};
  const auto keys = read_public_keys(options.keys);
  if (!keys) return tl::unexpected(keys.error());
  const auto envelope = hw::read_file(options.descriptor, guard::trust::max_envelope_bytes);
  if (!envelope) return tl::unexpected(envelope.error());
  auto descriptor = guard::trust::open_descriptor(*envelope, *keys, decision.days);
  if (descriptor)
    decision.context = std::move(descriptor->context);
  else
    decision.descriptor_error = std::move(descriptor.error()).in(options.descriptor).text();
  return {};
}

Expected<Decision> decide(const Options& options) {
  const auto library = load_library(options.folder);
  if (!library) return tl::unexpected(library.error());
  const auto stage = stage_of(options);
  if (!stage) return tl::unexpected(stage.error());
  const auto days = days_of(options.date);
  if (!days) return tl::unexpected(days.error());

  Decision decision{{}, *days, {}, {}, {}};
  std::vector<policy::BoundVersion> bound;
  for (const std::string& name : options.policies) {
    decision.policies.push_back(policy::binding_of(name));
    const auto versions = library->bind(decision.policies.back());
    if (!versions) return tl::unexpected(versions.error());
    bound.insert(bound.end(), versions->begin(), versions->end());
  }
  if (auto read = read_descriptor(options, decision); !read)
    return tl::unexpected(std::move(read.error()));
  decision.verdict = decision::decide(bound, decision.context, *stage, *days);
  return decision;
}

std::string json_of(const Options& options, const Decision& decision) {
  boost::json::object json = boost::json::parse(decision::json(decision.verdict)).as_object();
  boost::json::array policies;
  for (const policy::Binding& binding : decision.policies) policies.emplace_back(binding.name());
  json["stage"] = options.stage;
  json["gallery"] = options.gallery;
  json["policies"] = std::move(policies);
  json["days"] = {{"first", guard::facts::iso(decision.days.first)},
                  {"last", guard::facts::iso(decision.days.last)}};
  json["descriptor_error"] = nullptr;
  if (!decision.descriptor_error.empty()) json["descriptor_error"] = decision.descriptor_error;
  return boost::json::serialize(json);
}

int run(const Options& options) {
  const auto decision = decide(options);
  if (!decision) {
    std::cerr << "faceguard: " << decision.error().text() << "\n";
    return 2;
  }
  if (!decision->descriptor_error.empty())
    std::cerr << "faceguard: the descriptor contributes nothing: " << decision->descriptor_error
              << "\n";
  if (options.format == "json")
    std::cout << json_of(options, *decision) << "\n";
  else
    std::cout << options.stage << ": " << decision::one_line(decision->verdict) << "\n\n"
              << decision::paragraphs(decision->verdict, decision->context);
  return decision::blocks(decision->verdict.outcome) ? 1 : 0;
}

}  // namespace

void add_decide(CLI::App& app, int& exit_status) {
  CLI::App& verb = *app.add_subcommand("decide", "Decide whether a stage may see frames");
  const auto options = std::make_shared<Options>();
  verb.add_option("--stage", options->stage, "What the stage does, or 'unknown'")
      ->type_name("CAPABILITY")
      ->required();
  verb.add_option("--gallery", options->gallery, "Whom it looks for")
      ->type_name("WORD")
      ->capture_default_str();
  verb.add_option("--descriptor", options->descriptor, "Signed description of the device")
      ->type_name("FILE");
  verb.add_option("--key", options->keys, "Trusted public key; may be repeated")
      ->type_name("PUBKEY")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  verb.add_option("--policy", options->policies, "Policy that binds; may be repeated")
      ->type_name("ID[/PROFILE]")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->capture_default_str();
  verb.add_option("--date", options->date, "Day to decide for (default: today)")
      ->type_name("YYYY-MM-DD");
  verb.add_option("--policies", options->folder, "Folder of policy packs (default: installed)")
      ->type_name("DIR");
  verb.add_option("--format", options->format, "Output as text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  verb.footer(
      "Exit status 0 when permitted, 1 when blocked.\n"
      "Examples:\n"
      "  faceguard decide --stage face-redaction\n"
      "  faceguard decide --stage face-identification --descriptor camera.json --key fleet.pub \\\n"
      "      --policy ms-azure-openai/police-clauses --date 2024-06-01");
  verb.callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace tools::cli
