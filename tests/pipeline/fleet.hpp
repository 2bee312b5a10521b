// SPDX-License-Identifier: LGPL-2.1-or-later
// The documents of a fleet for one test: a key, a config that trusts it, signed descriptors.
#pragma once

#include <filesystem>
#include <string>

#include "guard/trust/keys.hpp"

namespace tests::pipeline {

// Bodies of descriptors' contexts.
extern const char* const us_police_body_camera;  // identification is prohibited by MS.P and MS.M
extern const char* const consented_kiosk;        // permitted under police-clauses

class Fleet {
 public:
  // Makes a folder of its own, which goes with it. The config binds ms-azure-openai/police-clauses
  // and ends with `more`.
  explicit Fleet(const std::string& more = {});
  ~Fleet();
  Fleet(const Fleet&) = delete;
  Fleet& operator=(const Fleet&) = delete;

  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  [[nodiscard]] std::string config() const { return path("fleet.toml"); }

  // Writes a descriptor with this context and returns its path.
  [[nodiscard]] std::string signed_descriptor(const std::string& name, const std::string& context);
  [[nodiscard]] std::string unsigned_descriptor(const std::string& name,
                                                const std::string& context);
  [[nodiscard]] std::string file(const std::string& name, const std::string& bytes) const;

  // "config=… descriptor=…", for a pipeline description.
  [[nodiscard]] std::string documents(const std::string& context);

 private:
  std::filesystem::path folder_;
  guard::trust::KeyPair keys_;
};

// A descriptor's document with this context, unsigned.
[[nodiscard]] std::string descriptor_body(const std::string& context);

}  // namespace tests::pipeline
