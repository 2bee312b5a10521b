// SPDX-License-Identifier: LGPL-2.1-or-later
// Whatever is done on the way to a file, after the last change the reader has its last content.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <thread>

#include "tests/hw/watch/support.hpp"

namespace tests::hw::watch {
namespace {

// Changes something on one of the ways that `top`/link/descriptor can take, or fails to.
void change(const Folder& top, int step) {
  const auto side = [] { return *rc::gen::element<std::string>("one", "two"); };
  const std::string folder = "top/" + side();
  const fs::path file = top / (folder + "/descriptor");
  // Of one size, so that only stamps and notices tell.
  const std::string content = std::to_string(100 + step);
  std::error_code ignored;
  const int what = *rc::gen::inRange(0, 9);
  if (what <= 2) fs::create_directories(top / folder, ignored);
  try {
    if (what == 0) write(file, content);
    if (what == 1) put(file, content);
    if (what == 2) fs::create_hard_link(top / "spare", file, ignored);
    if (what == 3) fs::remove(file, ignored);
    if (what == 4) fs::remove_all(top / folder, ignored);
    if (what == 5) fs::rename(top / folder, top / ("top/" + side()), ignored);
    if (what == 6) link_to(top / "top/link", side());
    if (what == 7) write(top / "spare", content);
    if (what == 8) fs::rename(top / "top", top / "away"), fs::rename(top / "away", top / "top");
  } catch (const fs::filesystem_error&) {
    // There is no such folder at the moment.
  }
  if (*rc::gen::inRange(0, 4) == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
}

TEST(WatchLaw, TheLastContentCannotBeMissed) {
  ::hw::watch::Runner runner;
  int step = 0;
  rc::check([&] {
    const Folder top;
    write(top / "spare", "000");
    fs::create_directories(top / "top/one");
    write(top / "top/one/descriptor", "001");
    fs::create_symlink("one", top / "top/link");
    const fs::path file = top / "top/link/descriptor";
    Reader reader(runner, file);
    for (int changes = *rc::gen::inRange(1, 12); changes > 0; --changes) change(top, ++step % 900);
    RC_ASSERT(reader.knows(content_of(file)));
  });
}

}  // namespace
}  // namespace tests::hw::watch
