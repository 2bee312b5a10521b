// SPDX-License-Identifier: LGPL-2.1-or-later
// A small catalogue, and elements and files made up for one test.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "guard/recognition/recognise.hpp"

namespace tests::recognition {

using guard::recognition::Classification;
using guard::recognition::Media;
using guard::recognition::Rung;

// Parses a catalogue; fails the test when it can't be.
[[nodiscard]] guard::catalogue::Catalogue catalogue_of(const std::string& toml);

// One with `infer` that runs models, `box` that detects with them, `post` that runs functions, and
// patterns that know "arcface", "age" and "yolo" in names, and a detector's configuration.
[[nodiscard]] const guard::catalogue::Catalogue& small_catalogue();

struct Case {
  std::string factory;
  std::map<std::string, std::string, std::less<>> properties = {};
  std::map<std::string, guard::recognition::FileFacts> files = {};
  std::map<std::string, std::string> shared = {};  // id to model
  Media media = Media::raw_video;
  bool vouched = true;
  std::string klass = {};
  std::vector<std::vector<std::int64_t>> tensors_out = {};
  bool pending = false;  // files that are not in `files` are being read
};

[[nodiscard]] Classification recognise(const guard::catalogue::Catalogue& catalogue, const Case& c);

[[nodiscard]] guard::recognition::FileFacts body(std::string text);
[[nodiscard]] guard::recognition::FileFacts model(guard::models::Likeness likeness,
                                                  std::string sha256 = std::string(64, '0'));

}  // namespace tests::recognition
