// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/state.hpp"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <iomanip>
#include <iostream>
#include <memory>
#include <string>

#include "guard/audit/checkpoint.hpp"
#include "guard/facts/date.hpp"
#include "hw/audit/key.hpp"
#include "hw/disk/disk.hpp"
#include "hw/state/open.hpp"
#include "tools/cli/exit_status.hpp"

namespace tools::cli {
namespace {

using hw::state::Contents;
using hw::state::Memory;

struct StateOptions {
  std::string folder;
  std::string tpm;
  std::string nv_index = "0x0180FACE";
  std::string device = "unnamed";
  std::string format = "text";
};

std::string utc(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  const auto two = [](auto part) {
    const std::string digits = std::to_string(part.count());
    return digits.size() < 2 ? "0" + digits : digits;
  };
  return guard::facts::iso(day) + "T" + two(clock.hours()) + ":" + two(clock.minutes()) + ":" +
         two(clock.seconds()) + "Z";
}

void print_text(const Contents& contents) {
  const auto line = [](const std::string& name, const std::string& value) {
    std::cout << std::left << std::setw(17) << name << value << "\n";
  };
  line("number", std::to_string(contents.generation));
  line("recoveries", std::to_string(contents.recoveries));
  line("no earlier than", utc(contents.no_earlier_than));
  line("audit records", std::to_string(contents.audit.records) +
                            (contents.audit.hash.empty() ? "" : "  " + contents.audit.hash));
  for (const auto& [document, revision] : contents.accepted)
    line(document, "revision " + std::to_string(revision.number) + "  " + revision.digest);
}

void print_json(const Contents& contents) {
  boost::json::object accepted;
  for (const auto& [document, revision] : contents.accepted)
    accepted[document] =
        boost::json::object{{"revision", revision.number}, {"sha256", revision.digest}};
  std::cout << boost::json::object{{"generation", contents.generation},
                                   {"recoveries", contents.recoveries},
                                   {"no_earlier_than", utc(contents.no_earlier_than)},
                                   {"audit",
                                    boost::json::object{{"records", contents.audit.records},
                                                        {"hash", contents.audit.hash}}},
                                   {"accepted", std::move(accepted)}}
            << "\n";
}

int print(const StateOptions& options, const guard::Expected<Contents>& contents) {
  if (!contents) return report(contents.error(), failed_check);
  (options.format == "json" ? print_json : print_text)(*contents);
  return ok;
}

// With the key that the audit log will be signed with, so that its public part can be taken along.
int init_folder(const StateOptions& options, Memory& memory) {
  const auto contents = memory.provision();
  if (!contents) return report(contents.error(), failed_check);
  const auto key = hw::audit::load_or_make_key(hw::disk::real(), options.folder,
                                               guard::audit::origin_of(options.device));
  if (!key) return report(key.error(), failed_check);
  return print(options, contents);
}

int show(const StateOptions& options, Memory& memory) {
  const auto contents = memory.load();
  if (contents) return print(options, *contents);
  const std::string why(hw::state::word(contents.error().why));
  if (options.format == "json")
    std::cout << boost::json::object{{"lost", why}, {"error", contents.error().text()}} << "\n";
  return report(contents.error(), failed_check);
}

template <class Action>
int with_memory(const StateOptions& options, Action action) {
  unsigned long index = 0;
  try {
    index = std::stoul(options.nv_index, nullptr, 0);
  } catch (const std::exception&) {
    index = 0;  // refused below
  }
  if (index > UINT32_MAX) index = 0;
  const auto memory = hw::state::open_memory(
      {options.folder, options.tpm, static_cast<std::uint32_t>(index)}, hw::disk::real());
  if (!memory) return report(memory.error(), unusable);
  return action(**memory);
}

std::shared_ptr<StateOptions> add_options(CLI::App& verb) {
  const auto options = std::make_shared<StateOptions>();
  verb.add_option("DIR", options->folder, "The device's state folder")->required();
  verb.add_option("--tpm", options->tpm,
                  "The TPM that vouches for it, as tpm2-tss spells it: device:/dev/tpmrm0");
  verb.add_option("--nv-index", options->nv_index,
                  "Where the TPM counts; the index after it is used too")
      ->capture_default_str();
  verb.add_option("--format", options->format, "How to answer")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  return options;
}

}  // namespace

void add_state(CLI::App& app, int& exit_status) {
  CLI::App* state = app.add_subcommand("state", "Make, show or recover what a device remembers");
  state->require_subcommand(1);
  state->footer(
      "Exit status: 0 in order, 1 lost or refused, 2 wrong usage.\n"
      "Examples:\n"
      "  faceguard state init /var/lib/faceguard --device bwc-0421 --tpm device:/dev/tpmrm0\n"
      "  faceguard state show /var/lib/faceguard --tpm device:/dev/tpmrm0");

  CLI::App* init = state->add_subcommand(
      "init",
      "Make a new device's folder, its first memory and the key of its audit log. "
      "Keep audit.pub of it where the device can't reach it");
  const auto made = add_options(*init);
  init->add_option("--device", made->device, "Whose audit log it is: the device's name")
      ->capture_default_str();
  init->callback([made, &exit_status] {
    exit_status = with_memory(*made, [&](Memory& memory) { return init_folder(*made, memory); });
  });
  CLI::App* shown = state->add_subcommand("show", "Say what is remembered, or what is wrong");
  shown->callback([options = add_options(*shown), &exit_status] {
    exit_status = with_memory(*options, [&](Memory& memory) { return show(*options, memory); });
  });
  CLI::App* recover =
      state->add_subcommand("recover", "Begin anew after a loss, which is a person's decision");
  recover->callback([options = add_options(*recover), &exit_status] {
    exit_status =
        with_memory(*options, [&](Memory& memory) { return print(*options, memory.recover()); });
  });
}

}  // namespace tools::cli
