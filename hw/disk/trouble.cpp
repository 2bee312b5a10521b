// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/disk/trouble.hpp"

#include <cerrno>
#include <string>
#include <system_error>

namespace hw::disk {
namespace {

thread_local Trouble last = Trouble::none;

std::string remedy_of(int system_error) {
  switch (trouble_of(system_error)) {
    case Trouble::full:
      return "make room on this file system";
    case Trouble::read_only:
      return "mount this file system for writing; after damage it is mounted so by itself: check "
             "it";
    case Trouble::no_rights:
      return "give the user who runs this the rights to the file and its folder";
    case Trouble::broken:
      return "the medium may be failing: look at the kernel's log and replace it";
    case Trouble::none:
    case Trouble::other:
      break;
  }
  if (system_error == ENOENT) return "check the path, and that its file system is mounted";
  if (system_error == ELOOP) return "put the file itself there: links are not followed";
  return {};
}

}  // namespace

Trouble trouble_of(int system_error) {
  switch (system_error) {
    case 0:
      return Trouble::none;
    case ENOSPC:
    case EDQUOT:
      return Trouble::full;
    case EROFS:
      return Trouble::read_only;
    case EACCES:
    case EPERM:
      return Trouble::no_rights;
    case EIO:
    case ENXIO:
    case ENODEV:
    case EUCLEAN:  // a damaged file system
    case ESTALE:
      return Trouble::broken;
    default:
      return Trouble::other;
  }
}

std::string_view name(Trouble trouble) {
  switch (trouble) {
    case Trouble::none:
      return "none";
    case Trouble::full:
      return "full";
    case Trouble::read_only:
      return "read-only";
    case Trouble::no_rights:
      return "no-rights";
    case Trouble::broken:
      return "broken";
    case Trouble::other:
      return "other";
  }
  return {};
}

Trouble last_trouble() {
  return last;
}

tl::unexpected<guard::Error> refused(const std::filesystem::path& file, std::string_view action,
                                     int system_error) {
  last = trouble_of(system_error);
  return tl::unexpected<guard::Error>(
      {"can't be " + std::string(action) + ": " + std::generic_category().message(system_error),
       remedy_of(system_error), file.string(), 0, 0});
}

}  // namespace hw::disk
