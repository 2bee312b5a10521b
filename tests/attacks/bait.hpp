// SPDX-License-Identifier: LGPL-2.1-or-later
// What attackers put where a stage finds it: models and configuration files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tests::attacks {

using Shape = std::vector<std::int64_t>;

// An ONNX model with one input, one output and no layers; `salt` makes it differ from others.
[[nodiscard]] std::string onnx(const Shape& input, const Shape& output,
                               const std::string& salt = {});

// As a recogniser takes a face's crop and gives its template, and as a detector takes a picture and
// gives a grid.
[[nodiscard]] std::string recogniser_model();
[[nodiscard]] std::string detector_model();

// Bodies of configuration files as DeepStream's inference element reads them.
[[nodiscard]] std::string recogniser_config(const std::string& model);
[[nodiscard]] std::string detector_config(const std::string& model);

// A [[file]] table for a fleet config, which says what a file of these bytes does.
[[nodiscard]] std::string pinned(const std::string& bytes, const std::string& capability);

}  // namespace tests::attacks
