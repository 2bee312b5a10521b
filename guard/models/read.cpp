// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/models/read.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "guard/models/formats.hpp"

namespace guard::models {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t head_bytes = 64;

struct Magic {
  std::size_t at;
  std::string_view bytes;
};

struct Readable {
  Magic magic;
  std::string_view name;
  Shape (*read)(Source&);
};

// ONNX has no magic: its first field is its version, by every writer.
constexpr std::array readable{
    Readable{{4, "TFL3"sv}, "a TensorFlow Lite model", read_tflite},
    Readable{{0, "<"sv}, "an OpenVINO model", read_openvino},
    Readable{{0, "\xEF\xBB\xBF<"sv}, "an OpenVINO model", read_openvino},
    Readable{{0, "\x08"sv}, "an ONNX model", read_onnx},
};

struct Closed {
  Magic magic;
  std::string_view what;
};

constexpr std::array closed{
    Closed{{0, "ftrt"sv}, "is a TensorRT engine"},
    Closed{{0, "ptrt"sv}, "is a TensorRT engine"},
    Closed{{0, "\x01HEF"sv}, "is a Hailo executable"},
    Closed{{0,
            "\x7F"
            "ELF"sv},
           "is a compiled library or blob (ELF)"},
    Closed{{4, "ORTM"sv}, "is a model in ONNX Runtime's own format"},
    Closed{{0, "RKNN"sv}, "is a Rockchip model"},
    Closed{{0, "\x89HDF"sv}, "is an HDF5 file, as Keras writes them"},
    Closed{{0, "PK\x03\x04"sv}, "is a ZIP archive, as PyTorch, Keras and SNPE write them"},
    Closed{{0, "7767517\n"sv}, "is an ncnn model"},
    Closed{{0, "version https://git-lfs"sv}, "is a Git LFS pointer in a model's place"},
};

constexpr std::string_view remedy =
    "give the model as an ONNX, TensorFlow Lite or OpenVINO file, or declare what it does";

bool has(std::string_view head, const Magic& magic) {
  return head.size() > magic.at && head.substr(magic.at).starts_with(magic.bytes);
}

}  // namespace

Expected<Shape> read_shape(const Bytes& bytes) {
  Source source(bytes);
  const std::string head = source.text(0, std::min<std::uint64_t>(bytes.size, head_bytes));
  if (!source.ok()) return fail("can't be read: " + source.wrong());
  if (head.empty()) return fail("is empty", std::string(remedy));

  for (const Readable& format : readable) {
    if (!has(head, format.magic)) continue;
    Shape shape = format.read(source);
    if (source.ok()) return shape;
    return fail("can't be read as " + std::string(format.name) + ": " + source.wrong(),
                std::string(remedy));
  }
  for (const Closed& format : closed)
    if (has(head, format.magic))
      return fail(std::string(format.what) + ": its format can't be read", std::string(remedy));
  return fail("is no model in a known format, or an encrypted one: its format can't be read",
              std::string(remedy));
}

}  // namespace guard::models
