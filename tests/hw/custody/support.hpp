// SPDX-License-Identifier: LGPL-2.1-or-later
// A fleet's desk and a device with its files, its clock and its state, for one test.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "guard/trust/envelope.hpp"
#include "guard/trust/statement.hpp"
#include "hw/custody/custodian.hpp"
#include "hw/state/file_memory.hpp"

namespace tests::hw::custody {

namespace fs = std::filesystem;
using guard::trust::Role;
using ::hw::Circumstances;
using ::hw::custody::Custodian;
using ::hw::custody::Means;
using ::hw::custody::Places;
using Judge = std::shared_ptr<const Circumstances>;

enum Key : std::uint8_t { root_key = 1, next_root_key, fleet_key, next_fleet_key, stranger };

inline guard::trust::SecretKey secret(Key key) {
  guard::trust::SecretKey::Seed seed;
  seed.fill(key);
  return guard::trust::SecretKey::from_seed(seed).value();
}

inline std::string signed_by(std::vector<Key> keys, Role role, const std::string& body) {
  const auto type = guard::trust::kind_of(role).payload_type;
  std::string out = guard::trust::sign_envelope(body, type, secret(keys.front())).value();
  for (std::size_t i = 1; i < keys.size(); ++i)
    out = guard::trust::add_signature(out, type, secret(keys[i])).value();
  return out;
}

inline constexpr const char* kiosk = R"({
  "operator": {"kind": "private-company", "country": "DE"}, "acting_for": "self",
  "camera": {"form": "kiosk", "mobility": "stationary"}, "environment": "controlled-private",
  "timing": "real-time", "authority": "subject-consent", "vendor_approval": "none"})";
inline constexpr const char* police = R"({
  "operator": {"kind": "local-police", "country": "US"}, "acting_for": "self",
  "camera": {"form": "body-worn", "mobility": "mobile"}, "environment": "uncontrolled-public",
  "timing": "real-time", "authority": "none", "vendor_approval": "none"})";

struct DescriptorDraft {
  int revision = 1;
  const char* context = kiosk;
  const char* device = "bwc-0421";
  const char* expires = "2027-06-30";
  int grace_days = 0;
  Key key = fleet_key;

  [[nodiscard]] std::string text() const {
    return signed_by(
        {key}, Role::descriptor,
        R"({"faceguard":"descriptor/1","device":")" + std::string(device) + R"(","revision":)" +
            std::to_string(revision) + R"(,"not_before":"2026-01-01","expires":")" + expires +
            R"(","grace_days":)" + std::to_string(grace_days) + R"(,"context":)" + context + "}");
  }
};

// `keys` sign it; `root` and `fleet` are whom it names.
inline std::string root_text(int revision, Key root, Key fleet, const std::vector<Key>& keys,
                             const std::string& restart = {}) {
  const auto role = [&](const char* name, Key key) {
    return '"' + std::string(name) + R"(":{"threshold":1,"keys":[")" +
           secret(key).public_key().text() + "\"]" + (name == std::string("root") ? "" : restart) +
           "}";
  };
  return signed_by(keys, Role::root,
                   R"({"faceguard":"root/1","fleet":"springfield","revision":)" +
                       std::to_string(revision) +
                       R"(,"not_before":"2026-01-01","expires":"2027-12-31","roles":{)" +
                       role("root", root) + "," + role("fleet-config", fleet) + "," +
                       role("descriptor", fleet) + "," + role("policy", fleet) + "}}");
}

inline std::string statement(Role role, int revision, const std::string& text,
                             const char* expires = "2027-06-30", Key key = fleet_key) {
  guard::trust::Statement made;
  made.role = role;
  made.name = "one";
  made.revision.number = static_cast<std::uint64_t>(revision);
  made.window.not_before = guard::facts::day_of("2026-01-01").value();
  made.window.expires = guard::facts::day_of(expires).value();
  made.text = text;
  return signed_by({key}, role, guard::trust::make_statement(made).value());
}

inline constexpr const char* binding =
    "policies-everywhere = [\"ms-azure-openai/police-clauses\"]\n";

inline bool blocks(const Judge& judge, const char* capability = "face-identification") {
  return guard::decision::blocks(
      judge->verdict({.capability = *guard::facts::capabilities.set_of(capability)}).outcome);
}

// True as soon as `holds`, within some seconds.
template <class Holds>
bool eventually(Holds holds) {
  for (int i = 0; i < 2000; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

class Device : public testing::Test {
 protected:
  Device() {
    std::string name = fs::temp_directory_path() / "faceguard-test-XXXXXX";
    folder = mkdtemp(name.data());
    places.config = path("fleet.toml");
    places.descriptor = path("device.json");
    places.state = path("state");
    write("fleet.toml",
          binding + ("trusted-keys = [\"" + secret(fleet_key).public_key().text()) + "\"]\n");
    set_day("2026-12-01");
    means.clocks = [this] {
      const std::lock_guard lock(mutex);
      return clock;
    };
    means.trying = std::chrono::milliseconds(10);
  }
  ~Device() override {
    custodian.reset();
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }

  [[nodiscard]] std::string path(const std::string& name) const { return folder / name; }
  void write(const std::string& name, const std::string& bytes) const {
    // In one step, so that each is another file.
    std::ofstream(path(name + ".tmp"), std::ios::binary) << bytes;
    fs::rename(path(name + ".tmp"), path(name));
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void deliver(const DescriptorDraft& draft) const { write("device.json", draft.text()); }
  void provision() const {
    ASSERT_TRUE(::hw::state::FileMemory(places.state, ::hw::disk::real()).provision());
  }
  [[nodiscard]] ::hw::state::Contents memory() const {
    return ::hw::state::FileMemory(places.state, ::hw::disk::real()).load().value();
  }
  // So much time goes by, and the device's clock says so.
  void set_day(const char* day) {
    const std::lock_guard lock(mutex);
    const std::chrono::system_clock::time_point wall =
        guard::facts::day_of(day).value() + std::chrono::hours(12);
    clock.since_boot += wall - clock.wall;
    clock.wall = wall;
  }

  // Looks and puts on record, as a guard does.
  Judge judge() {
    if (!custodian) custodian = std::make_unique<Custodian>(places, means);
    Judge now = custodian->look();
    if (custodian->settle()) return now;
    now = custodian->look();
    return now->off() ? now : now->switched_off({"not on record", {}, {}, 0, 0});
  }
  Judge after_restart() {
    custodian.reset();
    return judge();
  }

  fs::path folder;
  Places places;
  Means means;
  std::mutex mutex;
  ::hw::time::Reading clock{{}, std::chrono::hours(1), "this boot"};
  std::unique_ptr<Custodian> custodian;
};

}  // namespace tests::hw::custody
