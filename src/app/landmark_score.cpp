#include "app/landmark_score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "app/csv_rows.hpp"
#include "app/percentile.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

constexpr std::size_t kPoints = 68;
constexpr std::size_t kFirstInner = 17;
constexpr std::size_t kRightOuterCorner = 36;
constexpr std::size_t kLeftOuterCorner = 45;

struct PartRange {
  const char* name;
  std::size_t first;
  std::size_t end;
};
constexpr std::array<PartRange, 5> kParts{
    {{"jaw", 0, 17}, {"brows", 17, 27}, {"nose", 27, 36}, {"eyes", 36, 48}, {"mouth", 48, 68}}};

double distance(const cv::Point2f& a, const cv::Point2f& b) {
  return std::hypot(static_cast<double>(a.x) - b.x, static_cast<double>(a.y) - b.y);
}

double mean_error(const std::vector<cv::Point2f>& found, const std::vector<cv::Point2f>& annotated,
                  std::size_t first, std::size_t end) {
  double sum = 0.0;
  for (std::size_t i = first; i < end; ++i) sum += distance(found[i], annotated[i]);
  return sum / static_cast<double>(end - first);
}

cv::Point2f inner_middle(const std::vector<cv::Point2f>& points) {
  cv::Point2f sum;
  for (std::size_t i = kFirstInner; i < kPoints; ++i) sum += points[i];
  return sum * (1.0F / static_cast<float>(kPoints - kFirstInner));
}

AnnotatedImage parse_row(const std::vector<std::string_view>& cells, const std::string& place) {
  if (cells.size() != 2 * kPoints + 1 || cells[0].empty()) {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("{}: {} cells, but a file name and 68 points make 137; mend the "
                                  "line or leave it out",
                                  place, cells.size()));
  }
  AnnotatedImage row{std::string(cells[0]), {}};
  std::vector<float> numbers;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    float number = 0.0F;
    const char* end = cells[i].data() + cells[i].size();
    const auto [stop, error] = std::from_chars(cells[i].data(), end, number);
    if (error != std::errc{} || stop != end || !std::isfinite(number)) {
      throw core::Error(
          core::ErrorKind::file,
          fmt::format("{}: \"{}\" is no number; mend the line or leave it out", place, cells[i]));
    }
    numbers.push_back(number);
  }
  for (std::size_t i = 0; i < kPoints; ++i) {
    row.points.emplace_back(numbers[2 * i], numbers[2 * i + 1]);
  }
  if (row.points[kRightOuterCorner] == row.points[kLeftOuterCorner]) {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("{}: the outer corners of the eyes are one point; mend the line "
                                  "or leave it out",
                                  place));
  }
  return row;
}

}  // namespace

std::vector<AnnotatedImage> parse_landmarks(std::string_view csv, std::string_view where) {
  std::vector<AnnotatedImage> images;
  for (const CsvRow& row : csv_rows(csv)) {
    const std::string place = fmt::format("{}, line {}", where, row.line);
    if (row.line > 1) {
      images.push_back(parse_row(row.cells, place));
    } else if (row.cells.size() < 3 || row.cells[0] != "image" || row.cells[1] != "x0") {
      throw core::Error(core::ErrorKind::file,
                        fmt::format("{}: the header must be image,x0,y0,...,x67,y67; is this the "
                                    "right file?",
                                    place));
    }
  }
  if (images.empty()) {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("{} names no picture; is this the right file?", where));
  }
  return images;
}

std::optional<std::size_t> find_annotated(const std::vector<std::vector<cv::Point2f>>& found,
                                          const std::vector<cv::Point2f>& annotated) {
  ATTUNE_REQUIRE(annotated.size() == kPoints);
  const auto [left, right] = std::minmax_element(
      annotated.begin(), annotated.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  const auto [top, bottom] = std::minmax_element(
      annotated.begin(), annotated.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
  std::optional<std::size_t> best;
  double best_distance = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < found.size(); ++i) {
    ATTUNE_REQUIRE(found[i].size() == kPoints);
    const cv::Point2f middle = inner_middle(found[i]);
    const bool over =
        middle.x >= left->x && middle.x <= right->x && middle.y >= top->y && middle.y <= bottom->y;
    const double away = distance(middle, inner_middle(annotated));
    if (!over || away >= best_distance) continue;
    best = i;
    best_distance = away;
  }
  return best;
}

LandmarkErrors landmark_errors(const std::vector<cv::Point2f>& found,
                               const std::vector<cv::Point2f>& annotated) {
  ATTUNE_REQUIRE(found.size() == kPoints && annotated.size() == kPoints);
  const double scale = distance(annotated[kRightOuterCorner], annotated[kLeftOuterCorner]);
  ATTUNE_REQUIRE(scale > 0.0);
  LandmarkErrors errors;
  errors.all = mean_error(found, annotated, 0, kPoints) / scale;
  errors.inner = mean_error(found, annotated, kFirstInner, kPoints) / scale;
  for (const PartRange& part : kParts) {
    errors.by_part[part.name] = mean_error(found, annotated, part.first, part.end) / scale;
  }
  return errors;
}

LandmarkScore score_landmarks(const std::vector<std::optional<LandmarkErrors>>& errors) {
  LandmarkScore score;
  std::vector<double> all;
  std::vector<double> inner;
  std::map<std::string, std::vector<double>> parts;
  for (const PartRange& part : kParts) parts[part.name];
  for (const auto& face : errors) {
    ++score.n;
    if (!face) {
      ++score.n_missed;
      continue;
    }
    all.push_back(face->all);
    inner.push_back(face->inner);
    for (const auto& [part, error] : face->by_part) parts[part].push_back(error);
  }
  const auto mean_or_nan = [](const std::vector<double>& values) {
    return values.empty() ? std::numeric_limits<double>::quiet_NaN() : mean(values);
  };
  score.nme = mean_or_nan(all);
  score.nme_inner = mean_or_nan(inner);
  score.nme_p90 =
      all.empty() ? std::numeric_limits<double>::quiet_NaN() : percentile(std::move(all), 0.9);
  for (const auto& [part, values] : parts) score.by_part[part] = mean_or_nan(values);
  return score;
}

}  // namespace attune::app
