// SPDX-License-Identifier: LGPL-2.1-or-later
// The stages that the benchmark puts behind a guard, and what the guard makes of them.
#pragma once

#include <gst/gst.h>

#include <filesystem>
#include <string>

#include "guard/error.hpp"

namespace tools::benchmark {

// Both are an identity, and the config tells them apart by these names.
inline constexpr const char* permitted_stage = "permitted";
inline constexpr const char* prohibited_stage = "prohibited";

// A fleet config, in a temporary file that goes with this object, that declares what the two do:
// one detects faces, which nothing prohibits, the other identifies them, which is blocked as long
// as nothing is known of the device.
class StageConfig {
 public:
  [[nodiscard]] static guard::Expected<StageConfig> make();
  StageConfig(StageConfig&& other) noexcept;
  StageConfig& operator=(StageConfig&&) = delete;
  StageConfig(const StageConfig&) = delete;
  StageConfig& operator=(const StageConfig&) = delete;
  ~StageConfig();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  explicit StageConfig(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

// What the guard has standing on the sink pad of a stage: "face-detection open bypass", say, or
// "no stage" when it found none. `guard` is a faceguard element.
[[nodiscard]] std::string standing_of_first_stage(GstElement* guard);

}  // namespace tools::benchmark
