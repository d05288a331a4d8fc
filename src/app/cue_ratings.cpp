#include "app/cue_ratings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/csv_rows.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

using core::CueId;
using core::CueReading;
using core::Intensity;

// Of faces at least this large against the largest the most central one counts.
constexpr double kAsLarge = 0.5;
// A gaze goes sideways and up or down at once when the smaller angle has this share of the larger.
constexpr double kDiagonal = 0.5;

// "up-left" and "left-up" are one direction.
std::string in_order(std::string_view direction) {
  const std::size_t dash = direction.find('-');
  if (dash == std::string_view::npos || dash == 0) return std::string(direction);
  const std::string_view first = direction.substr(0, dash);
  const std::string_view second = direction.substr(dash + 1);
  if (first != "up" && first != "down") return std::string(direction);
  return fmt::format("{}-{}", second, first);
}

const RatedColumn* find_column(std::string_view name) {
  for (const RatedColumn& column : rated_columns()) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

struct Header {
  std::size_t image = 0;
  std::vector<const RatedColumn*> columns;  // by cell; null where it is none
};

Header parse_header(const std::vector<std::string_view>& cells, std::string_view where) {
  Header header;
  const auto image = std::find(cells.begin(), cells.end(), "image");
  header.image = static_cast<std::size_t>(image - cells.begin());
  bool rated = false;
  for (const std::string_view cell : cells) {
    header.columns.push_back(find_column(cell));
    rated = rated || header.columns.back() != nullptr;
  }
  if (image == cells.end() || !rated) {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("{}, line 1: the header must name image and rated columns such "
                                  "as gaze or mouth_open; is this the right file?",
                                  where));
  }
  return header;
}

void put_rating(const RatedColumn& column, std::string_view cell, RatedImage& row,
                Ratings& ratings) {
  if (cell.empty() || cell == "-") return;
  if (cell == "unclear") {
    ++ratings.unclear;
    return;
  }
  const std::string word = column.name == "gaze_dir" ? in_order(cell) : std::string(cell);
  if (std::find(column.classes.begin(), column.classes.end(), word) == column.classes.end()) {
    ++ratings.unknown;
    return;
  }
  row.ratings[std::string(column.name)] = word;
}

std::string gaze_direction(double to_their_left_rad, double up_rad) {
  const double across = std::abs(to_their_left_rad);
  const double upright = std::abs(up_rad);
  // Their left is the right of an unmirrored picture.
  const std::string side = to_their_left_rad > 0 ? "right" : "left";
  const std::string height = up_rad > 0 ? "up" : "down";
  if (upright < kDiagonal * across) return side;
  if (across < kDiagonal * upright) return height;
  return fmt::format("{}-{}", side, height);
}

void answer_gaze(const core::CueSet& cues, CueAnswers& result) {
  const CueReading& contact = cues[CueId::eye_contact];
  const CueReading& closed = cues[CueId::eyes_closed];
  if (closed.value && *closed.value >= 0.5) {
    result.answers["gaze"] = "closed";
    result.contact = 0.0;
    return;
  }
  if (!contact.value) return;
  result.contact = *contact.value;
  result.answers["gaze"] = *contact.value >= 0.5 ? "contact" : "away";
  const CueReading& across = cues[CueId::gaze_horizontal];
  const CueReading& upright = cues[CueId::gaze_vertical];
  if (*contact.value < 0.5 && across.value && upright.value) {
    result.answers["gaze_dir"] = gaze_direction(*across.value, *upright.value);
  }
}

void answer_eyes(const core::CueSet& cues, CueAnswers& result) {
  const CueReading& closed = cues[CueId::eyes_closed];
  if (closed.value && *closed.value >= 0.5) {
    result.answers["eyes"] = "closed";
    return;
  }
  const CueReading* clearest = nullptr;
  for (const CueId id : {CueId::eye_openness_right, CueId::eye_openness_left}) {
    const CueReading& eye = cues[id];
    if (!eye.value) continue;
    // Both eyes must stand out: a wink is no narrowing.
    if (!clearest || std::abs(*eye.value - 1.0) < std::abs(*clearest->value - 1.0)) clearest = &eye;
  }
  if (!clearest) return;
  const bool stands_out =
      clearest->intensity == Intensity::clear || clearest->intensity == Intensity::strong;
  result.answers["eyes"] = !stands_out ? "normal" : *clearest->value > 1.0 ? "wide" : "narrowed";
}

void answer_brows(const core::CueSet& cues, CueAnswers& result) {
  const CueReading& raised = cues[CueId::brow_raise];
  const CueReading& lowered = cues[CueId::brow_lower];
  if (!raised.value || !lowered.value) return;
  const CueReading& more = *raised.value >= *lowered.value ? raised : lowered;
  result.answers["brows"] = more.intensity == Intensity::none ? "neutral"
                            : &more == &raised                ? "raised"
                                                              : "lowered";
}

void answer_mouth(const core::CueSet& cues, CueAnswers& result) {
  const CueReading& corners = cues[CueId::mouth_corners];
  if (corners.value) {
    const bool level = corners.intensity == Intensity::none;
    result.answers["mouth_corners"] = level ? "level" : *corners.value > 0 ? "up" : "down";
    result.answers["smile"] = level || *corners.value < 0              ? "none"
                              : corners.intensity == Intensity::slight ? "slight"
                                                                       : "clear";
  }
  const CueReading& smile = cues[CueId::smile];
  if (smile.value) {
    result.answers["smile"] = smile.intensity == Intensity::none     ? "none"
                              : smile.intensity == Intensity::slight ? "slight"
                                                                     : "clear";
  }
  const CueReading& open = cues[CueId::mouth_open];
  if (open.value) {
    result.answers["mouth_open"] = open.intensity == Intensity::none     ? "closed"
                                   : open.intensity == Intensity::slight ? "slightly"
                                                                         : "open";
  }
  const CueReading& pressed = cues[CueId::lips_pressed];
  if (pressed.value) {
    const bool yes =
        pressed.intensity == Intensity::clear || pressed.intensity == Intensity::strong;
    result.answers["lips_pressed"] = yes ? "yes" : "no";
  }
}

}  // namespace

const std::vector<RatedColumn>& rated_columns() {
  static const std::vector<RatedColumn> columns{
      {"gaze", {"contact", "away", "closed"}},
      {"gaze_dir",
       {"left", "right", "up", "down", "left-up", "left-down", "right-up", "right-down"}},
      {"eyes", {"wide", "normal", "narrowed", "closed"}},
      {"brows", {"raised", "neutral", "lowered"}},
      {"mouth_corners", {"up", "level", "down"}},
      {"mouth_open", {"closed", "slightly", "open"}},
      {"lips_pressed", {"yes", "no"}},
      {"smile", {"none", "slight", "clear"}},
  };
  return columns;
}

Ratings parse_ratings(std::string_view csv, std::string_view where) {
  Ratings ratings;
  std::optional<Header> header;
  for (const auto& [number, cells] : csv_rows(csv)) {
    if (!header) {
      // Nothing may stand above the header, not even an empty line.
      header = parse_header(number == 1 ? cells : std::vector<std::string_view>(), where);
      continue;
    }
    if (cells.size() != header->columns.size() || cells[header->image].empty()) {
      throw core::Error(core::ErrorKind::file,
                        fmt::format("{}, line {}: {} cells, but the header names {}, and a picture "
                                    "is needed; mend the line or leave it out",
                                    where, number, cells.size(), header->columns.size()));
    }
    RatedImage row{std::string(cells[header->image]), {}};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (header->columns[i]) put_rating(*header->columns[i], cells[i], row, ratings);
    }
    ratings.images.push_back(std::move(row));
  }
  if (ratings.images.empty()) {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("{} names no picture; is this the right file?", where));
  }
  for (const RatedColumn& column : rated_columns()) {
    const auto& cells = header->columns;
    if (std::find(cells.begin(), cells.end(), &column) != cells.end()) {
      ratings.columns.emplace_back(column.name);
    }
  }
  return ratings;
}

CueAnswers answers_from(const core::CueSet& cues) {
  CueAnswers result;
  answer_gaze(cues, result);
  answer_eyes(cues, result);
  answer_brows(cues, result);
  answer_mouth(cues, result);
  return result;
}

std::optional<std::size_t> find_rated(const std::vector<core::Face>& faces, cv::Size picture) {
  double largest = 0.0;
  for (const core::Face& face : faces) {
    largest = std::max(largest, core::inter_ocular_px(face.shape));
  }
  std::optional<std::size_t> best;
  double best_away = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < faces.size(); ++i) {
    const cv::Rect2f& box = faces[i].box;
    if (!(core::inter_ocular_px(faces[i].shape) >= kAsLarge * largest)) continue;
    const double away = std::hypot(box.x + box.width / 2 - static_cast<float>(picture.width) / 2,
                                   box.y + box.height / 2 - static_cast<float>(picture.height) / 2);
    if (best && away >= best_away) continue;
    best = i;
    best_away = away;
  }
  return best;
}

}  // namespace attune::app
