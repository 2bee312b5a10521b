// SPDX-License-Identifier: LGPL-2.1-or-later
// What a look found and has to be on the disk before it may permit anything.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "guard/audit/record.hpp"
#include "guard/error.hpp"
#include "hw/custody/state_folder.hpp"

namespace hw::custody {

// A value of its own, so that nobody who looks has to wait for the disk.
struct Settlement {
  std::shared_ptr<StateFolder> state;  // null: there is none, and so nothing to do
  std::uint64_t epoch = 0;             // of the memory that the documents were held against
  std::vector<Acceptance> accepted;
  std::vector<guard::audit::Entry> entries;
  bool remembered = false;  // `accepted` is on the disk
  guard::Expected<void> done = guard::fail("nothing is on record yet", "put it there");

  // Waits for the disk. Sets `remembered` and `done`.
  void put_on_record();
};

}  // namespace hw::custody
