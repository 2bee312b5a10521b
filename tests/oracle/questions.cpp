// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/oracle/questions.hpp"

#include <algorithm>

#include "tests/oracle/partial.hpp"

namespace tests::oracle {

using namespace guard;
using policy::Clause;
using policy::Pack;
using tools::benchmark::Random;

namespace {

constexpr std::size_t held_together = 2;

std::vector<const Clause*> clauses_of(const Subject& subject) {
  std::vector<const Clause*> clauses;
  for (const policy::BoundVersion& version : subject.bound)
    for (const auto& clause : version.clauses) clauses.push_back(clause.get());
  return clauses;
}

std::vector<const Pack*> packs_of(const Subject& subject) {
  std::vector<const Pack*> packs;
  for (const policy::BoundVersion& version : subject.bound) packs.push_back(version.pack);
  return packs;
}

// A day on which the version is in force, or, one time in sixteen, is not.
facts::Day day_near(const Pack& pack, Random& random) {
  const facts::Day from = pack.in_force_from;
  const facts::Day until = pack.in_force_until;
  const auto length = static_cast<std::size_t>((until - from).count());
  constexpr std::chrono::days one{1};
  const bool has_last_day = until != facts::end_of_time;
  switch (random.below(16)) {
    case 0:
      return has_last_day && random.below(2) == 0 ? until + one : from - one;
    case 1:
      return from;
    case 2:
      return until;
    default:
      return from + std::chrono::days(random.below(length + 1));
  }
}

// Puts combination number `index` of the classes into the situation, a value of each.
void put(facts::Situation& situation, const proof::Domain& domain, std::size_t index,
         Random& random) {
  for (const proof::Dimension& dimension : domain) {
    const proof::Class& one = dimension.classes[index % dimension.classes.size()];
    index /= dimension.classes.size();
    proof::assign(situation, dimension.fact, tools::benchmark::known_one(one.values, random));
  }
}

// With as many things held together as make a difference, unless that gives more than `enough`
// classes of a fact.
proof::Domain whole_domain(const std::vector<const Clause*>& clauses, std::size_t enough) {
  std::size_t held = held_together;
  proof::Domain domain = proof::domain_of(clauses, held);
  const auto is_enough = [&](const proof::Dimension& dimension) {
    return dimension.classes.size() > enough;
  };
  while (std::none_of(domain.begin(), domain.end(), is_enough)) {
    proof::Domain larger = proof::domain_of(clauses, ++held);
    if (proof::size_of(larger) == proof::size_of(domain)) break;
    domain = std::move(larger);
  }
  return domain;
}

}  // namespace

std::string ask_known(const Subject& subject, const Amount& amount, const Ask& ask) {
  Random random(1);
  const Pack& pack = *subject.bound.front().pack;
  const std::vector<const Clause*> clauses = clauses_of(subject);
  const proof::Domain domain = proof::domain_of(clauses, held_together);
  const std::size_t size = proof::size_of(domain);
  facts::Situation situation = subject.usual;
  if (size <= amount.known) {
    for (std::size_t i = 0; i < size; ++i) {
      put(situation, domain, i, random);
      ask(known_question(situation, day_near(pack, random)));
    }
    return {};
  }
  std::size_t asked = 0;
  const auto ask_any = [&](const proof::Domain& own, std::size_t index) {
    put(situation, domain, random.below(size), random);
    put(situation, own, index, random);
    ask(known_question(situation, day_near(pack, random)));
    ++asked;
  };
  for (const Clause* clause : clauses) {
    const proof::Domain own = proof::domain_of({clause}, held_together);
    for (std::size_t i = 0; i < proof::size_of(own); ++i) ask_any(own, i);
  }
  while (asked < amount.known) ask_any({}, 0);
  return "sampled " + std::to_string(asked) + " of " + std::to_string(size) + " situations";
}

void ask_partial(const Subject& subject, const Amount& amount, const Ask& ask) {
  Random random(2);
  const Pack& pack = *subject.bound.front().pack;
  // A fact of more values can't be left unsettled.
  const proof::Domain domain = whole_domain(clauses_of(subject), amount.completions);
  const std::vector<facts::Place> places = tools::benchmark::places_of(subject.bound);
  for (std::size_t asked = 0; asked < amount.partial;) {
    facts::Situation situation = subject.usual;
    put(situation, domain, random.below(proof::size_of(domain)), random);
    Question question = known_question(situation, day_near(pack, random));
    unsettle(question, domain, places, random);
    if (random.below(4) == 0) {
      const facts::Day other = day_near(pack, random);
      set(question,
          facts::Days{std::min(question.days.first, other), std::max(question.days.first, other)},
          packs_of(subject));
    }
    if (question.completions() > amount.completions) continue;
    ask(question);
    ++asked;
  }
}

void ask_together(const Subject& subject, const Amount& amount, const Ask& ask) {
  Random random(3);
  tools::benchmark::SituationMaker make(subject.bound, 4);
  const auto some_day = [&] {
    const std::vector<const Pack*> packs = packs_of(subject);
    return day_near(*random.one_of(packs), random);
  };
  for (std::size_t i = 0; i < amount.together; ++i) ask(known_question(make.known(), some_day()));
  for (std::size_t asked = 0; asked < amount.together / 10;) {
    Question question = known_question(make.known(), some_day());
    blur(question, make, random);
    if (question.completions() > amount.completions / 5) continue;
    ask(question);
    ++asked;
  }
}

}  // namespace tests::oracle
