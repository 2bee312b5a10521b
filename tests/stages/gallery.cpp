// SPDX-License-Identifier: LGPL-2.1-or-later
// Finds and reads the pictures of a gallery.
#include "tests/stages/gallery.hpp"

#include <algorithm>
#include <array>
#include <opencv2/imgcodecs.hpp>
#include <system_error>

namespace tests::stages {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view layout =
    "point it at a folder with one folder of pictures per person, or with PERSON*.png or .jpg";

bool is_picture(const fs::path& file) {
  constexpr std::array<std::string_view, 3> suffixes{".png", ".jpg", ".jpeg"};
  return std::find(suffixes.begin(), suffixes.end(), file.extension().string()) != suffixes.end();
}

// "anna.png", "anna2.png" and "anna-02.png" all show anna.
std::string person_of(const fs::path& picture, const fs::path& gallery) {
  if (picture.parent_path() != gallery) return picture.parent_path().filename().string();
  const std::string stem = picture.stem().string();
  const auto end = stem.find_last_not_of("0123456789-_");
  return end == std::string::npos ? stem : stem.substr(0, end + 1);
}

guard::Expected<std::vector<fs::path>> find_pictures(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> pictures;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (entry.depth() > 0) entry.disable_recursion_pending();
    if (is_picture(entry->path())) pictures.push_back(entry->path());
  }
  if (error) {
    return guard::fail("the gallery '" + folder.string() + "' can't be read: " + error.message(),
                       std::string(layout));
  }
  std::sort(pictures.begin(), pictures.end());
  return pictures;
}

}  // namespace

guard::Expected<std::vector<Portrait>> read_gallery(const fs::path& folder) {
  if (folder.empty()) return guard::fail("no gallery is set", std::string(layout));
  const auto pictures = find_pictures(folder);
  if (!pictures) return tl::unexpected(pictures.error());
  if (pictures->empty()) {
    return guard::fail("the gallery '" + folder.string() + "' holds no pictures",
                       std::string(layout));
  }
  std::vector<Portrait> portraits;
  for (const auto& picture : *pictures) {
    cv::Mat image = cv::imread(picture.string(), cv::IMREAD_GRAYSCALE);
    if (image.empty()) {
      return guard::fail("the picture '" + picture.string() + "' can't be decoded",
                         "replace it, or take it out of the gallery");
    }
    portraits.push_back({person_of(picture, folder), std::move(image)});
  }
  return portraits;
}

}  // namespace tests::stages
