// SPDX-License-Identifier: LGPL-2.1-or-later
// What is known of the files that elements name.
#include "hw/file_library.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tests::hw {
namespace {

namespace fs = std::filesystem;

class AFileLibrary : public testing::Test {
 protected:
  AFileLibrary() {
    std::string name = fs::temp_directory_path() / "faceguard-test-XXXXXX";
    folder = mkdtemp(name.data());
    path = folder / "model";
    write("one");
  }
  ~AFileLibrary() override { fs::remove_all(folder); }
  void write(const std::string& bytes) const { std::ofstream(path) << bytes; }

  fs::path folder;
  std::string path;
  ::hw::FileLibrary library;
};

TEST_F(AFileLibrary, CannotLetOneWhoLooksHideAChangeFromTheOthers) {
  EXPECT_TRUE(library.look(path).pending);
  library.read_pending();
  const std::uint64_t judged_at = library.changes();
  EXPECT_FALSE(library.look(path).pending);
  EXPECT_EQ(library.changes(), judged_at) << "nothing changed";

  write("another");
  (void)library.look(path);  // and now nobody who compares the file with what is known sees it
  library.read_pending();
  EXPECT_FALSE(library.anything_changed());
  EXPECT_NE(library.changes(), judged_at);
}

}  // namespace
}  // namespace tests::hw
