// SPDX-License-Identifier: LGPL-2.1-or-later
// Tells, a line each, which days it may be while libfaketime shows one wall clock after another.
//   possible_days FILE TIME…    writes each TIME into FILE, which libfaketime reads
#include <cstdio>
#include <fstream>

#include "hw/time/keeper.hpp"

int main(int count, char** arguments) {
  hw::time::Keeper* keeper = nullptr;
  for (int i = 2; i < count; ++i) {
    std::ofstream(arguments[1], std::ios::trunc) << arguments[i] << "\n";
    if (keeper == nullptr) {
      static hw::time::Keeper first;
      keeper = &first;
    }
    const auto days = keeper->today();
    std::printf("%s %s\n", guard::facts::iso(days.first).c_str(),
                guard::facts::iso(days.last).c_str());
  }
  return 0;
}
