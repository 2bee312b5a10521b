// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/hw/watch/support.hpp"

#include <stdlib.h>

#include <fstream>
#include <future>
#include <iterator>

namespace tests::hw::watch {

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "faceguard-watch-XXXXXX").string();
  path_ = fs::canonical(mkdtemp(name.data()));
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void write(const fs::path& file, const std::string& content) {
  std::ofstream(file) << content;
}

void put(const fs::path& file, const std::string& content) {
  const fs::path beside = file.string() + ".new";
  write(beside, content);
  fs::rename(beside, file);
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file);
  if (!in) return "missing";
  return {std::istreambuf_iterator<char>(in), {}};
}

void link_to(const fs::path& link, const std::string& target) {
  const fs::path beside = link.string() + ".new";
  fs::create_symlink(target, beside);
  fs::rename(beside, link);
}

Reader::Reader(::hw::watch::Runner& runner, const fs::path& file)
    : runner_(runner), watch_(runner, file.string(), [this, file] {
        const std::lock_guard lock(mutex_);
        seen_ = content_of(file);
        all_seen_ += "<" + seen_ + ">";
        ++calls_;
        called_.notify_all();
      }) {
  // From here on the watch listens. What it had to say about a young file it has said.
  (void)calls();
  const std::lock_guard lock(mutex_);
  calls_ = 0;
  first_ = content_of(file);
  seen_ = all_seen_ = "";
}

bool Reader::sees(const std::string& content) {
  std::unique_lock lock(mutex_);
  return called_.wait_for(lock, long_enough, [&] { return seen_ == content; });
}

bool Reader::knows(const std::string& content) {
  std::unique_lock lock(mutex_);
  return called_.wait_for(lock, long_enough,
                          [&] { return (calls_ == 0 ? first_ : seen_) == content; });
}

int Reader::calls() {
  std::promise<void> passed;
  runner_.post([&] { passed.set_value(); });
  passed.get_future().wait();
  const std::lock_guard lock(mutex_);
  return calls_;
}

bool Reader::has_seen(const std::string& content) {
  const std::lock_guard lock(mutex_);
  return all_seen_.find("<" + content + ">") != std::string::npos;
}

}  // namespace tests::hw::watch
