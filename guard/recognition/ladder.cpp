// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/recognition/ladder.hpp"

#include <algorithm>
#include <optional>

#include "guard/recognition/given.hpp"
#include "guard/recognition/wording.hpp"

namespace guard::recognition {
namespace {

using catalogue::Catalogue;
using catalogue::Kind;
using catalogue::Pattern;
using facts::StageFacts;

// What one value tells, and why.
struct Sign {
  StageFacts stage;
  std::string evidence;
  bool of_things = false;
};

// What would be prohibited first is believed first.
int gravity(const StageFacts& stage) {
  if (identifies(stage.capability)) return 2;
  return tells_attributes(stage.capability) ? 1 : 0;
}

void keep_gravest(std::optional<Sign>& kept, std::optional<Sign> found) {
  if (found && (!kept || gravity(found->stage) > gravity(kept->stage))) kept = std::move(found);
}

// The gravest that the patterns for one kind of value say of `text`; a search that was given up
// may have found anything.
std::optional<Sign> patterns_say(const Catalogue& catalogue, Kind kind, std::string_view text,
                                 const std::string& of) {
  std::optional<Sign> gravest;
  for (const Pattern& pattern : catalogue.patterns) {
    if (!pattern.in.test(static_cast<std::size_t>(kind)) || !pattern.stage) continue;
    const auto found = pattern.regex.found_in(text);
    if (!found)
      keep_gravest(gravest, Sign{{}, of + " is too long to be searched", false});
    else if (*found)
      keep_gravest(gravest,
                   Sign{*pattern.stage, of + " (" + pattern.evidence + ")", pattern.things});
  }
  return gravest;
}

Classification decided(Rung rung, Sign sign) {
  Classification result;
  result.stage = sign.stage;
  result.rung = rung;
  result.evidence = std::move(sign.evidence);
  return result;
}

// Every model and every piece of code must be pinned for a pin to clear; one that identifies is
// enough to raise.
std::optional<Classification> by_hash(const Catalogue& catalogue, const Given& given) {
  std::optional<Classification> result;
  bool all_pinned = true;
  for (const Value& value : given.values) {
    if (value.kind != Kind::model && value.kind != Kind::code) continue;
    const auto pin = std::find_if(catalogue.pins.begin(), catalogue.pins.end(), [&](const auto& p) {
      return value.facts && p.sha256 == value.facts->sha256;
    });
    if (pin == catalogue.pins.end()) {
      all_pinned = false;
      continue;
    }
    Classification one = decided(
        Rung::hash, {pin->stage.value_or(StageFacts{}), pinned_words(value, pin->evidence), false});
    one.analyses = pin->stage.has_value();
    if (one.analyses && identifies(one.stage.capability)) return one;
    if (!result || (one.analyses && !result->analyses))
      result = std::move(one);
    else if (one.analyses)
      result->stage.capability |= one.stage.capability;
  }
  return all_pinned ? result : std::nullopt;
}

std::optional<Sign> by_configuration(const Catalogue& catalogue, const Given& given) {
  std::optional<Sign> gravest;
  for (const Value& value : given.values) {
    if (value.kind == Kind::function || value.kind == Kind::text)
      keep_gravest(gravest, patterns_say(catalogue, value.kind, value.text,
                                         value.from + "=" + quoted(value.text)));
    const bool has_body = value.kind == Kind::configuration || value.kind == Kind::labels;
    if (has_body && value.facts && value.facts->body)
      keep_gravest(gravest, patterns_say(catalogue, Kind::body, *value.facts->body,
                                         "what " + quoted(value.text) + " says"));
  }
  return gravest;
}

std::optional<models::Likeness> likeness_of(const Value& value) {
  return value.kind == Kind::model && value.facts ? value.facts->likeness : std::nullopt;
}

// A model that makes templates is one, whatever its configuration says.
std::optional<Sign> by_embedding(const Given& given) {
  for (const Value& value : given.values)
    if (likeness_of(value) == models::Likeness::embedding)
      return Sign{{.capability = *facts::capabilities.set_of("face-embedding")},
                  shape_words(value, "makes one vector of a small square picture"),
                  false};
  return std::nullopt;
}

// Only a detector clears, and only if every model is one.
std::optional<Sign> by_shape(const Given& given) {
  std::optional<Sign> detector;
  bool all_detect = true;
  for (const Value& value : given.values) {
    if (value.kind != Kind::model) continue;
    const auto likeness = likeness_of(value);
    if (likeness == models::Likeness::detector)
      detector = Sign{{.capability = *facts::capabilities.set_of("face-detection")},
                      shape_words(value, "puts out boxes"),
                      false};
    else
      all_detect = false;
  }
  return all_detect ? detector : std::nullopt;
}

// One vector of 128 to 1024 numbers is an embedding of something.
std::optional<Sign> by_caps(const Element& element) {
  constexpr std::int64_t least = 128;
  constexpr std::int64_t most = 1024;
  if (element.tensors_out.size() != 1) return std::nullopt;
  std::int64_t long_ones = 0;
  std::int64_t length = 0;
  for (const std::int64_t dimension : element.tensors_out.front())
    if (dimension > 1) {
      ++long_ones;
      length = dimension;
    }
  if (long_ones != 1 || length < least || length > most) return std::nullopt;
  return Sign{{.capability = *facts::capabilities.set_of("face-embedding")},
              "its caps put out one vector of " + std::to_string(length),
              false};
}

std::optional<Sign> by_name(const Catalogue& catalogue, const Given& given,
                            const Element& element) {
  std::optional<Sign> gravest;
  for (const Value& value : given.values)
    if (value.kind != Kind::function && value.kind != Kind::text)
      keep_gravest(gravest, patterns_say(catalogue, value.kind, catalogue::normal_name(value.text),
                                         "the name " + quoted(value.text)));
  if (element.property)
    if (const auto name = element.property("name"))
      keep_gravest(gravest, patterns_say(catalogue, Kind::name, catalogue::normal_name(*name),
                                         "its own name " + quoted(*name)));
  return gravest;
}

// Whether it runs code that nobody vouched for: then no word or shape tells what becomes of frames.
bool runs_unpinned_code(const Catalogue& catalogue, const Given& given) {
  return std::any_of(given.values.begin(), given.values.end(), [&](const Value& value) {
    return value.kind == Kind::code &&
           std::none_of(catalogue.pins.begin(), catalogue.pins.end(), [&](const auto& pin) {
             return value.facts && pin.sha256 == value.facts->sha256;
           });
  });
}

bool decisive(const Sign& sign) {
  return sign.stage.capability != facts::capabilities.all();
}

Classification decide(const Catalogue& catalogue, const catalogue::Entry& entry,
                      const Element& element, const Given& given) {
  if (auto pinned = by_hash(catalogue, given)) return *pinned;
  if (auto embedding = by_embedding(given)) return decided(Rung::shape, std::move(*embedding));
  const bool may_clear = !runs_unpinned_code(catalogue, given);
  auto configured = by_configuration(catalogue, given);
  if (configured && (may_clear || identifies(configured->stage.capability)))
    return decided(Rung::configuration, std::move(*configured));
  if (auto shaped = by_shape(given); shaped && may_clear)
    return decided(Rung::shape, std::move(*shaped));
  if (auto negotiated = by_caps(element)) return decided(Rung::caps, std::move(*negotiated));
  auto named = by_name(catalogue, given, element);
  if (named && identifies(named->stage.capability) && decisive(*named))
    return decided(Rung::name, *named);
  if (entry.stage && decisive({*entry.stage, {}, false}) && !given.cut_short && may_clear)
    return decided(Rung::factory, {*entry.stage, entry.evidence + ": " + entry.because, false});
  if (configured) named = std::move(configured);  // the better suspicion
  Classification result;
  result.evidence = open_words(given, named ? named->evidence : std::string());
  if (named) result.suspected = named->stage.capability;
  result.of_things = named && named->of_things;
  return result;
}

}  // namespace

Classification climb(const Catalogue& catalogue, const catalogue::Entry& entry,
                     const Element& element, const World& world) {
  Given given = given_to(element, entry.reads, world);
  Classification result = decide(catalogue, entry, element, given);
  result.files = std::move(given.files);
  // What has been found so far may raise; to clear, everything must have been read. That it may be
  // anything was not found, but is what is left while nothing was.
  const bool found = result.analyses && identifies(result.stage.capability) &&
                     result.stage.capability != facts::capabilities.all();
  result.pending = given.pending;
  if (given.pending && !found) {
    result.analyses = true;
    result.stage = {};
    result.rung = Rung::none;
    result.evidence = "its files are being read";
  }
  return result;
}

Classification by_name_of_factory(const Catalogue& catalogue, const Element& element) {
  Classification result;
  result.evidence = "no catalogue names it";
  const auto named = patterns_say(catalogue, Kind::factory, element.factory, "the factory's name");
  if (!named) return result;
  if (identifies(named->stage.capability)) return decided(Rung::name, *named);
  result.suspected = named->stage.capability;
  result.evidence += "; " + named->evidence + " suggests " + std::string(word(result.suspected));
  return result;
}

}  // namespace guard::recognition
