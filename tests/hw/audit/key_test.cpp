// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/audit/key.hpp"

#include <cerrno>

#include "guard/audit/note.hpp"
#include "tests/hw/audit/scene.hpp"

namespace tests::hw_audit {
namespace {

using hw::audit::load_or_make_key;

TEST(AuditKey, CannotBecomeAnotherOrBeReadByOthers) {
  MemoryDisk disk;
  const auto first = load_or_make_key(disk, "/state", origin);
  ASSERT_TRUE(first) << first.error().text();
  EXPECT_EQ(disk.readers("/state/audit.key"), hw::disk::Readers::owner);
  EXPECT_EQ(disk.readers("/state/audit.pub"), hw::disk::Readers::everybody);
  disk.cut_power();
  const auto second = load_or_make_key(disk, "/state", origin);
  ASSERT_TRUE(second);
  EXPECT_EQ(first->public_key(), second->public_key());
  const auto handed_out =
      guard::audit::VerifierKey::parse(disk.files().at("/state/audit.pub")).value();
  EXPECT_EQ(handed_out.key(), first->public_key());
  EXPECT_EQ(handed_out.name(), origin);
}

TEST(AuditKey, CannotBeReplacedWhenItIsDamaged) {
  MemoryDisk disk;
  ASSERT_TRUE(load_or_make_key(disk, "/state", origin));
  disk.set("/state/audit.key", "faceguard-secret-key-ed25519:AAAA\n");
  const auto refused = load_or_make_key(disk, "/state", origin);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().text().find("/state/audit.key"), std::string::npos);
  EXPECT_EQ(refused.error().text().find("AAAA"), std::string::npos);
}

TEST(AuditKey, CannotBeHalfAKeyWhateverStepFails) {
  for (int step = 0; step < 14; ++step) {
    MemoryDisk disk;
    disk.fail_after(step, {EIO, 10}, -1);
    const auto failed = load_or_make_key(disk, "/state", origin);
    disk.cut_power();
    disk.heal();
    const auto key = load_or_make_key(disk, "/state", origin);
    ASSERT_TRUE(key) << step << key.error().text();
    ASSERT_TRUE(!failed || failed->public_key() == key->public_key());
    EXPECT_EQ(guard::audit::VerifierKey::parse(disk.files().at("/state/audit.pub"))->key(),
              key->public_key());
  }
}

}  // namespace
}  // namespace tests::hw_audit
