// SPDX-License-Identifier: LGPL-2.1-or-later
// A disk in memory that fails on purpose, and of which a power cut leaves what was synced.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <set>

#include "hw/disk/disk.hpp"

namespace tests::hw_audit {

class MemoryDisk : public hw::disk::Disk {
 public:
  // How a step fails: an errno, and for an append how many bytes are written all the same.
  struct Fault {
    int code;
    std::size_t written = 0;
  };

  bool exists(const std::filesystem::path& file) override;
  guard::Expected<std::string> read(const std::filesystem::path& file,
                                    std::size_t max_bytes) override;
  guard::Expected<std::vector<std::string>> list(const std::filesystem::path& folder) override;
  guard::Expected<void> make_folder(const std::filesystem::path& folder) override;
  guard::Expected<void> create(const std::filesystem::path& file,
                               hw::disk::Readers readers) override;
  guard::Expected<void> append(const std::filesystem::path& file, std::string_view bytes) override;
  guard::Expected<void> truncate(const std::filesystem::path& file, std::size_t bytes) override;
  guard::Expected<void> sync(const std::filesystem::path& file) override;
  guard::Expected<void> sync_folder(const std::filesystem::path& folder) override;
  guard::Expected<void> rename(const std::filesystem::path& from,
                               const std::filesystem::path& to) override;
  guard::Expected<void> remove(const std::filesystem::path& file) override;

  // From now on, the step after `steps` more fails, and the `times` after it; -1: for ever. Steps
  // are those that write.
  void fail_after(int steps, Fault fault, int times = 1);
  void heal();
  void clear();
  [[nodiscard]] int steps() const;  // so far
  // What is left is what was synced.
  void cut_power();

  // Files by their path; for tests to look into and to damage.
  [[nodiscard]] std::map<std::string, std::string> files() const;
  void set(const std::string& file, const std::string& bytes);
  [[nodiscard]] hw::disk::Readers readers(const std::string& file) const;

 private:
  struct Node {
    std::string bytes;
    std::string synced;
    hw::disk::Readers readers = hw::disk::Readers::everybody;
    bool named = false;  // its name outlives a power cut
  };
  guard::Expected<void> step(const std::filesystem::path& path, std::size_t* written = nullptr);

  mutable std::mutex mutex_;
  std::map<std::string, Node> files_;
  std::map<std::string, Node> removed_;  // not yet synced
  std::set<std::string> folders_;
  int steps_ = 0;
  int fail_at_ = -1;
  int fail_times_ = 0;
  Fault fault_{};
};

}  // namespace tests::hw_audit
