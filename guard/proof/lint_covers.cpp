// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/lint_covers.hpp"

#include <algorithm>

#include "guard/policy/conditions.hpp"

namespace guard::proof {
namespace {

using document::Array;
using document::Entry;
using document::Table;
using document::Value;
using facts::Place;

using Places = std::vector<Place>;
using Set = std::variant<facts::WordSet, facts::PartySet, facts::CameraSet, Places>;

bool is_within(const Places& inner, const Places& outer) {
  return std::all_of(inner.begin(), inner.end(), [&](const Place& place) {
    return std::any_of(outer.begin(), outer.end(),
                       [&](const Place& other) { return lies_in(place, other); });
  });
}

template <class Bits>
bool is_within(const Bits& inner, const Bits& outer) {
  return (inner & ~outer).none();
}

bool is_within(const Set& inner, const Set& outer) {
  return std::visit(
      [&](const auto& set) {
        return is_within(set, std::get<std::remove_cvref_t<decltype(set)>>(outer));
      },
      inner);
}

void add(Set& all, const Set& more) {
  if (auto* places = std::get_if<Places>(&all)) {
    const auto& others = std::get<Places>(more);
    places->insert(places->end(), others.begin(), others.end());
    return;
  }
  std::visit(
      [&](auto& set) {
        using Bits = std::remove_cvref_t<decltype(set)>;
        if constexpr (!std::is_same_v<Bits, Places>) set |= std::get<Bits>(more);
      },
      all);
}

// What is certain and what is open of some values.
struct Said {
  Set yes;
  Set open;
};

Said said_by(const policy::Test& test) {
  return std::visit([](const auto& cover) { return Said{cover.yes, cover.open}; }, test.cover);
}

// The values of a list, or the one that stands in a list's place.
std::vector<const Value*> members_of(const Value* list) {
  std::vector<const Value*> members;
  for (std::size_t i = 0; const Value* one = member(list, i); ++i) members.push_back(one);
  return members;
}

// A party or camera that lists several kinds or forms as one of each.
std::vector<Value> atoms_of(const Value& value) {
  for (const std::string_view key : {"kind", "form"}) {
    const Value* list = field(value, key);
    if (list == nullptr) continue;
    std::vector<Value> atoms;
    for (const Value* word : members_of(list)) {
      Value atom{value.data, word->line, word->column};
      for (Entry& entry : std::get<Table>(atom.data))
        if (entry.key == key) entry.value = *word;
      atoms.push_back(std::move(atom));
    }
    return atoms;
  }
  return {value};
}

class CoverLint {
 public:
  CoverLint(const PackFile& file, const policy::Groups& groups, const Entry& entry,
            std::vector<Finding>& findings)
      : file_(file), groups_(groups), entry_(entry), findings_(findings) {}

  void run() {
    const Value* yes = field(entry_.value, "yes");
    const Value* open = field(entry_.value, "open");
    check_doubled(yes, "yes");
    check_doubled(open, "open");
    if (yes == nullptr || open == nullptr) return;
    if (!check_both(*yes, *open)) check_new(*yes, *open);
  }

 private:
  // What the condition would cover if it said no more than `values` under `key`.
  Said said(std::string_view key, const Value& values) const {
    Entry alone{entry_.key, entry_.line, entry_.column, {Table{}, 0, 0}};
    auto& table = std::get<Table>(alone.value.data);
    table.push_back({std::string(key), 0, 0, values});
    if (key == "open") table.push_back({"question", 0, 0, {std::string("?"), 0, 0}});
    document::Refusal none;
    return said_by(policy::test_of(alone, groups_, none));
  }

  void report(std::string_view rule, const Value& at, std::string what, std::string remedy) {
    findings_.push_back(finding(Severity::warning, rule, file_.pack.file, where(&at),
                                "'" + entry_.key + "': " + std::move(what), std::move(remedy)));
  }

  // A value that the others of its list hold already.
  void check_doubled(const Value* list, std::string_view key) {
    std::vector<const Value*> members = members_of(list);
    for (std::size_t i = members.size(); members.size() > 1 && i-- > 0;) {
      Value others{Array{}, 0, 0};
      for (std::size_t k = 0; k < members.size(); ++k)
        if (k != i) std::get<Array>(others.data).push_back(*members[k]);
      const Said one = said(key, *members[i]);
      Said rest = said(key, others);
      add(rest.open, rest.yes);
      if (!is_within(one.yes, key == "yes" ? said(key, others).yes : rest.open) ||
          !is_within(one.open, rest.open))
        continue;
      report("listed-twice", *members[i],
             "the other values under " + std::string(key) + " hold this one already",
             "take it out, or correct one of them");
      members.erase(members.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  // A value that is said to be certain and open. True when one was found.
  bool check_both(const Value& yes, const Value& open) {
    const Set certain = said("yes", yes).yes;
    bool found = false;
    for (const Value* one : members_of(&open))
      for (const Value& atom : atoms_of(*one)) {
        if (!is_within(said("open", atom).open, certain)) continue;
        report("yes-and-open", atom, "this value is under yes, too, so it is never open",
               "write it under one of them");
        found = true;
      }
    return found;
  }

  // An `open` that says no more than the groups under yes do.
  void check_new(const Value& yes, const Value& open) {
    Said certain = said("yes", yes);
    add(certain.open, certain.yes);
    if (is_within(said("open", open).open, certain.open))
      report("idle-open", open, "a group under yes leaves all of this open already",
             "take 'open' out, or name what it is meant to add");
  }

  const PackFile& file_;
  const policy::Groups& groups_;
  const Entry& entry_;
  std::vector<Finding>& findings_;
};

}  // namespace

void lint_covers(const PackFile& file, const policy::Groups& groups,
                 std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < file.pack.clauses.size(); ++i)
    for (const std::string_view list : {"when", "unless"})
      for (const Value* block : members_of(field(clause_table(file, i), list)))
        for (const Entry& entry : std::get<Table>(block->data))
          if (std::holds_alternative<Table>(entry.value.data))
            CoverLint(file, groups, entry, findings).run();
}

}  // namespace guard::proof
