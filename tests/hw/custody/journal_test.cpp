// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/hw/custody/support.hpp"
#include "tests/hw/disk/fault.hpp"

namespace tests::hw::custody {
namespace {

class AJournal : public Device {
 protected:
  [[nodiscard]] std::size_t count(const std::string& words) const {
    const std::string log = read("state/audit/audit-000000000001.jsonl");
    std::size_t found = 0;
    for (std::size_t at = log.find(words); at != std::string::npos; at = log.find(words, at + 1))
      ++found;
    return found;
  }
};

TEST_F(AJournal, CannotSayAThingTwice) {
  provision();
  deliver({});
  for (int i = 0; i < 5; ++i) (void)judge();
  EXPECT_EQ(count("descriptor-accepted"), 1U);
  EXPECT_EQ(count("verdict-changed"), 1U);
  deliver({.revision = 2, .key = stranger});
  for (int i = 0; i < 5; ++i) (void)judge();
  EXPECT_EQ(count("document-refused"), 1U);
  (void)after_restart();
  EXPECT_EQ(count("descriptor-accepted"), 2U) << "each start says what is in force";
}

TEST_F(AJournal, CannotLoseWhatHappenedWhileTheDiskFailed) {
  provision();
  deliver({});
  ASSERT_FALSE(blocks(judge()));
  deliver({.revision = 2, .context = police});
  {
    const disk::Fault fault("disk/append", ENOSPC);
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(blocks(judge()));
    EXPECT_EQ(count("descriptor-accepted"), 1U);
  }
  EXPECT_TRUE(eventually([&] { return !judge()->off(); }));
  EXPECT_EQ(count("descriptor-accepted"), 2U);
  EXPECT_EQ(count("\"revision\":2"), 1U);
}

TEST_F(AJournal, CannotSayWhereADeviceIsOrWhatItIsFor) {
  provision();
  deliver({});
  (void)judge();
  ASSERT_EQ(count("descriptor-accepted"), 1U);
  for (const char* word : {"private-company", "subject-consent", "controlled-private"})
    EXPECT_EQ(count(word), 0U) << word;
}

}  // namespace
}  // namespace tests::hw::custody
