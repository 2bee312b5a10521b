// SPDX-License-Identifier: LGPL-2.1-or-later
// Picking frames by time, and drawing tiles and captions.
#include "tools/footage/sheet.hpp"

#include <algorithm>
#include <cstdio>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "tools/footage/media.hpp"

namespace tools::footage {
namespace {

using std::chrono::nanoseconds;

constexpr int tile_width = 384;
constexpr int gap = 8;
constexpr int caption_height = 40;
constexpr int font = cv::FONT_HERSHEY_SIMPLEX;
const cv::Scalar paper(250, 250, 250);
const cv::Scalar ink(32, 32, 32);
const cv::Scalar white(255, 255, 255);

guard::Expected<nanoseconds> last_frame_time(const std::filesystem::path& recording) {
  auto reader = RecordingReader::open(recording);
  if (!reader) return tl::unexpected(reader.error());
  std::optional<nanoseconds> last;
  for (;;) {
    auto frame = reader->next();
    if (!frame) return tl::unexpected(frame.error());
    if (!*frame) break;
    last = (*frame)->time;
  }
  if (!last) return guard::fail("the recording holds no picture");
  return *last;
}

cv::Mat tile_of(const cv::Mat& bgr, nanoseconds moment) {
  const int height = cvRound(static_cast<double>(tile_width) * bgr.rows / bgr.cols);
  cv::Mat tile;
  cv::resize(bgr, tile, {tile_width, height}, 0, 0, cv::INTER_AREA);
  char text[32];
  std::snprintf(text, sizeof text, "%.1f s", std::chrono::duration<double>(moment).count());
  const cv::Point corner(8, height - 10);
  cv::putText(tile, text, corner, font, .6, ink, 4, cv::LINE_AA);
  cv::putText(tile, text, corner, font, .6, white, 1, cv::LINE_AA);
  return tile;
}

// For each moment the picture that was on show then.
guard::Expected<std::vector<cv::Mat>> tiles_of(const std::filesystem::path& recording,
                                               const std::vector<nanoseconds>& moments) {
  auto reader = RecordingReader::open(recording);
  if (!reader) return tl::unexpected(reader.error());
  std::vector<cv::Mat> tiles;
  cv::Mat shown;
  while (tiles.size() < moments.size()) {
    auto frame = reader->next();
    if (!frame) return tl::unexpected(frame.error());
    const bool ended = !*frame;
    if (ended && shown.empty()) return guard::fail("the recording holds no picture");
    while (tiles.size() < moments.size() && !shown.empty() &&
           (ended || (*frame)->time > moments[tiles.size()])) {
      tiles.push_back(tile_of(shown, moments[tiles.size()]));
    }
    if (!ended) shown = (*frame)->bgr;
  }
  return tiles;
}

cv::Mat row_of(const std::string& caption, const std::vector<cv::Mat>& tiles) {
  const int width = gap + static_cast<int>(tiles.size()) * (tile_width + gap);
  cv::Mat row(caption_height + tiles.front().rows + gap, width, CV_8UC3, paper);
  cv::putText(row, caption, {gap, caption_height - 12}, font, .8, ink, 2, cv::LINE_AA);
  int x = gap;
  for (const auto& tile : tiles) {
    tile.copyTo(row(cv::Rect({x, caption_height}, tile.size())));
    x += tile_width + gap;
  }
  return row;
}

}  // namespace

guard::Expected<std::vector<nanoseconds>> common_moments(const std::vector<Row>& rows, int count) {
  auto shortest = nanoseconds::max();
  for (const auto& row : rows) {
    auto last = last_frame_time(row.recording);
    if (!last) return tl::unexpected(std::move(last.error()).in(row.recording.string()));
    shortest = std::min(shortest, *last);
  }
  std::vector<nanoseconds> moments;
  for (int i = 0; i < count; ++i) moments.push_back(shortest * (2 * i + 1) / (2 * count));
  return moments;
}

guard::Expected<cv::Mat> contact_sheet(const std::vector<Row>& rows,
                                       const std::vector<nanoseconds>& moments) {
  std::vector<cv::Mat> drawn;
  for (const auto& row : rows) {
    auto tiles = tiles_of(row.recording, moments);
    if (!tiles) return tl::unexpected(std::move(tiles.error()).in(row.recording.string()));
    drawn.push_back(row_of(row.caption, *tiles));
  }
  cv::Mat sheet;
  cv::vconcat(drawn, sheet);
  return sheet;
}

}  // namespace tools::footage
