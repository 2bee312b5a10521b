// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/decision/lower.hpp"

namespace guard::decision {
namespace {

using facts::Fact;
using Value = Workspace::Value;

Word word_of(const facts::WordSet& words) {
  const Word set = words.to_ullong();
  return set == 0 ? ~Word{0} : set;
}

void put(Value& value, const facts::WordSet& words) {
  value.sets[0] = word_of(words);
}

// The sets of `count` members, `width` words each.
std::span<Word> member(Value& value, std::size_t index, std::size_t width) {
  return {value.sets.data() + index * width, width};
}

void resize(Value& value, std::size_t members, std::size_t width) {
  value.members = members;
  if (value.sets.size() < members * width) value.sets.resize(members * width);
}

}  // namespace

void lower(const facts::Situation& situation, const Program& program, Workspace& workspace) {
  const auto& [context, stage] = situation;
  const auto value = [&](Fact fact) -> Value& {
    return workspace.values[static_cast<std::size_t>(fact)];
  };
  put(value(Fact::capability), stage.capability);
  put(value(Fact::gallery), stage.gallery);
  put(value(Fact::service), stage.service);
  put(value(Fact::environment), context.environment);
  put(value(Fact::timing), context.timing);
  put(value(Fact::vendor_approval), context.vendor_approval);
  const Word cameras = (context.camera & facts::CameraSet(~0ULL)).to_ullong();
  value(Fact::camera).sets[0] = context.camera.none() ? ~Word{0} : cameras;

  const std::size_t width = program.width(Fact::operators);
  program.parties.classes_of(context.operators, member(value(Fact::operators), 0, width));
  program.places.classes_of(context.location,
                            member(value(Fact::location), 0, program.width(Fact::location)));

  Value& served = value(Fact::acting_for);
  resize(served, context.acting_for.members.size(), width);
  served.open_ended = context.acting_for.open_ended;
  for (std::size_t i = 0; i < served.members; ++i)
    program.parties.classes_of(context.acting_for.members[i], member(served, i, width));

  Value& titles = value(Fact::authority);
  resize(titles, context.authority.members.size(), 1);
  titles.open_ended = context.authority.open_ended;
  for (std::size_t i = 0; i < titles.members; ++i)
    titles.sets[i] = word_of(context.authority.members[i]);
}

}  // namespace guard::decision
