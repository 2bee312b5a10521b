// SPDX-License-Identifier: LGPL-2.1-or-later
// An evaluation cannot allocate: counts what operator new is asked for while every shipped policy
// judges a thousand situations. A program of its own, since it replaces operator new.
#include <cstdlib>
#include <iostream>
#include <new>
#include <vector>

#include "guard/decision/evaluator.hpp"
#include "hw/documents.hpp"

namespace {

std::size_t allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace {

using namespace guard;

// Situations that know more and more, and some that hold several things at once.
std::vector<facts::Situation> situations() {
  std::vector<facts::Situation> all;
  for (std::size_t i = 0; i < 1000; ++i) {
    facts::Situation s;
    s.stage.capability = facts::WordSet{}.set(i % facts::capabilities.words.size());
    if (i % 2 == 0) s.context.timing = facts::WordSet{}.set(i % facts::timings.words.size());
    if (i % 3 == 0) s.context.location = {facts::Place{i % 2 == 0 ? "US-OR/portland" : "US"}};
    if (i % 5 == 0) s.context.authority.members.assign(i % 4, facts::WordSet{}.set(i % 20));
    if (i % 7 == 0) s.context.acting_for.members.assign(i % 3, facts::any_party());
    all.push_back(std::move(s));
  }
  return all;
}

}  // namespace

int main() {
  std::vector<Error> problems;
  const policy::Library library = hw::read_library(FACEGUARD_CONFIGS, problems);
  const auto bound = library.bind_all({{"strictest", policy::Reach::everywhere}});
  if (!problems.empty() || !bound) {
    std::cerr << (problems.empty() ? bound.error() : problems.front()).text() << "\n";
    return 2;
  }
  const decision::Evaluator evaluator(*bound);
  decision::Workspace workspace = evaluator.workspace();
  const auto all = situations();
  const facts::Days days = facts::Days::only(*facts::day_of("2026-06-01"));

  std::size_t blocked = 0;
  const std::size_t before = allocations;
  for (const facts::Situation& situation : all)
    if (decision::blocks(evaluator.evaluate(situation, days, workspace))) ++blocked;
  const std::size_t during = allocations - before;

  // A counter that counts nothing would prove nothing.
  const std::size_t check = allocations;
  const std::vector<facts::Situation> copy = all;
  if (allocations == check || copy.empty() || blocked == 0) return 2;
  std::cout << during << " allocations in " << all.size() << " evaluations, " << blocked
            << " blocked\n";
  return during == 0 ? 0 : 1;
}
