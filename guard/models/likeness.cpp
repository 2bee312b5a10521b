// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/models/likeness.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "guard/models/detector.hpp"

namespace guard::models {
namespace {

// A crop as recognisers of faces take it: 96 (ArcFace mobile) to 160 (FaceNet) pixels square.
constexpr std::int64_t min_crop = 96;
constexpr std::int64_t max_crop = 160;
// The vectors that recognisers of faces give.
constexpr std::int64_t min_template = 128;
constexpr std::int64_t max_template = 1024;

constexpr std::int64_t too_many_classes = 16;  // without a softmax: shorter than any template
constexpr std::int64_t max_loose_values = 64;  // of all such outputs together
constexpr std::int64_t max_side_values = 16;   // an input beside the picture: a threshold, a size
constexpr std::int64_t max_places = 63;        // of landmarks, so that no template fits in
// Numbers of an output that gives points in one row: 5, 19, 21, 29, 35, 49, 51. The other even
// lengths are left out, since short templates have them (64, 96, 100).
constexpr std::array<std::int64_t, 7> landmark_rows{10, 38, 42, 58, 70, 98, 102};
// 68, 98 and 106 points: no templates, for all we know, but long enough to be.
constexpr std::array<std::int64_t, 3> doubtful_rows{136, 196, 212};

bool is_crop(const Picture& picture) {
  return picture.height == picture.width && picture.height >= min_crop &&
         picture.height <= max_crop;
}

template <std::size_t count>
bool is_among(const std::array<std::int64_t, count>& all, std::int64_t one) {
  return std::ranges::count(all, one) != 0;
}

bool is_template_length(std::int64_t length) {
  return length >= min_template && length <= max_template && !is_among(doubtful_rows, length);
}

// One output, a vector of a template's length. Dimensions that aren't stated don't hide it.
bool gives_template(const std::vector<Output>& outputs) {
  if (outputs.size() != 1 || outputs[0].maker != Maker::other) return false;
  std::vector<std::int64_t> sizes = outputs[0].dims;
  std::erase(sizes, -1);
  return sizes.size() == 1 && is_template_length(sizes[0]);
}

bool gives_landmarks(const std::vector<Output>& outputs) {
  if (outputs.size() != 1 || outputs[0].maker != Maker::other) return false;
  const std::vector<std::int64_t>& dims = outputs[0].dims;
  if (dims.size() == 1) return is_among(landmark_rows, dims[0]);
  return dims.size() == 2 && dims[0] >= 5 && dims[0] <= max_places && dims[1] == 2;
}

// Classes, each output some. Softmax over many of a face crop is no harmless class: they may be
// known people, or what tells a face apart shows through.
bool gives_classes(const std::vector<Output>& outputs, const Picture& picture) {
  std::int64_t loose = 0;
  for (const Output& output : outputs) {
    if (output.dims.size() > 1 || output.maker == Maker::boxes) return false;
    const std::int64_t length = output.dims.empty() ? 1 : output.dims[0];
    if (length < too_many_classes)
      loose += length;
    else if (output.maker != Maker::softmax || (is_crop(picture) && length >= min_template))
      return false;
  }
  return !outputs.empty() && loose < max_loose_values;
}

std::vector<Output> without_batch(const std::vector<Tensor>& tensors, const Picture& picture) {
  std::vector<Output> outputs;
  for (const Tensor& tensor : tensors) {
    Output& output = outputs.emplace_back(Output{tensor.dims, tensor.maker});
    if (output.dims.size() > 1 && output.dims[0] == picture.batch)
      output.dims.erase(output.dims.begin());
    std::erase(output.dims, 1);
  }
  return outputs;
}

bool is_known(const std::vector<std::int64_t>& dims) {
  return std::ranges::count(dims, -1) == 0;
}

// Thresholds and sizes that detectors ask for; more could be a face to compare with.
bool is_side_input(const Tensor& tensor) {
  std::int64_t values = 1;
  for (const std::int64_t dim : tensor.dims) {
    if (dim < 0 || dim >= max_side_values) return false;
    values *= dim;
    if (values >= max_side_values) return false;
  }
  return true;
}

}  // namespace

Likeness likeness(const Shape& shape) {
  std::vector<Picture> pictures;
  bool only_side_inputs = true;
  for (const Tensor& input : shape.inputs) {
    if (const auto picture = as_picture(input))
      pictures.push_back(*picture);
    else
      only_side_inputs = only_side_inputs && is_side_input(input);
  }

  for (const Picture& picture : pictures)
    if (is_crop(picture) && gives_template(without_batch(shape.outputs, picture)))
      return Likeness::embedding;

  if (pictures.size() != 1 || !only_side_inputs) return Likeness::unclear;
  const Picture& picture = pictures[0];
  if (picture.height < 0 || picture.width < 0) return Likeness::unclear;
  const std::vector<Output> outputs = without_batch(shape.outputs, picture);
  if (!outputs.empty() && std::ranges::all_of(outputs, [](const Output& output) {
        return output.maker == Maker::boxes;
      }))
    return Likeness::detector;
  for (const Output& output : outputs)
    if (!is_known(output.dims)) return Likeness::unclear;

  if (finds_things(outputs, picture)) return Likeness::detector;
  if (gives_landmarks(outputs)) return Likeness::landmarks;
  if (gives_classes(outputs, picture)) return Likeness::classifier;
  return Likeness::unclear;
}

}  // namespace guard::models
