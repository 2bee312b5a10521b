// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/watch/walk.hpp"

#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <string_view>

namespace hw::watch {
namespace {

constexpr int max_links = 40;  // the kernel's own bound

void put_in_front(std::string_view path, std::deque<std::string>& names) {
  std::deque<std::string> front;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (slash > 0 && path.substr(0, slash) != ".") front.emplace_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  names.insert(names.begin(), front.begin(), front.end());
}

std::string within(const std::string& folder, const std::string& name) {
  return folder == "/" ? folder + name : folder + "/" + name;
}

std::string above(const std::string& folder) {
  const std::size_t slash = folder.rfind('/');
  return folder.substr(0, std::max<std::size_t>(slash, 1));
}

bool is_folder(const std::string& path) {
  struct stat info = {};
  return lstat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

std::optional<std::string> target_of(const std::string& link) {
  std::array<char, PATH_MAX> target{};
  const ssize_t size = readlink(link.c_str(), target.data(), target.size());
  if (size <= 0) return {};
  return std::string(target.data(), static_cast<std::size_t>(size));
}

}  // namespace

void walk(const std::string& path, const std::function<void(const Place&)>& tell) {
  using enum Place::Kind;
  std::deque<std::string> rest;
  put_in_front(path, rest);
  std::string folder = "/";
  int links = 0;
  while (!rest.empty()) {
    const std::string name = rest.front();
    rest.pop_front();
    if (name == "..") {
      folder = above(folder);
      continue;
    }
    const std::string here = within(folder, name);
    if (!rest.empty() && is_folder(here)) {
      tell({passed, here, {}});
      if (is_folder(here)) {
        folder = here;
        continue;
      }
    }
    tell({names, folder, name});
    // Only what is seen from here on is sure to be noticed when it changes.
    if (const auto target = target_of(here)) {
      if (++links > max_links) return;
      if (target->front() == '/') folder.resize(1);
      put_in_front(*target, rest);
    } else if (rest.empty()) {
      tell({file, here, {}});
    } else if (is_folder(here)) {
      tell({passed, here, {}});
      folder = here;
    } else {
      return;
    }
  }
}

}  // namespace hw::watch
