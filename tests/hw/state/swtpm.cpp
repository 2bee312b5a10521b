// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/hw/state/swtpm.hpp"

#include <gtest/gtest.h>
#include <poll.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <vector>

#include "hw/descriptor.hpp"

namespace tests::hw::state {
namespace {

bool listens(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  const ::hw::Descriptor tried(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  return connect(tried.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace

bool Swtpm::installed() {
  const char* path = getenv("PATH");
  std::string folders = path != nullptr ? path : "";
  for (std::size_t begin = 0; begin <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', begin), folders.size());
    std::error_code ignored;
    if (std::filesystem::exists(folders.substr(begin, end - begin) + "/swtpm", ignored))
      return true;
    begin = end + 1;
  }
  return false;
}

Swtpm::Swtpm(const std::filesystem::path& folder)
    : folder_(folder.string()), socket_(folder / "tpm") {
  setenv("TSS2_LOG", "all+none", 1);  // tpm2-tss else prints what the tests make fail
  start();
}

void Swtpm::start() {
  std::vector<std::string> words = {"swtpm",
                                    "socket",
                                    "--tpm2",
                                    "--tpmstate",
                                    "dir=" + folder_,
                                    "--server",
                                    "type=unixio,path=" + socket_,
                                    "--ctrl",
                                    "type=unixio,path=" + socket_ + ".ctrl",
                                    "--flags",
                                    "not-need-init,startup-clear",
                                    "--log",
                                    "file=" + folder_ + "/log"};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ASSERT_EQ(posix_spawnp(&process_, "swtpm", nullptr, nullptr, arguments.data(), environ), 0);
  // The control socket is made after the other one.
  while (!listens(socket_ + ".ctrl")) {
    ASSERT_EQ(waitpid(process_, nullptr, WNOHANG), 0) << "swtpm ended; see " << folder_ << "/log";
    poll(nullptr, 0, 1);
  }
}

void Swtpm::stop() {
  if (process_ < 0) return;
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
  process_ = -1;
  for (const char* end : {"", ".ctrl"}) std::filesystem::remove(socket_ + end);
}

}  // namespace tests::hw::state
