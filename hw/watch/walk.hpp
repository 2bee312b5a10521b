// SPDX-License-Identifier: LGPL-2.1-or-later
// The way that a path takes through folders and links to a file, and what on it may change.
#pragma once

#include <functional>
#include <string>

namespace hw::watch {

// A place on the way where a change may make the path lead to something else.
struct Place {
  enum class Kind : unsigned char {
    passed,  // a folder: it may be moved or deleted itself
    names,   // a folder: `name` in it is a link, or the file, or is missing
    file,    // the end of the way: its content may change
  };
  Kind kind;
  std::string path;  // without links, except where somebody changes it right now
  std::string name;  // only of names
};

// Tells of each place before it looks at what is there, so that whoever puts a watch there hears
// of every later change. Follows as many links as the kernel does. `path` is absolute.
void walk(const std::string& path, const std::function<void(const Place&)>& tell);

}  // namespace hw::watch
