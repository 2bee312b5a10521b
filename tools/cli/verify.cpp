// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/verify.hpp"

#include <CLI/CLI.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "guard/trust/acceptance.hpp"
#include "guard/trust/descriptor.hpp"
#include "guard/trust/envelope.hpp"
#include "guard/trust/statement.hpp"
#include "hw/clock.hpp"
#include "hw/file.hpp"
#include "tools/cli/document_kinds.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/keys.hpp"
#include "tools/cli/verified.hpp"

namespace tools::cli {
namespace {

using guard::Expected;
using guard::fail;
using guard::trust::Checked;
using guard::trust::Refused;
using guard::trust::Role;
using guard::trust::Root;
using guard::trust::Signers;

struct VerifyOptions {
  std::string document;
  std::string kind{kind_of(Role::descriptor).word};
  std::vector<std::filesystem::path> keys;
  std::string root;
  std::size_t threshold = 1;
  std::string identity;
  std::string after;
  std::string date;  // empty for today
  std::string format = "text";
};

// The files that the options name, and what else is asked. Of these none is verified yet.
struct Question {
  Role role;
  guard::facts::Days days;
  std::string document;
  std::string root;   // empty: none
  std::string after;  // empty: none
  std::vector<guard::trust::PublicKey> keys;
  guard::trust::Identity identity;
};

Expected<void> check_usage(const VerifyOptions& options, Role role) {
  if (!options.keys.empty() && !options.root.empty())
    return fail("--key together with --root", "say by one of them who may sign");
  if (options.keys.empty() && options.root.empty() && role != Role::root)
    return fail("nobody is named who may sign", "add --key FILE.pub or --root ROOT.json");
  if (options.threshold != 1 && options.keys.empty())
    return fail("--threshold without --key", "a root document states its own thresholds");
  return {};
}

Expected<void> read_into(std::string& text, const std::string& file, Role role) {
  if (file.empty()) return {};
  auto read = hw::read_file(file, kind_of(role).max_envelope_bytes);
  if (!read) return tl::unexpected(read.error());
  text = std::move(*read);
  return {};
}

Expected<Question> ask(const VerifyOptions& options) {
  const Role role = kind_named(options.kind);
  Question question{role, hw::today(), {}, {}, {}, {}, {}};
  if (const auto used = check_usage(options, role); !used) return tl::unexpected(used.error());
  if (!options.date.empty()) {
    const auto day = guard::facts::day_of(options.date);
    if (!day) return tl::unexpected(day.error());
    question.days = guard::facts::Days::only(*day);
  }
  auto keys = read_public_keys(options.keys);
  if (!keys) return tl::unexpected(keys.error());
  question.keys = std::move(*keys);
  if (!options.identity.empty()) {
    auto identity = hw::read_file(options.identity, guard::trust::max_identity_bytes)
                        .and_then([&](const std::string& text) {
                          return guard::trust::parse_identity(text, options.identity);
                        });
    if (!identity) return tl::unexpected(identity.error());
    question.identity = std::move(*identity);
  }
  auto read = read_into(question.document, options.document, role);
  if (read) read = read_into(question.root, options.root, Role::root);
  if (read) read = read_into(question.after, options.after, role);
  if (!read) return tl::unexpected(read.error());
  return question;
}

Checked<Root> read_root(const std::string& json, const std::string& file) {
  return guard::trust::open_root(json).map_error(
      [&](Refused error) { return std::move(error).in(file); });
}

// Who may sign, by the keys or by the root.
Checked<Signers> signers_for(const VerifyOptions& options, const Question& question) {
  if (options.root.empty()) return Signers{question.keys, options.threshold};
  const auto root = read_root(question.root, options.root);
  if (!root) return tl::unexpected(root.error());
  if (auto valid = guard::trust::check_window(root->window, question.days); !valid)
    return tl::unexpected(std::move(valid.error()).in(options.root));
  return guard::trust::signers_of(*root, question.role, question.days);
}

// The ids of those whose signature holds.
std::vector<std::string> who_signed(const Question& question, const Signers& signers) {
  std::vector<std::string> ids;
  for (const guard::trust::PublicKey& key : signers.keys)
    if (guard::trust::open_envelope(question.document, question.role, {{key}, 1}))
      ids.push_back(key.id());
  return ids;
}

// A root: what it names counts by itself, or as the successor of another.
Checked<Verified> verify_root(const VerifyOptions& options, const Question& question) {
  const auto own = guard::trust::open_root(question.document);
  if (!own) return tl::unexpected(own.error());
  if (const auto valid = guard::trust::check_window(own->window, question.days); !valid)
    return tl::unexpected(valid.error());
  for (const auto& [json, file] :
       {std::pair(&question.root, &options.root), std::pair(&question.after, &options.after)}) {
    if (file->empty()) continue;
    const auto before = read_root(*json, *file);
    if (!before) return tl::unexpected(before.error());
    const auto next = guard::trust::open_successor_root(question.document, *before, question.days);
    if (!next) return tl::unexpected(next.error());
  }
  if (!question.keys.empty())
    if (const auto signed_so = guard::trust::open_envelope(question.document, Role::root,
                                                           {question.keys, options.threshold});
        !signed_so)
      return tl::unexpected(signed_so.error());
  Signers signers = guard::trust::signers_of(*own, Role::root, question.days);
  return Verified{question.role,
                  {},
                  own->revision,
                  own->window,
                  {},
                  {{}, own->fleet, {}},
                  {},
                  who_signed(question, signers),
                  {},
                  *own};
}

Checked<Verified> verify_by(const Signers& signers, const Question& question) {
  if (question.role == Role::descriptor) {
    auto opened =
        guard::trust::open_descriptor(question.document, signers, question.identity, question.days);
    if (!opened) return tl::unexpected(opened.error());
    guard::trust::Descriptor& said = opened->descriptor;
    return Verified{question.role,
                    {},
                    {said.revision, said.digest},
                    said.window(),
                    opened->freshness,
                    said.scope(),
                    opened->unchecked,
                    who_signed(question, signers),
                    std::move(said.context),
                    {}};
  }
  auto said = guard::trust::open_statement(question.document, question.role, signers,
                                           question.identity, question.days);
  if (!said) return tl::unexpected(said.error());
  if (const auto usable = check_text(question.role, said->text, "its text"); !usable)
    return guard::trust::refused(guard::trust::Refusal::unusable, usable.error());
  return Verified{question.role,
                  said->name,
                  said->revision,
                  said->window,
                  {},
                  said->scope,
                  said->unchecked,
                  who_signed(question, signers),
                  {},
                  {}};
}

Checked<Verified> verify(const VerifyOptions& options, const Question& question) {
  if (question.role == Role::root) return verify_root(options, question);
  const auto signers = signers_for(options, question);
  if (!signers) return tl::unexpected(signers.error());
  auto verified = verify_by(*signers, question);
  if (!verified || options.after.empty()) return verified;
  const auto before =
      guard::trust::open_envelope(question.after, question.role, *signers)
          .and_then(
              [&](const std::string& payload) { return check_payload(question.role, payload); })
          .map_error([&](Refused error) { return std::move(error).in(options.after); });
  if (!before) return tl::unexpected(before.error());
  if (const auto follows = guard::trust::accept(*before, verified->revision); !follows)
    return tl::unexpected(follows.error());
  return verified;
}

int verify(const VerifyOptions& options) {
  const auto question = ask(options);
  if (!question) return report(question.error(), unusable);
  auto verified = verify(options, *question);
  const bool as_json = options.format == "json";
  if (!verified) {
    const Refused error = std::move(verified.error()).in(options.document);
    if (as_json)
      std::cout << boost::json::object{{"verified", false},
                                       {"refusal", boost::json::string_view(word(error.why))},
                                       {"error", error.text()}}
                << "\n";
    return report(error, failed_check);
  }
  if (as_json)
    print_json(*verified);
  else
    print_text(*verified);
  return ok;
}

}  // namespace

void add_verify(CLI::App& app, int& exit_status) {
  CLI::App* verb = app.add_subcommand("verify", "Check a signed document and say what it states");
  const auto options = std::make_shared<VerifyOptions>();
  verb->add_option("SIGNED", options->document, "The signed document, a JSON file")->required();
  add_kind(*verb, options->kind);
  verb->add_option("--key", options->keys, "A public key to trust, a .pub file; may be repeated")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  verb->add_option("--threshold", options->threshold, "How many different keys must have signed")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  verb->add_option("--root", options->root,
                   "The signed root document that says who may sign, in place of --key");
  verb->add_option("--identity", options->identity,
                   "A device's identity, a TOML file: check that SIGNED is for it");
  verb->add_option("--after", options->after,
                   "The signed document before: check that SIGNED may follow it");
  verb->add_option("--date", options->date, "Check as of this day, such as 2026-05-01; else today");
  verb->add_option("--format", options->format, "How to answer")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  verb->footer(
      "Exit status: 0 it holds, 1 it doesn't, 2 something can't be read.\n"
      "Examples:\n"
      "  faceguard verify bwc-0421.signed.json --key fleet-desk.pub\n"
      "  faceguard verify fleet.config.json --as fleet-config --root root.signed.json "
      "--identity identity.toml --after fleet.config.old.json\n"
      "  faceguard verify root.2.json --as root --after root.1.json");
  verb->callback([options, &exit_status] { exit_status = verify(*options); });
}

}  // namespace tools::cli
