// SPDX-License-Identifier: LGPL-2.1-or-later
// The program faceguard-contact-sheet: one PNG that shows the same moments of several recordings.
#include <gst/gst.h>

#include <exception>
#include <filesystem>
#include <iostream>
#include <opencv2/imgcodecs.hpp>
#include <string_view>
#include <vector>

#include "tools/footage/sheet.hpp"

namespace {

using namespace tools::footage;

constexpr int moments_shown = 5;
constexpr int usage_error = 2;

int fail(std::string_view message) {
  std::cerr << "faceguard-contact-sheet: " << message << '\n';
  return 1;
}

int run(int argc, char** argv) {
  if (argc < 4 || argc % 2 != 0) {
    std::cerr
        << "usage: faceguard-contact-sheet OUT.png CAPTION RECORDING [CAPTION RECORDING]...\n";
    return usage_error;
  }
  std::vector<Row> rows;
  for (int i = 2; i < argc; i += 2) rows.push_back({argv[i], argv[i + 1]});
  gst_init(nullptr, nullptr);
  const auto moments = common_moments(rows, moments_shown);
  if (!moments) return fail(moments.error().text());
  const auto sheet = contact_sheet(rows, *moments);
  if (!sheet) return fail(sheet.error().text());
  // Under another name first: a reader sees the whole picture or none.
  const std::filesystem::path out(argv[1]);
  auto unfinished = out;
  unfinished.replace_extension(".part.png");
  if (!cv::imwrite(unfinished.string(), *sheet)) {
    return fail("'" + out.string() + "' can't be written");
  }
  std::filesystem::rename(unfinished, out);
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  return run(argc, argv);
} catch (const std::exception& exception) {
  return fail(exception.what());
}
