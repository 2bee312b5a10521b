// SPDX-License-Identifier: LGPL-2.1-or-later
// What the audit log can say: closed lists of events, reasons and fields. There is no field for a
// frame, a face, a person or a position, so none can get in. A new word is a new enumerator and the
// row of the same place in event.cpp; readers of older logs know words they never met by their
// form.
#pragma once

#include <optional>
#include <string_view>

namespace guard::audit {

// clang-format off
enum class Event : unsigned char {
  start, stop, configuration, stage_found, verdict_changed, gate_closed, gate_opened, tripwire,
  document_accepted, document_refused, document_aged, source_failed, source_recovered,
  memory_failed, memory_recovered, clock_jumped, resumed, audit_failed, audit_recovered,
  damage_found
};

enum class Reason : unsigned char {
  none,
  // Documents.
  descriptor_accepted, pack_accepted, config_accepted, catalogue_accepted, not_signed,
  untrusted_key, bad_signature, threshold, wrong_type, rollback, equivocation, not_yet_valid,
  expired, grace, wrong_device, wrong_fleet, wrong_hardware, wrong_role, too_large, too_deep,
  malformed, unknown_word,
  // What is read.
  unreadable, missing, changed, memory_missing, memory_damaged, removed_probe,
  // Clocks.
  clock_jumped, clock_unset, suspended, new_boot,
  // Disks, and the log itself.
  disk_full, read_only, io_error, no_rights, queue_full, damaged, truncated,
  // Whose wish it was.
  requested, end_of_process
};

enum class TextField : unsigned char {
  version, device, fleet, origin, factory, capability, gate, outcome, was, clauses, policy,
  document, name, digest, key, source, problem, file
};

enum class NumberField : unsigned char {
  stage, passed, bypassed, blanked, starved, stopped_events, revision, seconds, lost, line, count
};
// clang-format on

[[nodiscard]] std::string_view word(Event event);
[[nodiscard]] std::string_view word(Reason reason);
[[nodiscard]] std::string_view word(TextField field);
[[nodiscard]] std::string_view word(NumberField field);

// Nothing for a word that is not in the list.
[[nodiscard]] std::optional<Event> event_of(std::string_view word);
[[nodiscard]] std::optional<Reason> reason_of(std::string_view word);

inline constexpr unsigned text_fields = unsigned(TextField::file) + 1;
inline constexpr unsigned number_fields = unsigned(NumberField::count) + 1;

}  // namespace guard::audit
