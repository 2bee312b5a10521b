// SPDX-License-Identifier: LGPL-2.1-or-later
// The pipeline that replay runs: footage, guard, recorder, stage.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "guard/error.hpp"

namespace tools::cli {

struct Replay {
  std::filesystem::path footage;
  std::string stage;                // as in gst-launch: "cvfaceid gallery=faces"
  std::filesystem::path recording;  // empty: the recording is encoded and thrown away
  std::filesystem::path config;
  std::filesystem::path descriptor;
  std::vector<std::filesystem::path> plugin_folders;  // where the stage's plugin is
  bool unguarded = false;     // without the guard, to see what it is good for
  bool inline_stage = false;  // the stage stands in front of the recorder, not beside it
};

struct Outcome {
  std::uint64_t frames_in = 0;
  std::uint64_t frames_recorded = 0;
  std::optional<std::uint64_t> frames_at_stage;  // the stage's property frames-seen, if it has one
  std::string people;                            // its property people, if it has one
  std::string verdict = "unguarded";
  std::string clauses = "none";
  std::string reason;
  std::string gate;
  std::vector<std::string> warnings;  // what the guard said, in order
};

// Called about four times a second with the part of the footage that has been played, 0 to 1.
using Progress = std::function<void(double)>;

// Runs until the end of the footage. Error: what failed, in GStreamer's words.
[[nodiscard]] guard::Expected<Outcome> run(const Replay& replay, const Progress& progress);

}  // namespace tools::cli
