// SPDX-License-Identifier: LGPL-2.1-or-later
// A TPM 2.0 in software, a process of its own with its state in a folder.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace tests::hw::state {

class Swtpm {
 public:
  // Starts it; a state that is there goes on. It ends with the object, as by a power cut.
  explicit Swtpm(const std::filesystem::path& folder);
  Swtpm(const Swtpm&) = delete;
  Swtpm& operator=(const Swtpm&) = delete;
  ~Swtpm() { stop(); }

  [[nodiscard]] static bool installed();
  void start();
  void stop();
  [[nodiscard]] std::string tcti() const { return "swtpm:path=" + socket_; }

 private:
  std::string folder_;
  std::string socket_;
  pid_t process_ = -1;
};

}  // namespace tests::hw::state
