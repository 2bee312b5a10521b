// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/verify.hpp"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "guard/trust/describe.hpp"
#include "guard/trust/descriptor.hpp"
#include "guard/trust/envelope.hpp"
#include "hw/clock.hpp"
#include "hw/file.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/keys.hpp"

namespace tools::cli {
namespace {

using guard::Error;
using guard::facts::iso;
using guard::trust::Descriptor;
using guard::trust::PublicKey;

struct Options {
  std::string document;
  std::vector<std::filesystem::path> keys;
  std::size_t threshold = 1;
  std::string date;  // empty for today
  std::string format = "text";
};

guard::Expected<guard::facts::Days> days_of(const std::string& date) {
  if (date.empty()) return hw::today();
  return guard::facts::day_of(date).map(guard::facts::Days::only);
}

// The ids of those of `keys` whose signature holds for `json`.
std::vector<std::string> signers_of(const std::string& json, const std::vector<PublicKey>& keys) {
  std::vector<std::string> ids;
  for (const PublicKey& key : keys)
    if (guard::trust::open_envelope(json, guard::trust::descriptor_type, {&key, 1}))
      ids.push_back(key.id());
  return ids;
}

void print_text(const Descriptor& descriptor, const std::vector<std::string>& signers) {
  const auto line = [](std::string_view name, const std::string& value) {
    std::cout << std::left << std::setw(17) << name << value << "\n";
  };
  line("device", descriptor.device);
  line("revision", std::to_string(descriptor.revision));
  line("valid", iso(descriptor.not_before) + " to " + iso(descriptor.expires));
  for (const std::string& id : signers) line("signed by", id);
  for (const auto& statement : guard::trust::describe(descriptor.context))
    line(name(statement.fact), statement.words);
}

void print_json(const Descriptor& descriptor, const std::vector<std::string>& signers) {
  boost::json::object context;
  for (const auto& statement : guard::trust::describe(descriptor.context))
    context[name(statement.fact)] = statement.words;
  boost::json::array keys;
  for (const std::string& id : signers) keys.emplace_back(id);
  std::cout << boost::json::object{{"verified", true},
                                   {"device", descriptor.device},
                                   {"revision", descriptor.revision},
                                   {"digest", descriptor.digest},
                                   {"not_before", iso(descriptor.not_before)},
                                   {"expires", iso(descriptor.expires)},
                                   {"signed_by", std::move(keys)},
                                   {"context", std::move(context)}}
            << "\n";
}

int verify(const Options& options) {
  const auto days = days_of(options.date);
  if (!days) return report(days.error(), unusable);
  const auto keys = read_public_keys(options.keys);
  if (!keys) return report(keys.error(), unusable);
  const auto json = hw::read_file(options.document, guard::trust::max_envelope_bytes);
  if (!json) return report(json.error(), unusable);

  const bool as_json = options.format == "json";
  auto descriptor = guard::trust::open_descriptor(*json, *keys, *days, options.threshold);
  if (!descriptor) {
    const Error error = std::move(descriptor.error()).in(options.document);
    if (as_json)
      std::cout << boost::json::object{{"verified", false}, {"error", error.text()}} << "\n";
    return report(error, failed_check);
  }
  (as_json ? print_json : print_text)(*descriptor, signers_of(*json, *keys));
  return ok;
}

}  // namespace

void add_verify(CLI::App& app, int& exit_status) {
  CLI::App* verb = app.add_subcommand("verify", "Check a signed descriptor and say what it states");
  const auto options = std::make_shared<Options>();
  verb->add_option("SIGNED", options->document, "The signed descriptor, a JSON file")->required();
  verb->add_option("--key", options->keys, "A public key to trust, a .pub file; may be repeated")
      ->required()
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  verb->add_option("--threshold", options->threshold, "How many different keys must have signed")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  verb->add_option("--date", options->date, "Check as of this day, such as 2026-05-01; else today");
  verb->add_option("--format", options->format, "How to answer")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  verb->footer(
      "Exit status: 0 it holds, 1 it doesn't, 2 something can't be read.\n"
      "Example:\n"
      "  faceguard verify bwc-0421.signed.json --key fleet-desk.pub");
  verb->callback([options, &exit_status] { exit_status = verify(*options); });
}

}  // namespace tools::cli
