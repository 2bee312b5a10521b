// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/attacks/bait.hpp"

#include <glib.h>

namespace tests::attacks {
namespace {

// Protocol buffers: numbers in groups of seven bits, texts and messages with their length.
std::string number(std::uint64_t value) {
  std::string bytes;
  for (; value > 127; value >>= 7) bytes += static_cast<char>((value & 127) | 128);
  return bytes + static_cast<char>(value);
}

std::string field(unsigned id, std::uint64_t value) {
  return number(id << 3) + number(value);
}

std::string field(unsigned id, const std::string& bytes) {
  return number((id << 3) | 2) + number(bytes.size()) + bytes;
}

// ValueInfoProto: name, and the type of a tensor of 32-bit floats of this shape.
std::string tensor(const std::string& name, const Shape& shape) {
  std::string dimensions;
  for (const std::int64_t size : shape)
    dimensions += field(1, field(1, static_cast<std::uint64_t>(size)));
  const std::string type = field(1, field(1, 1) + field(2, dimensions));
  return field(1, name) + field(2, type);
}

}  // namespace

std::string onnx(const Shape& input, const Shape& output, const std::string& salt) {
  const std::string graph = field(2, "graph" + salt) + field(11, tensor("input", input)) +
                            field(12, tensor("output", output));
  return field(1, 8) + field(7, graph) + field(8, field(2, 13));
}

std::string recogniser_model() {
  return onnx({1, 3, 112, 112}, {1, 512});
}

std::string detector_model() {
  return onnx({1, 3, 416, 736}, {1, 4, 26, 46});
}

std::string recogniser_config(const std::string& model) {
  return "[property]\nmodel-engine-file=" + model +
         "\nprocess-mode=2\nnetwork-type=100\noutput-tensor-meta=1\n"
         "infer-dims=3;112;112\nnet-scale-factor=0.0078125\noffsets=127.5;127.5;127.5\n"
         "alignment-type=1\nclassifier-type=facerecognition\n";
}

std::string detector_config(const std::string& model) {
  return "[property]\nmodel-engine-file=" + model +
         "\nprocess-mode=1\nnetwork-type=0\nnum-detected-classes=1\ninfer-dims=3;416;736\n"
         "output-blob-names=output_bbox/BiasAdd;output_cov/Sigmoid\ncluster-mode=2\n";
}

std::string pinned(const std::string& bytes, const std::string& capability) {
  gchar* sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, bytes.data(),
                                             static_cast<gssize>(bytes.size()));
  const std::string table =
      std::string("[[file]]\nsha256 = \"") + sum + "\"\ncapability = \"" + capability + "\"\n";
  g_free(sum);
  return table;
}

}  // namespace tests::attacks
