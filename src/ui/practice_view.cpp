#include "ui/practice_view.hpp"

#include <algorithm>
#include <cmath>

namespace attune::ui {
namespace {

constexpr float kGap_em = 0.6F;
constexpr float kLow_em = 20.0F;         // below this height everything moves together
constexpr float kLeastChoice_em = 2.6F;  // large targets
constexpr float kLowChoice_em = 2.0F;
constexpr float kRepeat_em = 2.1F;
constexpr float kRepeatWidth_em = 10.0F;
constexpr float kLongestLine_em = 48.0F;  // longer ones are hard to follow with the eyes
constexpr float kRoomyChoice_em = 3.4F;   // where there is room
constexpr float kPadding_em = 0.7F;       // inside a choice, left and right
constexpr float kNumber_em = 1.9F;        // the key's number

struct Grid {
  int columns = 1;
  float width = 0.0F;   // of a choice
  float height = 0.0F;  // of a row
  int rows = 1;
  float total = 0.0F;
};

Grid make_grid(int count, int columns, const cv::Rect2f& area, float em, const PracticeModel& model,
               const PracticeMeasures& measures) {
  const bool low = area.height < kLow_em * em;
  Grid grid;
  grid.columns = columns;
  grid.rows = (count + columns - 1) / columns;
  const float gaps = static_cast<float>(columns - 1) * kGap_em * em;
  grid.width = (area.width - gaps) / static_cast<float>(columns);
  grid.height = (low ? kLowChoice_em : kLeastChoice_em) * em;
  const float inner = grid.width - (2 * kPadding_em + kNumber_em) * em;
  for (std::size_t i = 0; i < model.choices.size(); ++i) {
    grid.height = std::max(grid.height, measures.choice(i, inner) + (low ? 0.4F : 0.9F) * em);
  }
  grid.total = static_cast<float>(grid.rows) * grid.height +
               static_cast<float>(grid.rows - 1) * kGap_em * em;
  return grid;
}

bool words_fit(const Grid& grid, float em, const PracticeModel& model,
               const PracticeMeasures& measures) {
  const float inner = grid.width - (2 * kPadding_em + kNumber_em) * em;
  for (std::size_t i = 0; i < model.choices.size(); ++i) {
    if (measures.widest_word(i) > inner) return false;
  }
  return true;
}

// The flattest grid in which no word is broken.
Grid best_grid(const cv::Rect2f& area, float em, const PracticeModel& model,
               const PracticeMeasures& measures) {
  const int count = static_cast<int>(model.choices.size());
  Grid best = make_grid(count, 1, area, em, model, measures);
  for (int columns = 2; columns <= count; ++columns) {
    // Six in a row are too many to take in; uneven rows look unfinished.
    if (columns > 4 || (count > 3 && columns == 3 && count == 4)) continue;
    const Grid grid = make_grid(count, columns, area, em, model, measures);
    if (words_fit(grid, em, model, measures) && grid.total < best.total) best = grid;
  }
  return best;
}

// Below the words where there is room, else in a corner of the picture, away from the face.
void place_repeat(PracticeLayout& layout, float text_height, float em) {
  const float height = kRepeat_em * em;
  const float bottom = layout.text.y + layout.text.height;
  if (text_height + height + 0.6F * em <= layout.text.height) {
    const float width = std::min(layout.text.width, kRepeatWidth_em * em);
    layout.repeat = {layout.text.x, bottom - height, width, height};
    layout.text.height -= height + 0.3F * em;  // or the words would lie over it
    return;
  }
  layout.repeat_short = true;
  layout.repeat = {layout.picture.x + layout.picture.width - height, layout.picture.y, height,
                   height};
}

}  // namespace

std::optional<std::size_t> choice_for_key(char32_t character, const PracticeModel& model) {
  if (character < U'1' || character > U'9') return std::nullopt;
  const auto index = static_cast<std::size_t>(character - U'1');
  return index < model.choices.size() ? std::optional(index) : std::nullopt;
}

PracticeLayout make_practice_layout(const cv::Rect2f& area, float em, const PracticeModel& model,
                                    const PracticeMeasures& measures) {
  PracticeLayout layout;
  const float gap = kGap_em * em;
  float top_height = area.height;
  if (!model.choices.empty()) {
    Grid grid = best_grid(area, em, model, measures);
    // Larger targets when the rest has room enough anyway.
    if (area.height > 34.0F * em) grid.height = std::max(grid.height, kRoomyChoice_em * em);
    grid.total =
        static_cast<float>(grid.rows) * grid.height + static_cast<float>(grid.rows - 1) * gap;
    const float top = area.y + area.height - grid.total;
    for (std::size_t i = 0; i < model.choices.size(); ++i) {
      const auto row = static_cast<float>(static_cast<int>(i) / grid.columns);
      const auto column = static_cast<float>(static_cast<int>(i) % grid.columns);
      layout.choices.push_back({area.x + column * (grid.width + gap),
                                top + row * (grid.height + gap), grid.width, grid.height});
    }
    top_height = std::max(0.0F, area.height - grid.total - gap);
  }
  const float longest = model.progress ? area.width : kLongestLine_em * em;
  layout.text = {area.x, area.y, std::min(area.width, longest), top_height};
  if (model.with_picture) {
    const float between = 2 * gap;
    // As large as it may be, but no larger than its shape can use.
    float share = 0.62F;
    if (model.picture.shown.height > 0) {
      const float useful = top_height * model.picture.shown.width / model.picture.shown.height;
      share = std::min(share, useful / area.width);
    }
    share = std::max(share, 0.34F);
    for (; share > 0.34F; share -= 0.02F) {
      if (measures.text(area.width * (1 - share) - between) <= top_height) break;
    }
    layout.picture = {area.x, area.y, area.width * share, top_height};
    const float left = layout.picture.x + layout.picture.width + between;
    layout.text = {left, area.y, area.x + area.width - left, top_height};
  }
  const float text_height = measures.text(layout.text.width);
  layout.text_scrolls = text_height > layout.text.height + 1;
  if (model.with_picture && model.can_repeat) place_repeat(layout, text_height, em);
  return layout;
}

cv::Rect2f fit_picture(const cv::Rect2f& area, cv::Size2f shown) {
  if (shown.width <= 0 || shown.height <= 0) return {area.x, area.y, 0, 0};
  const float scale = std::min(area.width / shown.width, area.height / shown.height);
  const cv::Size2f size{std::floor(shown.width * scale), std::floor(shown.height * scale)};
  return {std::round(area.x + (area.width - size.width) / 2),
          std::round(area.y + (area.height - size.height) / 2), size.width, size.height};
}

}  // namespace attune::ui
