// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/guard/recognition/support.hpp"

#include <gtest/gtest.h>

namespace tests::recognition {

using guard::catalogue::Catalogue;
using guard::recognition::FileFacts;

Catalogue catalogue_of(const std::string& toml) {
  auto catalogue = guard::catalogue::parse_catalogue(toml, "test.toml");
  if (!catalogue) ADD_FAILURE() << catalogue.error().text();
  return catalogue.value_or(Catalogue{});
}

const Catalogue& small_catalogue() {
  static const Catalogue catalogue = catalogue_of(R"(
[[element]]
factory = "infer"
because = "runs models"
reads = { model = "model", configuration = "config", labels = "labels", text = "process", instance = "instance", inner-model = ["onnx-file", "model"], inner-configuration = "include", inner-code = "custom-lib" }
[[element]]
factory = "box"
capability = "object-detection"
because = "puts out boxes"
reads = { model = "model" }
[[element]]
factory = "post"
because = "runs a function of a library"
reads = { code = "so-path", function = "function" }
[[element]]
factory = "carrier"
capability = "none"
because = "carries"
[[element]]
factory = "matcher"
capability = "face-identification"
because = "compares"
[[class]]
words = ["Encoder"]
[[pattern]]
in = ["model", "code", "configuration", "labels", "function", "text", "factory", "name"]
matches = "arcface"
capability = "face-embedding"
[[pattern]]
in = ["model", "function"]
matches = "age-"
capability = "sensitive-attributes"
[[pattern]]
in = ["model", "function"]
matches = "yolo"
capability = "object-detection"
[[pattern]]
in = "body"
matches = '''^num-detected-classes=[1-9]'''
capability = "object-detection"
[[pattern]]
in = "body"
matches = '''"face_id"'''
capability = "face-embedding"
)");
  return catalogue;
}

Classification recognise(const Catalogue& catalogue, const Case& c) {
  guard::recognition::Element element;
  element.factory = c.factory;
  element.klass = c.klass;
  element.media = c.media;
  element.vouched = c.vouched;
  element.tensors_out = c.tensors_out;
  element.property = [&](std::string_view name) -> std::optional<std::string> {
    const auto found = c.properties.find(name);
    if (found == c.properties.end()) return std::nullopt;
    return found->second;
  };
  guard::recognition::World world;
  world.file = [&](const std::string& path) -> guard::recognition::Look {
    const auto found = c.files.find(path);
    if (found == c.files.end()) return {nullptr, c.pending};
    return {std::make_shared<const FileFacts>(found->second), false};
  };
  world.shared = [&](std::string_view, std::string_view id) -> std::vector<std::string> {
    const auto found = c.shared.find(std::string(id));
    if (found == c.shared.end()) return {};
    return {found->second};
  };
  return guard::recognition::recognise(catalogue, element, world);
}

FileFacts body(std::string text) {
  FileFacts facts;
  facts.body = std::move(text);
  return facts;
}

FileFacts model(guard::models::Likeness likeness, std::string sha256) {
  FileFacts facts;
  facts.likeness = likeness;
  facts.sha256 = std::move(sha256);
  facts.shape = "made up";
  return facts;
}

}  // namespace tests::recognition
