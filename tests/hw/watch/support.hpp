// SPDX-License-Identifier: LGPL-2.1-or-later
// A folder to change files in, and what a watch heard of it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>

#include "hw/watch/file_watch.hpp"

namespace tests::hw::watch {

namespace fs = std::filesystem;

// Goes with everything in it.
class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();
  [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

void write(const fs::path& file, const std::string& content);   // in place
void put(const fs::path& file, const std::string& content);     // by a rename over it
[[nodiscard]] std::string content_of(const fs::path& file);     // "missing" when it is
void link_to(const fs::path& link, const std::string& target);  // by a rename over it

// Long enough for whatever is going to happen; nothing waits so long unless it fails.
inline constexpr std::chrono::seconds long_enough{10};

// Reads the file at each call of a watch, as those who use it do.
class Reader {
 public:
  Reader(::hw::watch::Runner& runner, const fs::path& file);

  // Whether a call came that found this content last.
  [[nodiscard]] bool sees(const std::string& content);
  // The same, or none came and this was the content at first.
  [[nodiscard]] bool knows(const std::string& content);
  // How many calls came; waits for those on their way.
  [[nodiscard]] int calls();
  // Whether any call found this content.
  [[nodiscard]] bool has_seen(const std::string& content);

 private:
  ::hw::watch::Runner& runner_;
  std::mutex mutex_;
  std::condition_variable called_;
  std::string first_;
  std::string seen_;
  std::string all_seen_;  // one after another
  int calls_ = 0;
  ::hw::watch::FileWatch watch_;  // last, so that it goes first
};

}  // namespace tests::hw::watch
