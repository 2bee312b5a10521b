// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/sign.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "guard/trust/envelope.hpp"
#include "guard/trust/statement.hpp"
#include "hw/file.hpp"
#include "tools/cli/document_kinds.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/keys.hpp"

namespace tools::cli {
namespace {

using guard::Error;
using guard::Expected;
using guard::fail;
using guard::trust::kind_of;
using guard::trust::PublicKey;
using guard::trust::Role;
using guard::trust::SecretKey;

struct SignOptions {
  std::string document;
  std::string kind{kind_of(Role::descriptor).word};
  std::string key;
  std::string signed_by;  // the public key of who signed before; empty for a first signature
  std::string output = "-";
  // Of a statement.
  std::string name;
  std::uint64_t revision = 0;
  std::string not_before;
  std::string expires;
  guard::trust::Scope scope;
};

bool states_a_head(const SignOptions& options) {
  const guard::trust::Scope& scope = options.scope;
  return !options.name.empty() || options.revision != 0 || !options.not_before.empty() ||
         !options.expires.empty() || !scope.fleet.empty() || !scope.devices.empty() ||
         !scope.hardware.empty();
}

// The payload that puts a TOML text under a name, a revision and dates.
Expected<std::string> state(const SignOptions& options, Role role, const std::string& text) {
  if (options.name.empty() || options.revision == 0 || options.not_before.empty() ||
      options.expires.empty())
    return fail("a " + options.kind + " is signed under a name, a revision and dates",
                "add --name NAME --revision NUMBER --not-before DAY --expires DAY");
  if (auto usable = check_text(role, text, options.document); !usable)
    return tl::unexpected(std::move(usable.error()));
  const auto not_before = guard::facts::day_of(options.not_before);
  if (!not_before) return tl::unexpected(not_before.error());
  const auto expires = guard::facts::day_of(options.expires);
  if (!expires) return tl::unexpected(expires.error());
  guard::trust::Statement statement{
      role, options.name, {options.revision, {}}, {*not_before, *expires}, options.scope, text, {}};
  return guard::trust::make_statement(statement);
}

Expected<std::string> sign_first(const SignOptions& options, Role role, const std::string& document,
                                 const SecretKey& key) {
  std::string payload = document;
  if (guard::trust::is_statement(role)) {
    auto stated = state(options, role, document);
    if (!stated) return stated;
    payload = std::move(*stated);
  } else if (const auto checked = check_payload(role, document); !checked) {
    return tl::unexpected(checked.error());
  }
  return guard::trust::sign_envelope(payload, kind_of(role).payload_type, key);
}

// Adds a signature to a document whose first one holds.
Expected<std::string> sign_after(Role role, const std::string& document, const PublicKey& before,
                                 const SecretKey& key) {
  const auto payload =
      guard::trust::open_envelope(document, kind_of(role).payload_type, {&before, 1});
  if (!payload) return tl::unexpected(payload.error());
  if (const auto checked = check_payload(role, *payload); !checked)
    return tl::unexpected(checked.error());
  return guard::trust::add_signature(document, kind_of(role).payload_type, key);
}

int sign(const SignOptions& options) {
  const Role role = kind_named(options.kind);
  const bool makes_a_head = guard::trust::is_statement(role) && options.signed_by.empty();
  if (!makes_a_head && states_a_head(options))
    return report({"--name, --revision, --not-before, --expires, --fleet, --device and --hardware "
                   "are for the first signature of a fleet-config, policy or catalogue",
                   "a descriptor and a root say these things themselves",
                   {},
                   0,
                   0},
                  unusable);
  const auto document = hw::read_file(options.document, kind_of(role).max_envelope_bytes);
  if (!document) return report(document.error(), unusable);
  const auto key = read_secret_key(options.key);
  if (!key) return report(key.error(), unusable);

  Expected<std::string> json;
  if (options.signed_by.empty()) {
    json = sign_first(options, role, *document, *key);
  } else {
    const auto before = read_public_key(options.signed_by);
    if (!before) return report(before.error(), unusable);
    json = sign_after(role, *document, *before, *key);
  }
  if (!json) return report(std::move(json.error()).in(options.document), failed_check);

  if (options.output == "-") {
    std::cout << *json << "\n" << std::flush;
    return std::cout ? ok : unusable;
  }
  if (const auto written = hw::write_file(options.output, *json + "\n"); !written)
    return report(written.error(), unusable);
  std::cerr << options.output << " is signed by " << key->public_key().id() << "\n";
  return ok;
}

void add_head(CLI::App& verb, SignOptions& options) {
  const auto several = [](CLI::Option* option) {
    option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  };
  const std::string group = "For a fleet-config, policy or catalogue";
  verb.add_option("--name", options.name, "Its name, under which revisions are counted")
      ->group(group);
  verb.add_option("--revision", options.revision, "Its number; count up with every change")
      ->group(group);
  verb.add_option("--not-before", options.not_before, "The first day it counts")->group(group);
  verb.add_option("--expires", options.expires, "The last day it counts")->group(group);
  verb.add_option("--fleet", options.scope.fleet, "The only fleet it is for")->group(group);
  several(verb.add_option("--device", options.scope.devices,
                          "A device it is for; may be repeated; else all of them")
              ->group(group));
  several(verb.add_option("--hardware", options.scope.hardware,
                          "A kind of hardware it is for; may be repeated; else all of them")
              ->group(group));
}

}  // namespace

void add_sign(CLI::App& app, int& exit_status) {
  CLI::App* verb = app.add_subcommand("sign", "Check a document for devices and sign it");
  const auto options = std::make_shared<SignOptions>();
  verb->add_option("DOCUMENT", options->document,
                   "A descriptor or root, a JSON file; or the TOML file of another kind")
      ->required();
  add_kind(*verb, options->kind);
  verb->add_option("--key", options->key, "The secret key to sign with, a .key file")->required();
  verb->add_option("--signed-by", options->signed_by,
                   "The .pub file of who signed DOCUMENT before: check that signature and add one");
  verb->add_option("--output", options->output, "Where to write the signed document")
      ->capture_default_str();
  add_head(*verb, *options);
  verb->footer(
      "Nothing is signed that a device would refuse: unknown words are named with line and "
      "column.\n"
      "Examples:\n"
      "  faceguard sign bwc-0421.json --key fleet-desk.key --output bwc-0421.signed.json\n"
      "  faceguard sign bwc-0421.signed.json --signed-by fleet-desk.pub --key legal.key "
      "--output bwc-0421.both.json\n"
      "  faceguard sign fleet.toml --as fleet-config --name springfield --revision 3 --not-before "
      "2026-12-01 --expires 2027-12-01 --fleet springfield-police --key legal.key --output "
      "fleet.config.json\n"
      "  faceguard sign root.json --as root --key root-a.key --output root.signed.json");
  verb->callback([options, &exit_status] { exit_status = sign(*options); });
}

}  // namespace tools::cli
