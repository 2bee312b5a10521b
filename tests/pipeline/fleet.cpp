// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/pipeline/fleet.hpp"

#include <stdlib.h>

#include <fstream>

#include "guard/trust/descriptor.hpp"
#include "guard/trust/envelope.hpp"
#include "hw/disk/disk.hpp"
#include "hw/state/open.hpp"

namespace tests::pipeline {
namespace {

std::filesystem::path make_folder() {
  std::string name = std::filesystem::temp_directory_path() / "faceguard-test-XXXXXX";
  return mkdtemp(name.data());
}

}  // namespace

const char* const us_police_body_camera = R"({
  "operator": {"kind": "local-police", "country": "US"}, "acting_for": "self",
  "camera": {"form": "body-worn", "mobility": "mobile"}, "environment": "uncontrolled-public",
  "timing": "real-time", "authority": "none", "vendor_approval": "none"})";
const char* const consented_kiosk = R"({
  "operator": {"kind": "private-company", "country": "DE"}, "acting_for": "self",
  "camera": {"form": "kiosk", "mobility": "stationary"}, "environment": "controlled-private",
  "timing": "real-time", "authority": "subject-consent", "vendor_approval": "none"})";

std::string descriptor_body(const std::string& context, int revision) {
  return R"({"faceguard": "descriptor/1", "device": "test-1", "revision": )" +
         std::to_string(revision) +
         R"(, "not_before": "2020-01-01", "expires": "2099-01-01", "context": )" + context + "}";
}

Fleet::Fleet(const std::string& more)
    : folder_(make_folder()), keys_(guard::trust::new_key_pair().value()) {
  (void)file("fleet.toml",
             "policies-everywhere = [\"ms-azure-openai/police-clauses\"]\ntrusted-keys = [\"" +
                 keys_.public_key.text() + "\"]\n" + more);
}

Fleet::~Fleet() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string Fleet::file(const std::string& name, const std::string& bytes) const {
  std::ofstream(path(name), std::ios::binary) << bytes;
  return path(name);
}

std::string Fleet::envelope(const std::string& context, int revision) const {
  return guard::trust::sign_envelope(descriptor_body(context, revision),
                                     guard::trust::descriptor_type, keys_.secret_key)
      .value();
}

std::string Fleet::signed_descriptor(const std::string& name, const std::string& context,
                                     int revision) {
  return file(name, envelope(context, revision));
}

void Fleet::replace(const std::string& name, const std::string& bytes) const {
  std::filesystem::rename(file(name + ".new", bytes), path(name));
}

std::string Fleet::state_folder(const std::string& name) const {
  auto memory = hw::state::open_memory({path(name), {}}, hw::disk::real());
  return memory && (*memory)->provision() ? path(name) : std::string();
}

std::string Fleet::unsigned_descriptor(const std::string& name, const std::string& context) {
  return file(name, descriptor_body(context));
}

std::string Fleet::documents(const std::string& context) {
  return "config=" + config() + " descriptor=" + signed_descriptor("device.json", context);
}

}  // namespace tests::pipeline
