// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/state/file_memory.hpp"

namespace hw::state {

using guard::Expected;

Loaded FileMemory::load() {
  return file_.read();
}

Expected<void> FileMemory::store(const Contents& contents) {
  const auto before = load();
  if (!before) return tl::unexpected<guard::Error>(before.error());
  if (auto allowed = check_not_lower(*before, contents); !allowed) return allowed;
  Contents after = contents;
  after.generation = before->generation + 1;
  return file_.write(after);
}

Expected<Contents> FileMemory::provision() {
  if (auto prepared = file_.prepare(); !prepared) return tl::unexpected(prepared.error());
  Contents first;
  first.generation = 1;
  return file_.write(first).map([&] { return first; });
}

Expected<Contents> FileMemory::recover() {
  const auto before = load();
  if (before) return guard::fail("nothing is lost: the memory is in order", "leave it as it is");
  auto after = file_.rescue(before.error().why);
  if (!after) return after;
  ++after->generation;
  return file_.write(*after).map([&] { return *after; });
}

}  // namespace hw::state
