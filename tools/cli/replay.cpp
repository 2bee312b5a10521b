// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/replay.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <cmath>
#include <iostream>
#include <memory>

#include "tools/cli/replay_pipeline.hpp"

namespace tools::cli {
namespace {

constexpr const char* examples = R"(Examples:
  faceguard replay drive.mp4 --stage "cvfaceid gallery=faces" --plugin-path build/test-plugins
  faceguard replay drive.mp4 --stage facedetect --config fleet.toml --descriptor car.json --record out.mp4
  faceguard replay drive.mp4 --stage "cvfaceid gallery=faces draw=true" --inline --unguarded)";

// A line that is written over on a terminal, and one every tenth elsewhere.
class ProgressLine {
 public:
  void show(double part) {
    const int percent = static_cast<int>(std::floor(part * 100));
    if (percent <= shown_ || (!terminal_ && percent < shown_ + 10)) return;
    shown_ = percent;
    std::cerr << (terminal_ ? "\r" : "") << "replay: " << percent << " %" << (terminal_ ? "" : "\n")
              << std::flush;
  }
  void end() const {
    if (terminal_ && shown_ >= 0) std::cerr << "\r\033[K" << std::flush;
  }

 private:
  bool terminal_ = isatty(STDERR_FILENO) != 0;
  int shown_ = -1;
};

void print_text(const Outcome& outcome) {
  std::cout << "frames in        " << outcome.frames_in << "\n"
            << "frames recorded  " << outcome.frames_recorded << "\n"
            << "frames at stage  "
            << (outcome.frames_at_stage ? std::to_string(*outcome.frames_at_stage)
                                        : "not counted: the stage has no property frames-seen")
            << "\n"
            << "people named     " << (outcome.people.empty() ? "nobody" : outcome.people) << "\n"
            << "verdict          " << outcome.verdict << "\n"
            << "clauses          " << outcome.clauses << "\n";
  if (!outcome.gate.empty()) std::cout << "gate             " << outcome.gate << "\n";
  if (!outcome.reason.empty()) std::cout << "why              " << outcome.reason << "\n";
}

void print_json(const Outcome& outcome) {
  boost::json::object json;
  json["frames_in"] = outcome.frames_in;
  json["frames_recorded"] = outcome.frames_recorded;
  json["frames_at_stage"] = outcome.frames_at_stage ? boost::json::value(*outcome.frames_at_stage)
                                                    : boost::json::value(nullptr);
  json["people"] = outcome.people;
  json["verdict"] = outcome.verdict;
  json["clauses"] = outcome.clauses;
  json["gate"] = outcome.gate;
  json["reason"] = outcome.reason;
  boost::json::array warnings;
  for (const std::string& warning : outcome.warnings) warnings.emplace_back(warning);
  json["warnings"] = std::move(warnings);
  std::cout << boost::json::serialize(json) << "\n";
}

int replay_and_print(const Replay& replay, const std::string& format) {
  ProgressLine line;
  const auto outcome = run(replay, [&](double part) { line.show(part); });
  line.end();
  if (!outcome) {
    std::cerr << "faceguard: " << outcome.error().text() << "\n";
    return 2;
  }
  for (const std::string& warning : outcome->warnings)
    std::cerr << "faceguard: " << warning << "\n";
  format == "json" ? print_json(*outcome) : print_text(*outcome);
  return outcome->verdict == "permit" || outcome->verdict == "unguarded" ? 0 : 1;
}

}  // namespace

void add_replay(CLI::App& app, int& exit_status) {
  auto* verb = app.add_subcommand(
      "replay", "Run recorded footage through a guarded pipeline and count what came out where");
  verb->footer(examples);
  auto replay = std::make_shared<Replay>();
  auto format = std::make_shared<std::string>("text");
  verb->add_option("footage", replay->footage,
                   "The recorded footage, in any format GStreamer reads")
      ->required()
      ->check(CLI::ExistingFile);
  verb->add_option("--stage", replay->stage, "The analysing element, as in gst-launch-1.0")
      ->required();
  verb->add_option("--config", replay->config,
                   "The fleet config; default: ms-azure-openai/full binds");
  verb->add_option("--descriptor", replay->descriptor,
                   "The device's signed descriptor; default: nothing is known of it");
  verb->add_option("--record", replay->recording, "Keep the recording, as MP4");
  verb->add_option("--plugin-path", replay->plugin_folders,
                   "A folder with the stage's plugin; may be given several times");
  verb->add_flag("--inline", replay->inline_stage,
                 "Put the stage in front of the recorder instead of beside it");
  verb->add_flag("--unguarded", replay->unguarded, "Leave the guard out, for comparison");
  verb->add_option("--format", *format, "text for a person, json for a program")
      ->check(CLI::IsMember({"text", "json"}));
  verb->callback(
      [replay, format, &exit_status] { exit_status = replay_and_print(*replay, *format); });
}

}  // namespace tools::cli
