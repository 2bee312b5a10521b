// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/sign.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "guard/trust/descriptor.hpp"
#include "guard/trust/envelope.hpp"
#include "hw/file.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/keys.hpp"

namespace tools::cli {
namespace {

using guard::Error;
using guard::Expected;
using guard::trust::PublicKey;
using guard::trust::SecretKey;

struct Options {
  std::string document;
  std::string key;
  std::string signed_by;  // the public key of who signed before; empty for a first signature
  std::string output = "-";
};

Expected<std::string> sign_first(const std::string& document, const SecretKey& key) {
  if (const auto checked = guard::trust::parse_descriptor(document); !checked)
    return tl::unexpected(checked.error());
  return guard::trust::sign_envelope(document, guard::trust::descriptor_type, key);
}

// Adds a signature to a document whose first one holds.
Expected<std::string> sign_after(const std::string& document, const PublicKey& before,
                                 const SecretKey& key) {
  const auto payload =
      guard::trust::open_envelope(document, guard::trust::descriptor_type, {&before, 1});
  if (!payload) return tl::unexpected(payload.error());
  if (const auto checked = guard::trust::parse_descriptor(*payload); !checked)
    return tl::unexpected(checked.error());
  return guard::trust::add_signature(document, guard::trust::descriptor_type, key);
}

int sign(const Options& options) {
  const auto document = hw::read_file(options.document, guard::trust::max_envelope_bytes);
  if (!document) return report(document.error(), unusable);
  const auto key = read_secret_key(options.key);
  if (!key) return report(key.error(), unusable);

  Expected<std::string> json;
  if (options.signed_by.empty()) {
    json = sign_first(*document, *key);
  } else {
    const auto before = read_public_key(options.signed_by);
    if (!before) return report(before.error(), unusable);
    json = sign_after(*document, *before, *key);
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

}  // namespace

void add_sign(CLI::App& app, int& exit_status) {
  CLI::App* verb = app.add_subcommand("sign", "Check a device's descriptor and sign it");
  const auto options = std::make_shared<Options>();
  verb->add_option("DESCRIPTOR", options->document, "The descriptor to sign, a JSON file")
      ->required();
  verb->add_option("--key", options->key, "The secret key to sign with, a .key file")->required();
  verb->add_option(
      "--signed-by", options->signed_by,
      "The .pub file of who signed DESCRIPTOR before: check that signature and add one");
  verb->add_option("--output", options->output, "Where to write the signed document")
      ->capture_default_str();
  verb->footer(
      "Nothing is signed that a device would refuse: unknown words are named with line and "
      "column.\n"
      "Examples:\n"
      "  faceguard sign bwc-0421.json --key fleet-desk.key --output bwc-0421.signed.json\n"
      "  faceguard sign bwc-0421.signed.json --signed-by fleet-desk.pub --key legal.key "
      "--output bwc-0421.both.json");
  verb->callback([options, &exit_status] { exit_status = sign(*options); });
}

}  // namespace tools::cli
