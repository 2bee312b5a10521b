// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/keys.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include "hw/file.hpp"

namespace tools::cli {
namespace {

using guard::Error;
using guard::Expected;
using guard::fail;
using guard::trust::PublicKey;
using guard::trust::SecretKey;
using std::filesystem::path;

Expected<std::string> read_key_file(const path& file) {
  return hw::read_file(file, guard::trust::max_key_file_bytes);
}

struct KeyFiles {
  path secret;
  path open;
};

Expected<PublicKey> make_keys(const KeyFiles& files) {
  std::error_code ignored;
  if (std::filesystem::exists(std::filesystem::symlink_status(files.open, ignored)))
    return fail(files.open.string() + " exists already and is not overwritten",
                "choose another name, or move the old file away");
  const auto pair = guard::trust::new_key_pair();
  if (!pair) return tl::unexpected(pair.error());
  std::string secret = pair->secret_key.text() + "\n";
  const auto kept = hw::write_file(files.secret, secret, hw::Write::create_secret);
  guard::trust::wipe(secret);
  if (!kept) return tl::unexpected(kept.error());
  if (const auto written = hw::write_file(files.open, pair->public_key.text() + "\n"); !written)
    return tl::unexpected(written.error());
  return pair->public_key;
}

int new_keys(const std::string& name) {
  const KeyFiles files{name + ".key", name + ".pub"};
  const auto key = make_keys(files);
  if (!key) {
    std::cerr << key.error().text() << "\n";
    return 2;
  }
  std::cout << "key id      " << key->id() << "\n"
            << "secret key  " << files.secret.string() << "  (keep it off every device)\n"
            << "public key  " << files.open.string() << "  (give it to the devices that trust it)\n"
            << "next        faceguard sign DESCRIPTOR.json --key " << files.secret.string()
            << " --output SIGNED.json\n";
  return 0;
}

}  // namespace

Expected<PublicKey> read_public_key(const path& file) {
  const auto text = read_key_file(file);
  if (!text) return tl::unexpected(text.error());
  return PublicKey::parse(*text).map_error(
      [&](Error error) { return std::move(error).in(file.string()); });
}

Expected<std::vector<PublicKey>> read_public_keys(const std::vector<path>& files) {
  std::vector<PublicKey> keys;
  for (const path& file : files) {
    const auto key = read_public_key(file);
    if (!key) return tl::unexpected(key.error());
    keys.push_back(*key);
  }
  return keys;
}

Expected<SecretKey> read_secret_key(const path& file) {
  auto text = read_key_file(file);
  if (!text) return tl::unexpected(text.error());
  auto key = SecretKey::parse(*text).map_error(
      [&](Error error) { return std::move(error).in(file.string()); });
  guard::trust::wipe(*text);
  return key;
}

void add_keys(CLI::App& app, int& exit_status) {
  CLI::App* keys = app.add_subcommand("keys", "Make the keys that documents are signed with");
  keys->require_subcommand(1);
  CLI::App* make = keys->add_subcommand("new", "Make a pair of keys: NAME.key and NAME.pub");
  const auto name = std::make_shared<std::string>();
  make->add_option("NAME", *name, "Where to write the pair, without an ending")->required();
  make->footer("Example:\n  faceguard keys new fleet-desk");
  make->callback([name, &exit_status] { exit_status = new_keys(*name); });
}

}  // namespace tools::cli
