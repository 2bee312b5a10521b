// SPDX-License-Identifier: LGPL-2.1-or-later
// The program faceguard-make-footage: a clip, or gallery pictures, out of one portrait.
#include <gst/gst.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgcodecs.hpp>
#include <string>

#include "guard/error.hpp"
#include "tools/footage/camera.hpp"
#include "tools/footage/enrolment.hpp"
#include "tools/footage/media.hpp"
#include "tools/footage/portrait.hpp"

namespace {

using namespace tools::footage;
namespace fs = std::filesystem;

struct Request {
  fs::path portrait;
  std::array<double, 3> face{};  // x, y, width
  fs::path out;
  std::array<int, 2> size{848, 480};
  int frames_per_second = 30;
  double seconds = 10;
  std::uint32_t seed = 1;
};

guard::Expected<Portrait> portrait_of(const Request& request) {
  const auto [x, y, width] = request.face;
  return read_portrait(request.portrait, {x, y}, width);
}

guard::Expected<void> make_clip(const Request& request) {
  const auto portrait = portrait_of(request);
  if (!portrait) return tl::unexpected(portrait.error());
  const auto [width, height] = request.size;
  if (width <= 0 || width % 4 != 0 || height <= 0 || height % 2 != 0) {
    return guard::fail("the size is not made of a width that 4 divides and an even height",
                       "take 848x480, say");
  }
  const VideoFormat format{width, height, request.frames_per_second};
  const Shot shot{format, cvRound(request.seconds * request.frames_per_second), request.seed};
  const Camera camera(with_surroundings(*portrait), shot);
  auto recording = RecordingWriter::create(request.out, format);
  if (!recording) return tl::unexpected(recording.error());
  for (int number = 0; number < shot.frames; ++number) {
    if (auto written = recording->write(camera.frame(number)); !written) return written;
  }
  return recording->finish();
}

guard::Expected<void> make_gallery(const Request& request) {
  const auto portrait = portrait_of(request);
  if (!portrait) return tl::unexpected(portrait.error());
  fs::create_directories(request.out);
  int number = 0;
  for (const auto& picture : enrolment_pictures(*portrait)) {
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "%02d.png", ++number);
    const auto file = request.out / name.data();
    if (!cv::imwrite(file.string(), picture)) {
      return guard::fail("'" + file.string() + "' can't be written");
    }
  }
  return {};
}

int run(int argc, char** argv) {
  Request request;
  CLI::App app("Makes recorded footage of a person, and pictures to enrol them, from a portrait.");
  app.require_subcommand(1);
  const auto add = [&app, &request](const char* name, const char* help) {
    auto* command = app.add_subcommand(name, help);
    command->add_option("--portrait", request.portrait, "PNG or JPEG")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--face", request.face, "middle and width of the face: X,Y,WIDTH in pixels")
        ->required()
        ->delimiter(',');
    command->add_option("--out", request.out, "what to write")->required();
    return command;
  };
  auto* clip = add("clip", "An H.264/MP4 recording, as of a body camera");
  clip->add_option("--size", request.size, "WIDTHxHEIGHT in pixels")->delimiter('x');
  clip->add_option("--fps", request.frames_per_second, "frames per second")
      ->check(CLI::Range(1, 120));
  clip->add_option("--seconds", request.seconds, "length")->check(CLI::Range(.1, 3600.));
  clip->add_option("--seed", request.seed, "another number is another walk");
  add("gallery", "A folder of enrolment pictures");
  CLI11_PARSE(app, argc, argv);

  gst_init(nullptr, nullptr);
  cv::setNumThreads(1);  // the same sums in the same order on every run
  const auto made = clip->parsed() ? make_clip(request) : make_gallery(request);
  if (made) return 0;
  std::cerr << "faceguard-make-footage: " << made.error().text() << '\n';
  return 1;
}

}  // namespace

int main(int argc, char** argv) try {
  return run(argc, argv);
} catch (const std::exception& exception) {
  std::cerr << "faceguard-make-footage: " << exception.what() << '\n';
  return 1;
}
