// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/decision_cases.hpp"

#include <set>

#include "hw/documents.hpp"
#include "tools/benchmark/decision_situations.hpp"

namespace tools::benchmark {

using namespace guard;

namespace {

// Few enough to stay in the processor's caches: a situation is some kilobytes.
constexpr std::size_t random_situations = 256;

// A word of a list, which must be known.
facts::WordSet word(const facts::WordList& list, std::string_view text) {
  return *list.set_of(text);
}

facts::Situation body_camera(std::string_view place) {
  facts::Situation situation;
  auto& [context, stage] = situation;
  stage.capability = word(facts::capabilities, "face-identification");
  stage.gallery = word(facts::galleries, "other-watchlist");
  stage.service = word(facts::services, "local-model");
  context.operators =
      facts::party_set(word(facts::party_kinds, "local-police"), *facts::country_set_of("US"));
  context.acting_for = facts::Held<facts::PartySet>::nothing();
  context.location = {*facts::place_of(place)};
  context.camera =
      facts::camera_set(word(facts::camera_forms, "body-worn"), word(facts::mobilities, "mobile"));
  context.environment = word(facts::environments, "uncontrolled-public");
  context.timing = word(facts::timings, "real-time");
  context.authority = facts::Held<facts::WordSet>::nothing();
  context.vendor_approval = word(facts::vendor_approvals, "none");
  return situation;
}

}  // namespace

facts::Day decision_day() {
  return *facts::day_of("2026-11-23");
}

Expected<Everything> Everything::read(const std::filesystem::path& data) {
  std::vector<Error> problems;
  Everything everything{hw::read_library(data, problems), {}};
  if (!problems.empty()) return tl::unexpected(problems.front());
  std::set<std::string> ids;
  for (const auto& pack : everything.library.packs()) ids.insert(pack->id);
  std::vector<policy::Bound> names;
  for (const std::string& id : ids) names.push_back({id});
  auto bound = everything.library.bind_all(names);
  if (!bound) return tl::unexpected(std::move(bound.error()));
  if (bound->empty()) return fail("no policy in " + data.string(), "name the folder configs");
  everything.decider = std::make_unique<decision::Decider>(std::move(*bound));
  return everything;
}

std::size_t Everything::clauses() const {
  std::size_t count = 0;
  for (const policy::BoundVersion& version : decider->bound()) count += version.clauses.size();
  return count;
}

std::vector<DecisionCase> decision_cases(const Everything& everything) {
  SituationMaker make(everything.decider->bound(), 1);
  std::vector<DecisionCase> cases{
      {"texas", "a police body camera in Texas, everything known", {body_camera("US-TX")}},
      {"oregon", "the same in Portland, Oregon", {body_camera("US-OR/portland")}},
      {"unknown", "nothing known", {facts::Situation{}}},
      {"known", "random situations, everything known", {}},
      {"partial", "random situations, known in part", {}}};
  for (std::size_t i = 0; i < random_situations; ++i) {
    cases[3].situations.push_back(make.known());
    cases[4].situations.push_back(make.partial());
  }
  return cases;
}

std::vector<facts::Situation> compared_situations(const Everything& everything, std::size_t count) {
  SituationMaker make(everything.decider->bound(), 2);
  std::vector<facts::Situation> situations;
  for (std::size_t i = 0; i < count; ++i) situations.push_back(make.known());
  return situations;
}

}  // namespace tools::benchmark
