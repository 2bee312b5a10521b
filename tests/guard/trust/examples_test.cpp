// SPDX-License-Identifier: LGPL-2.1-or-later
// The descriptors that are shipped as examples can be signed as they are.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

TEST(Examples, EveryShippedDescriptorIsWellFormed) {
  std::size_t count = 0;
  const std::filesystem::path folder = std::filesystem::path(FACEGUARD_CONFIGS) / "descriptors";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string text = test::file(entry.path());
    const auto read = parse_descriptor(text);
    EXPECT_TRUE(read) << entry.path() << ": " << read.error().text();
    ++count;
  }
  EXPECT_GE(count, 2U);
}

}  // namespace
}  // namespace guard::trust
