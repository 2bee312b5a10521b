// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/audit/event.hpp"

#include <array>

namespace guard::audit {
namespace {

template <class Code>
struct Row {
  Code code;
  std::string_view word;
};

constexpr auto events = std::to_array<Row<Event>>({
    {Event::start, "start"},
    {Event::stop, "stop"},
    {Event::configuration, "configuration"},
    {Event::stage_found, "stage-found"},
    {Event::verdict_changed, "verdict-changed"},
    {Event::gate_closed, "gate-closed"},
    {Event::gate_opened, "gate-opened"},
    {Event::tripwire, "tripwire"},
    {Event::document_accepted, "document-accepted"},
    {Event::document_refused, "document-refused"},
    {Event::document_aged, "document-aged"},
    {Event::source_failed, "source-failed"},
    {Event::source_recovered, "source-recovered"},
    {Event::memory_failed, "memory-failed"},
    {Event::memory_recovered, "memory-recovered"},
    {Event::clock_jumped, "clock-jumped"},
    {Event::resumed, "resumed"},
    {Event::audit_failed, "audit-failed"},
    {Event::audit_recovered, "audit-recovered"},
    {Event::damage_found, "damage-found"},
});

constexpr auto reasons = std::to_array<Row<Reason>>({
    {Reason::none, "none"},
    {Reason::descriptor_accepted, "descriptor-accepted"},
    {Reason::pack_accepted, "pack-accepted"},
    {Reason::config_accepted, "config-accepted"},
    {Reason::catalogue_accepted, "catalogue-accepted"},
    {Reason::not_signed, "not-signed"},
    {Reason::untrusted_key, "untrusted-key"},
    {Reason::bad_signature, "bad-signature"},
    {Reason::threshold, "threshold"},
    {Reason::wrong_type, "wrong-type"},
    {Reason::rollback, "rollback"},
    {Reason::equivocation, "equivocation"},
    {Reason::not_yet_valid, "not-yet-valid"},
    {Reason::expired, "expired"},
    {Reason::grace, "grace"},
    {Reason::wrong_device, "wrong-device"},
    {Reason::wrong_fleet, "wrong-fleet"},
    {Reason::wrong_hardware, "wrong-hardware"},
    {Reason::wrong_role, "wrong-role"},
    {Reason::too_large, "too-large"},
    {Reason::too_deep, "too-deep"},
    {Reason::malformed, "malformed"},
    {Reason::unknown_word, "unknown-word"},
    {Reason::unreadable, "unreadable"},
    {Reason::missing, "missing"},
    {Reason::changed, "changed"},
    {Reason::memory_missing, "memory-missing"},
    {Reason::memory_damaged, "memory-damaged"},
    {Reason::removed_probe, "removed-probe"},
    {Reason::clock_jumped, "clock-jumped"},
    {Reason::clock_unset, "clock-unset"},
    {Reason::suspended, "suspended"},
    {Reason::new_boot, "new-boot"},
    {Reason::disk_full, "disk-full"},
    {Reason::read_only, "read-only"},
    {Reason::io_error, "io-error"},
    {Reason::no_rights, "no-rights"},
    {Reason::queue_full, "queue-full"},
    {Reason::damaged, "damaged"},
    {Reason::truncated, "truncated"},
    {Reason::requested, "requested"},
    {Reason::end_of_process, "end-of-process"},
});

constexpr auto texts = std::to_array<Row<TextField>>({
    {TextField::version, "version"},
    {TextField::device, "device"},
    {TextField::fleet, "fleet"},
    {TextField::origin, "origin"},
    {TextField::factory, "factory"},
    {TextField::capability, "capability"},
    {TextField::gate, "gate"},
    {TextField::outcome, "outcome"},
    {TextField::was, "was"},
    {TextField::clauses, "clauses"},
    {TextField::policy, "policy"},
    {TextField::document, "document"},
    {TextField::name, "name"},
    {TextField::digest, "digest"},
    {TextField::key, "key"},
    {TextField::source, "source"},
    {TextField::problem, "problem"},
    {TextField::file, "file"},
});

constexpr auto numbers = std::to_array<Row<NumberField>>({
    {NumberField::stage, "stage"},
    {NumberField::passed, "passed"},
    {NumberField::bypassed, "bypassed"},
    {NumberField::blanked, "blanked"},
    {NumberField::starved, "starved"},
    {NumberField::stopped_events, "stopped-events"},
    {NumberField::revision, "revision"},
    {NumberField::seconds, "seconds"},
    {NumberField::lost, "lost"},
    {NumberField::line, "line"},
    {NumberField::count, "count"},
});

// A table must have a row for each enumerator, at the enumerator's own place.
template <class Table, class Code>
constexpr bool in_order(const Table& table, Code last) {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (static_cast<std::size_t>(table[i].code) != i) return false;
  return table.size() == static_cast<std::size_t>(last) + 1;
}
static_assert(in_order(events, Event::damage_found));
static_assert(in_order(reasons, Reason::end_of_process));
static_assert(in_order(texts, TextField::file));
static_assert(in_order(numbers, NumberField::count));

template <class Table>
auto find(const Table& table, std::string_view word)
    -> std::optional<decltype(table.front().code)> {
  for (const auto& row : table)
    if (row.word == word) return row.code;
  return std::nullopt;
}

}  // namespace

std::string_view word(Event event) {
  return events[static_cast<std::size_t>(event)].word;
}
std::string_view word(Reason reason) {
  return reasons[static_cast<std::size_t>(reason)].word;
}
std::string_view word(TextField field) {
  return texts[static_cast<std::size_t>(field)].word;
}
std::string_view word(NumberField field) {
  return numbers[static_cast<std::size_t>(field)].word;
}

std::optional<Event> event_of(std::string_view word) {
  return find(events, word);
}
std::optional<Reason> reason_of(std::string_view word) {
  return find(reasons, word);
}

}  // namespace guard::audit
