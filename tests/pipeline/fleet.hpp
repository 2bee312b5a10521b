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
  [[nodiscard]] std::string signed_descriptor(const std::string& name, const std::string& context,
                                              int revision = 1);
  // A signed descriptor's bytes.
  [[nodiscard]] std::string envelope(const std::string& context, int revision) const;
  [[nodiscard]] std::string unsigned_descriptor(const std::string& name,
                                                const std::string& context);
  [[nodiscard]] std::string file(const std::string& name, const std::string& bytes) const;

  // Puts a file there in one step, in place of what was there.
  void replace(const std::string& name, const std::string& bytes) const;
  // A state folder as `faceguard state init` makes it; its path. Error: an empty path.
  [[nodiscard]] std::string state_folder(const std::string& name = "state") const;

  // "config=… descriptor=…", for a pipeline description.
  [[nodiscard]] std::string documents(const std::string& context);

 private:
  std::filesystem::path folder_;
  guard::trust::KeyPair keys_;
};

// A descriptor's document with this context, unsigned.
[[nodiscard]] std::string descriptor_body(const std::string& context, int revision = 1);

}  // namespace tests::pipeline
