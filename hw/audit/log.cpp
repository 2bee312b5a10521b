// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/audit/log.hpp"

#include <algorithm>
#include <utility>

#include "guard/audit/checkpoint.hpp"
#include "guard/audit/names.hpp"
#include "guard/audit/note.hpp"
#include "guard/audit/reader.hpp"
#include "guard/audit/verify.hpp"

namespace hw::audit {
namespace {

using guard::Expected;
using guard::fail;
using guard::audit::Checkpoint;
using guard::audit::Finding;
using guard::audit::Head;
using guard::audit::Kind;
using guard::audit::VerifierKey;

struct Names {
  std::vector<std::string> records;
  std::vector<std::string> notes;
};

Expected<Names> names_in(disk::Disk& disk, const std::filesystem::path& folder) {
  return disk.list(folder).map([](const std::vector<std::string>& all) {
    Names names;
    for (const std::string& name : all) {
      if (guard::audit::first_record(name)) names.records.push_back(name);
      if (guard::audit::first_checkpoint(name)) names.notes.push_back(name);
    }
    return names;
  });
}

// The record of the highest number. Lines that were moved about don't make the log go back.
Head head_of(std::string_view bytes) {
  Head head;
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    const auto record = guard::audit::read_line(line);
    if (record && record->sequence > head.sequence)
      head = {record->sequence, guard::audit::hash_of(line)};
  }
  return head;
}

struct LastNote {
  std::uint64_t number = 0;
  Head vouched;  // of those that the key signed
};

LastNote last_note(std::string_view bytes, const VerifierKey& key) {
  LastNote last;
  for (const auto& [note, line] : guard::audit::split_notes(bytes).notes) {
    const auto opened = guard::audit::open_note(note, {&key, 1});
    const auto checkpoint =
        opened.and_then([](const auto& text) { return guard::audit::read_checkpoint(text.text); });
    if (!checkpoint) continue;
    last.number = std::max(last.number, checkpoint->number);
    if (opened->signed_by && checkpoint->head.sequence >= last.vouched.sequence)
      last.vouched = checkpoint->head;
  }
  return last;
}

}  // namespace

Expected<Log> Log::open(disk::Disk& disk, Settings settings, const guard::trust::SecretKey& key) {
  Log log(disk, std::move(settings), key);
  return log.read_folder().map([&] { return std::move(log); });
}

Expected<void> Log::read_folder() {
  const auto& folder = settings_.folder;
  const auto key = VerifierKey::make(settings_.origin, key_->public_key());
  if (!key) return tl::unexpected(key.error());
  if (!disk_->exists(folder)) {
    auto made = disk_->make_folder(folder).and_then(
        [&] { return disk_->sync_folder(folder.parent_path()); });
    if (!made) return made;
  }
  const auto names = names_in(*disk_, folder);
  if (!names) return tl::unexpected(names.error());
  auto records = cut_tail(*disk_, folder, names->records, whole_lines);
  if (!records) return tl::unexpected(records.error());
  auto notes = cut_tail(*disk_, folder, names->notes, whole_notes);
  if (!notes) return tl::unexpected(notes.error());

  records_ = std::move(records->tail);
  notes_ = std::move(notes->tail);
  head_ = head_of(records->bytes);
  const LastNote last = last_note(notes->bytes, *key);
  last_checkpoint_ = last.number;
  // Two checkpoints must never contradict each other, so the log goes on from what was signed, and
  // what was taken away stays missing.
  if (last.vouched.sequence >= head_.sequence) head_ = last.vouched;

  guard::audit::Evidence evidence;
  evidence.from_the_beginning = false;
  if (!records_.file.empty())
    evidence.records.push_back({records_.file, std::move(records->bytes)});
  if (!notes_.file.empty()) evidence.checkpoints.push_back({notes_.file, std::move(notes->bytes)});
  findings_ = guard::audit::verify(evidence, {&*key, 1}).findings;
  std::erase_if(findings_,
                [](const Finding& finding) { return guard::audit::is_warning(finding.kind); });
  if (settings_.known.sequence > head_.sequence) {
    findings_.push_back({Kind::truncated, records_.file, 0, settings_.known.sequence,
                         "there were " + std::to_string(settings_.known.sequence) +
                             " records, as the memory against rollback says"});
    head_ = settings_.known;
    records_.closed = true;
  }
  return {};
}

Expected<void> Log::settle() {
  if (!in_doubt_) return {};
  const auto names = names_in(*disk_, settings_.folder);
  if (!names) return tl::unexpected(names.error());
  auto settled =
      settle(records_, names->records).and_then([&] { return settle(notes_, names->notes); });
  if (settled) in_doubt_ = false;
  return settled;
}

Expected<void> Log::settle(Tail& tail, const std::vector<std::string>& names) {
  const auto restored = restore(*disk_, settings_.folder, names, tail);
  if (!restored) return tl::unexpected(restored.error());
  if (!*restored && !tail.closed) {
    findings_.push_back(
        {Kind::missing, tail.file, 0, head_.sequence, "what had been written is no longer there"});
    tail.closed = true;
  }
  return {};
}

Expected<void> Log::write(Tail& tail, const std::string& next_name, const std::string& bytes) {
  Tail next = tail;
  Expected<void> done;
  if (tail.file.empty() || tail.closed || tail.bytes + bytes.size() > settings_.file_bytes) {
    next = {next_name, 0, {}, false};
    done = disk_->create(settings_.folder / next.file, disk::Readers::owner).and_then([&] {
      return disk_->sync_folder(settings_.folder);
    });
  }
  const auto file = settings_.folder / next.file;
  done = done.and_then([&] { return disk_->append(file, bytes); }).and_then([&] {
    return disk_->sync(file);
  });
  if (!done) {
    in_doubt_ = true;
    return done;
  }
  tail = std::move(next);
  tail.bytes += bytes.size();
  return {};
}

Expected<void> Log::append(std::span<const Timed> entries) {
  if (auto settled = settle(); !settled) return settled;
  if (entries.empty()) return {};
  if (head_.sequence + entries.size() > guard::audit::max_sequence)
    return fail("the audit log holds as many records as it can",
                "move its folder away; docs/audit.md says how");
  Head head = head_;
  std::string bytes;
  std::string line;
  for (const Timed& timed : entries) {
    line = guard::audit::write_line(head, timed.at, timed.entry);
    head = {head.sequence + 1, guard::audit::hash_of(line)};
    bytes += line += '\n';
  }
  auto written = write(records_, guard::audit::records_name(head_.sequence + 1), bytes);
  if (!written) return written;
  head_ = head;
  records_.last = std::move(line);
  return {};
}

Expected<std::string> Log::checkpoint(const guard::audit::Stamp& at) {
  if (auto settled = settle(); !settled) return tl::unexpected(settled.error());
  const Checkpoint checkpoint{
      settings_.origin,
      head_,
      last_checkpoint_ + 1,
      guard::audit::clean_boot(at.boot),
      guard::audit::iso(at.wall),
      static_cast<std::uint64_t>(std::max<std::int64_t>(at.since_boot.count(), 0)),
      static_cast<std::uint64_t>(settings_.interval.count())};
  const std::string note = guard::audit::sign_checkpoint(checkpoint, *key_);
  const auto written =
      write(notes_, guard::audit::checkpoints_name(checkpoint.number), note + "\n");
  if (!written) return tl::unexpected(written.error());
  last_checkpoint_ = checkpoint.number;
  notes_.last = note + "\n";
  return note;
}

std::vector<Finding> Log::take_findings() {
  return std::exchange(findings_, {});
}

}  // namespace hw::audit
