// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/hw/disk/after_a_cut.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace tests::hw::disk {
namespace {

using Names = std::map<std::string, std::size_t>;

// What is certain of a disk, and what has been asked of it but not synced.
struct Pending {
  std::vector<std::string> bytes;         // of each file, synced
  std::vector<std::vector<Step>> writes;  // of each file
  Names names;                            // synced
  std::vector<Step> name_steps;
};

void write(std::string& bytes, const Step& step) {
  if (step.kind == StepKind::append) bytes += step.bytes;
  if (step.kind == StepKind::truncate) bytes.resize(step.length);
}

void name(Names& names, const Step& step) {
  const auto forget = [&](const std::string& old) {
    const auto found = names.find(old);
    if (found != names.end() && found->second == step.file) names.erase(found);
  };
  if (step.kind == StepKind::remove) return forget(step.name);
  if (step.kind == StepKind::rename) forget(step.from);
  names[step.name] = step.file;
}

void sync_file(Pending& disk, std::size_t file) {
  for (const Step& step : disk.writes[file]) write(disk.bytes[file], step);
  disk.writes[file].clear();
}

void sync_names(Pending& disk, const std::string& folder) {
  std::vector<Step> others;
  for (const Step& step : disk.name_steps)
    if (std::filesystem::path(step.name).parent_path() == folder)
      name(disk.names, step);
    else
      others.push_back(step);
  disk.name_steps = std::move(others);
}

void apply(Pending& disk, const Step& step) {
  switch (step.kind) {
    case StepKind::create:
      disk.bytes.emplace_back();
      disk.writes.emplace_back();
      [[fallthrough]];
    case StepKind::rename:
    case StepKind::remove:
      disk.name_steps.push_back(step);
      return;
    case StepKind::append:
    case StepKind::truncate:
      disk.writes[step.file].push_back(step);
      return;
    case StepKind::sync:
      return sync_file(disk, step.file);
    case StepKind::sync_folder:
      return sync_names(disk, step.name);
    case StepKind::acknowledge:
      return;
  }
}

// What a file may hold.
std::vector<std::string> contents_of(const std::string& synced, const std::vector<Step>& writes) {
  std::set<std::string> found = {synced};
  std::string before = synced;
  for (const Step& step : writes) {
    const std::string& added = step.bytes;
    const std::size_t half = added.size() / 2;
    if (!added.empty()) {
      for (const std::size_t kept : {half, added.size() - 1})
        found.insert(before + added.substr(0, kept));
      found.insert(before + std::string(added.size(), '\0'));
      found.insert(before + std::string(half, '\0') + added.substr(half));
    }
    write(before, step);
    found.insert(before);
  }
  return {found.begin(), found.end()};
}

std::vector<Names> names_of(const Pending& disk) {
  std::set<Names> found;
  const std::size_t count = disk.name_steps.size();
  if (count > 16) throw std::length_error("too many names changed without a sync_folder()");
  for (std::size_t done = 0; done < (std::size_t{1} << count); ++done) {
    Names names = disk.names;
    for (std::size_t i = 0; i < count; ++i)
      if ((done >> i) % 2 == 1) name(names, disk.name_steps[i]);
    found.insert(std::move(names));
  }
  return {found.begin(), found.end()};
}

using Files = std::map<std::string, std::string>;

// Adds what the disk may hold under each possible set of names.
void collect(const Pending& disk, std::set<Files>& states) {
  for (const Names& names : names_of(disk)) {
    std::vector<Files> found = {{}};
    for (const auto& [path, file] : names) {
      std::vector<Files> more;
      for (const std::string& bytes : contents_of(disk.bytes[file], disk.writes[file]))
        for (Files files : found) {
          files[path] = bytes;
          more.push_back(std::move(files));
        }
      found = std::move(more);
      if (found.size() + states.size() > max_states)
        throw std::length_error("too much was left unsynced to try all states of it");
    }
    states.insert(found.begin(), found.end());
  }
}

std::string words_of(const Files& files, std::size_t steps) {
  std::string out = "after " + std::to_string(steps) + " steps:";
  for (const auto& [path, bytes] : files)
    out += " " + path + " (" + std::to_string(bytes.size()) + " bytes)";
  return out;
}

}  // namespace

std::size_t for_each_state_after_a_cut(const CrashDisk& run,
                                       const std::function<void(CrashDisk&, const Cut&)>& check) {
  Pending disk{run.start(), {}, run.start_names(), {}};
  disk.writes.resize(disk.bytes.size());
  std::set<Files> seen;  // since the last acknowledgement
  std::size_t acknowledged = 0;
  std::size_t count = 0;
  for (std::size_t steps = 0;; ++steps) {
    std::set<Files> states;
    collect(disk, states);
    for (const Files& files : states) {
      if (!seen.insert(files).second) continue;
      CrashDisk after(files, run.folders());
      check(after, {steps, acknowledged, words_of(files, steps)});
      ++count;
    }
    if (steps == run.steps().size()) return count;
    apply(disk, run.steps()[steps]);
    if (run.steps()[steps].kind != StepKind::acknowledge) continue;
    ++acknowledged;
    seen.clear();
  }
}

}  // namespace tests::hw::disk
