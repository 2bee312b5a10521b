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

// Somebody who may write the file could else have the memory grow until the process ends.
TEST(AJournalOnItsOwn, CannotGrowWithoutEndWhileTheDiskFails) {
  ::hw::custody::Journal journal;
  constexpr std::size_t most = ::hw::custody::Journal::most_entries;
  const auto refuse = [&](std::size_t number) {
    const auto why =
        guard::trust::refused(guard::trust::Refusal::malformed,
                              guard::Error{"attempt " + std::to_string(number), {}, {}, 0, 0});
    journal.note_refusal("descriptor", &why.value());
  };
  for (std::size_t i = 0; i < most + 10; ++i) refuse(i);
  ASSERT_EQ(journal.entries().size(), most);
  const std::size_t under_way = journal.entries().size();
  refuse(most + 10);
  journal.written(under_way);
  // The last is kept, and what is between is counted.
  ASSERT_EQ(journal.entries().size(), 2U);
  EXPECT_EQ(std::get<std::uint64_t>(journal.entries()[0].details[0].value), 10U);
  EXPECT_NE(std::get<std::string>(journal.entries()[1].details[1].value).find("attempt 522"),
            std::string::npos);
  journal.written(2);
  EXPECT_TRUE(journal.entries().empty());
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
