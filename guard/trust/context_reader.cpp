// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/trust/context_reader.hpp"

#include <array>
#include <string>
#include <vector>

#include "guard/trust/json_fields.hpp"
#include "guard/trust/possibilities.hpp"

namespace guard::trust {
namespace {

using facts::WordSet;

constexpr std::string_view unknown = "unknown";

bool is_text(const JsonValue& value, std::string_view text) {
  return value.kind == JsonKind::text && value.text == text;
}

Expected<facts::CountrySet> read_country(const JsonValue& value, const Path& path) {
  const auto text = text_of(value, path, "a country code");
  if (!text) return tl::unexpected(text.error());
  auto set = facts::country_set_of(*text);
  if (!set) return refuse(value, path, set.error().what, set.error().remedy);
  return set;
}

// "self" is the first kind of party and "none" the first authority; neither is anybody or anything.
constexpr WordSet first_word{1};

Expected<WordSet> read_kind(const JsonValue& value, const Path& path) {
  if (is_text(value, "self"))
    return refuse(value, path, "'self' is no kind of party",
                  "it is said of acting_for alone: \"acting_for\": \"self\"");
  return read_word(facts::party_kinds, value, path).map([](const WordSet& kinds) {
    return kinds & ~first_word;
  });
}

Expected<facts::PartySet> read_party(const JsonValue& value, const Path& path) {
  if (is_text(value, unknown)) return facts::any_party();
  constexpr auto fields = std::to_array<std::string_view>({"kind", "country"});
  if (const auto known = check_fields(value, path, fields); !known)
    return tl::unexpected(known.error());
  WordSet kinds = facts::party_kinds.all() & ~first_word;
  facts::CountrySet countries = facts::all_countries();
  if (const JsonValue* kind = value.find("kind")) {
    const auto read = possibilities(*kind, below(path, "kind"), read_kind);
    if (!read) return tl::unexpected(read.error());
    kinds = *read;
  }
  if (const JsonValue* country = value.find("country")) {
    const auto read = possibilities(*country, below(path, "country"), read_country);
    if (!read) return tl::unexpected(read.error());
    countries = *read;
  }
  return facts::party_set(kinds, countries);
}

facts::PartySet nobody_else() {
  return facts::party_set(first_word, facts::all_countries());
}

Expected<facts::PartySet> read_served(const JsonValue& value, const Path& path) {
  if (is_text(value, "self")) return nobody_else();
  return read_party(value, path);
}

Expected<facts::CameraSet> read_camera(const JsonValue& value, const Path& path) {
  if (is_text(value, unknown)) return facts::any_camera();
  constexpr auto fields = std::to_array<std::string_view>({"form", "mobility"});
  if (const auto known = check_fields(value, path, fields); !known)
    return tl::unexpected(known.error());
  WordSet forms = facts::camera_forms.all();
  WordSet mobilities = facts::mobilities.all();
  if (const JsonValue* form = value.find("form")) {
    const auto read = read_words(facts::camera_forms, *form, below(path, "form"));
    if (!read) return tl::unexpected(read.error());
    forms = *read;
  }
  if (const JsonValue* mobility = value.find("mobility")) {
    const auto read = read_words(facts::mobilities, *mobility, below(path, "mobility"));
    if (!read) return tl::unexpected(read.error());
    mobilities = *read;
  }
  return facts::camera_set(forms, mobilities);
}

Expected<facts::Location> read_location(const JsonValue& value, const Path& path) {
  const auto alternatives = alternatives_of(value, path);
  if (!alternatives) return tl::unexpected(alternatives.error());
  facts::Location places;
  bool anywhere = false;
  for (const Alternative& one : *alternatives) {
    const auto text = text_of(*one.value, one.path, "a place such as US-OR");
    if (!text) return tl::unexpected(text.error());
    if (*text == unknown) {
      anywhere = true;
      continue;
    }
    auto place = facts::place_of(*text);
    if (!place) return refuse(*one.value, one.path, place.error().what, place.error().remedy);
    places.push_back(std::move(*place));
  }
  if (anywhere) places.clear();
  return places;
}

// How a fact that holds several at once is read: the word and the set for "nothing", and one
// member.
template <class Set>
struct HeldReader {
  std::string_view nothing_word;
  Set nothing;
  Expected<Set> (*read)(const JsonValue&, const Path&);
};

bool may_be_unknown(const JsonValue& member) {
  if (is_text(member, unknown)) return true;
  const JsonValue* any_of = member.find("any_of");
  if (any_of == nullptr) return false;
  for (const JsonValue& item : any_of->items)
    if (is_text(item, unknown)) return true;
  return false;
}

template <class Set>
Expected<facts::Held<Set>> read_held(const JsonValue& value, const Path& path,
                                     const HeldReader<Set>& reader) {
  const bool several = value.kind == JsonKind::array;
  if (several && value.items.empty())
    return refuse(value, path, "is an empty array",
                  "write \"" + std::string(reader.nothing_word) + "\" or leave the field out");
  const std::size_t count = several ? value.items.size() : 1;
  auto held = facts::Held<Set>::nothing();
  for (std::size_t i = 0; i < count; ++i) {
    const JsonValue& member = several ? value.items[i] : value;
    const Path member_path = several ? below(path, i) : path;
    const auto set = possibilities(member, member_path, reader.read);
    if (!set) return tl::unexpected(set.error());
    if (may_be_unknown(member)) {
      held.open_ended = true;  // wider than one member that may be anything
    } else if (*set != reader.nothing) {
      held.members.push_back(*set);
    } else if (count > 1) {
      return refuse(member, member_path,
                    "'" + std::string(reader.nothing_word) + "' can't stand beside others",
                    "say which of them holds, or list them in any_of");
    }
  }
  return held;
}

Expected<facts::Held<facts::PartySet>> read_acting_for(const JsonValue& value, const Path& path) {
  return read_held<facts::PartySet>(value, path, {"self", nobody_else(), read_served});
}

Expected<WordSet> read_authority_word(const JsonValue& value, const Path& path) {
  return read_word(facts::authorities, value, path);
}

Expected<facts::Held<WordSet>> read_authority(const JsonValue& value, const Path& path) {
  return read_held<WordSet>(value, path, {"none", first_word, read_authority_word});
}

// Puts what was read in its place.
template <class T>
Expected<void> store(Expected<T> read, T& into) {
  if (!read) return tl::unexpected(std::move(read.error()));
  into = std::move(*read);
  return {};
}

using facts::Context;
using ReadField = Expected<void> (*)(const JsonValue&, const Path&, Context&);

struct Field {
  std::string_view name;
  ReadField read;
};

constexpr auto fields = std::to_array<Field>({
    {"operator",
     [](const JsonValue& value, const Path& path, Context& context) {
       return store(possibilities(value, path, read_party), context.operators);
     }},
    {"acting_for",
     [](const JsonValue& value, const Path& path, Context& context) {
       return store(read_acting_for(value, path), context.acting_for);
     }},
    {"location",
     [](const JsonValue& value, const Path& path, Context& context) {
       return store(read_location(value, path), context.location);
     }},
    {"camera",
     [](const JsonValue& value, const Path& path, Context& context) {
       return store(possibilities(value, path, read_camera), context.camera);
     }},
    {"environment",
     [](const JsonValue& value, const Path& path, Context& context) {
       return store(read_words(facts::environments, value, path), context.environment);
     }},
    {"timing",
     [](const JsonValue& value, const Path& path, Context& context) {
       return store(read_words(facts::timings, value, path), context.timing);
     }},
    {"authority",
     [](const JsonValue& value, const Path& path, Context& context) {
       return store(read_authority(value, path), context.authority);
     }},
    {"vendor_approval",
     [](const JsonValue& value, const Path& path, Context& context) {
       return store(read_words(facts::vendor_approvals, value, path), context.vendor_approval);
     }},
});

constexpr auto field_names = [] {
  std::array<std::string_view, fields.size()> names;
  for (std::size_t i = 0; i < fields.size(); ++i) names[i] = fields[i].name;
  return names;
}();

}  // namespace

Expected<Context> read_context(const JsonValue& value, std::string_view path) {
  if (const auto known = check_fields(value, path, field_names); !known)
    return tl::unexpected(known.error());
  Context context;
  for (const Field& field : fields) {
    const JsonValue* found = value.find(field.name);
    if (found == nullptr) continue;
    if (const auto read = field.read(*found, below(path, field.name), context); !read)
      return tl::unexpected(read.error());
  }
  return context;
}

}  // namespace guard::trust
