// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/cedar/request.hpp"

#include <boost/json.hpp>
#include <optional>

#include "guard/cedar/parties.hpp"

namespace guard::cedar {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using facts::Fact;

// The only member of the set; nothing when there is none or are several.
template <class Set>
std::optional<std::size_t> only(const Set& set) {
  if (set.count() != 1) return {};
  for (std::size_t i = 0;; ++i)
    if (set.test(i)) return i;
}

std::optional<value> word(const facts::WordSet& set, const facts::WordList& list) {
  const auto index = only(set);
  if (!index) return {};
  return value(list.word(*index));
}

struct Party {
  std::size_t kind;
  std::size_t country;
};
std::optional<Party> party(const facts::PartySet& parties) {
  const auto bit = only(parties);
  if (!bit) return {};
  return Party{*bit / facts::max_countries, *bit % facts::max_countries};
}

std::optional<value> operators(const facts::PartySet& parties) {
  const auto one = party(parties);
  if (!one) return {};
  return object{{"kind", facts::party_kinds.word(one->kind)},
                {"country", facts::country_code(one->country)}};
}

std::optional<value> acting_for(const facts::Held<facts::PartySet>& held) {
  if (held.open_ended) return {};
  array kinds;
  array parties;
  for (const facts::PartySet& member : held.members) {
    const auto one = party(member);
    if (!one) return {};
    kinds.emplace_back(facts::party_kinds.word(one->kind));
    parties.emplace_back(party_name(one->kind, one->country));
  }
  return object{{"kinds", std::move(kinds)}, {"parties", std::move(parties)}};
}

std::optional<value> authority(const facts::Held<facts::WordSet>& held) {
  if (held.open_ended) return {};
  array titles;
  for (const facts::WordSet& member : held.members) {
    const auto title = word(member, facts::authorities);
    if (!title) return {};
    titles.push_back(*title);
  }
  return value(std::move(titles));
}

std::optional<value> camera(const facts::CameraSet& cameras) {
  const auto bit = only(cameras);
  if (!bit) return {};
  const std::size_t mobilities = facts::mobilities.words.size();
  return object{{"form", facts::camera_forms.word(*bit / mobilities)},
                {"mobility", facts::mobilities.word(*bit % mobilities)}};
}

// The place with all that it lies in, the widest first.
std::optional<value> location(const facts::Location& places) {
  if (places.size() != 1) return {};
  const std::string& path = places.front().path;
  array all;
  for (std::size_t end = 2; end < path.size(); ++end)
    if (path[end] == '/' || (path[end] == '-' && end == 2)) all.emplace_back(path.substr(0, end));
  all.emplace_back(path);
  return value(std::move(all));
}

std::optional<value> value_of(const facts::Situation& situation, Fact fact) {
  const auto& [context, stage] = situation;
  switch (fact) {
    case Fact::capability:
      return word(stage.capability, facts::capabilities);
    case Fact::gallery:
      return word(stage.gallery, facts::galleries);
    case Fact::service:
      return word(stage.service, facts::services);
    case Fact::operators:
      return operators(context.operators);
    case Fact::acting_for:
      return acting_for(context.acting_for);
    case Fact::location:
      return location(context.location);
    case Fact::camera:
      return camera(context.camera);
    case Fact::environment:
      return word(context.environment, facts::environments);
    case Fact::timing:
      return word(context.timing, facts::timings);
    case Fact::authority:
      return authority(context.authority);
    case Fact::vendor_approval:
      return word(context.vendor_approval, facts::vendor_approvals);
  }
  return {};
}

auto not_known(Fact fact) {
  return fail("'" + std::string(facts::name(fact)) + "' has more than one possible value",
              "Cedar is asked about situations in which everything is known");
}

}  // namespace

Expected<std::string> attribute(const facts::Situation& situation, Fact fact) {
  const auto value = value_of(situation, fact);
  if (!value) return not_known(fact);
  return boost::json::serialize(*value);
}

Expected<std::string> context(const facts::Situation& situation, facts::Day day) {
  object attributes{{"day", number(day)}};
  for (std::size_t i = 0; i < facts::fact_count; ++i) {
    const auto fact = static_cast<Fact>(i);
    auto value = value_of(situation, fact);
    if (!value) return not_known(fact);
    attributes[facts::name(fact)] = std::move(*value);
  }
  return boost::json::serialize(attributes);
}

int number(facts::Day day) {
  const std::chrono::year_month_day date{day};
  return static_cast<int>(date.year()) * 10000 +
         static_cast<int>(static_cast<unsigned>(date.month()) * 100 +
                          static_cast<unsigned>(date.day()));
}

}  // namespace guard::cedar
