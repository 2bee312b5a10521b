// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/fleet/declarations.hpp"

#include <algorithm>
#include <array>

#include "guard/catalogue/reader.hpp"

namespace guard::fleet {
namespace {

using catalogue::Entry;
using catalogue::Pin;
using document::Fields;
using document::Refusal;
using document::Value;

// Purposes that are no analysis; any other is a capability, and judged like one.
constexpr auto harmless_purposes =
    std::to_array<std::string_view>({"recording", "streaming", "display", "audit"});

std::optional<facts::StageFacts> stage_for(const Fields& fields, Refusal& refusal) {
  const std::string purpose = fields.text("purpose");
  if (std::find(harmless_purposes.begin(), harmless_purposes.end(), purpose) !=
      harmless_purposes.end())
    return std::nullopt;
  facts::StageFacts stage;
  const auto set = facts::capabilities.set_of(purpose);
  if (set)
    stage.capability = *set;
  else if (const Value* at = fields.find("purpose"))
    refusal.at(*at, "'" + purpose + "' is neither recording, streaming, display, audit nor a "
                    "capability",
               set.error().remedy);
  return stage;
}

Entry exit_of(const Value& value, std::string_view file, Refusal& refusal) {
  static constexpr auto known =
      std::to_array<std::string_view>({"factory", "when", "purpose", "because", "source"});
  const Fields fields(value, "exit", known, refusal);
  Entry entry;
  if (const Value* factory = fields.require("factory"))
    for (document::Word& word : document::words_of(*factory, "factory", refusal))
      entry.factories.push_back(std::move(word.text));
  if (const Value* when = fields.find("when"))
    entry.when = catalogue::conditions_of(*when, refusal);
  entry.stage = stage_for(fields, refusal);
  entry.evidence = catalogue::evidence_at(file, value);
  if (fields.find("because") != nullptr) entry.because = fields.text("because");
  return entry;
}

Pin pin_of(const Value& value, std::string_view file, Refusal& refusal) {
  static constexpr auto known = std::to_array<std::string_view>(
      {"sha256", "capability", "gallery", "service", "because", "source"});
  constexpr std::size_t digits = 64;
  const Fields fields(value, "file", known, refusal);
  Pin pin{fields.text("sha256"), catalogue::stage_of(fields, refusal),
          catalogue::evidence_at(file, value)};
  if (const Value* at = fields.find("sha256");
      at != nullptr && (pin.sha256.size() != digits ||
                        pin.sha256.find_first_not_of("0123456789abcdef") != std::string::npos))
    refusal.at(*at, "sha256 is not 64 lower-case hexadecimal digits",
               "write what `sha256sum FILE` prints");
  return pin;
}

}  // namespace

catalogue::Catalogue read_declarations(const Fields& fields, std::string_view file,
                                       Refusal& refusal) {
  catalogue::Catalogue declared = catalogue::read_elements(fields, file, refusal);
  if (const Value* exits = fields.find("exit"))
    for (const Value* exit : document::tables_of(*exits, "exit", refusal))
      declared.entries.push_back(exit_of(*exit, file, refusal));
  if (const Value* files = fields.find("file"))
    for (const Value* pinned : document::tables_of(*files, "file", refusal))
      declared.pins.push_back(pin_of(*pinned, file, refusal));
  for (Entry& entry : declared.entries) entry.declared = true;
  declared.index();
  return declared;
}

}  // namespace guard::fleet
