#include "ui/cue_panel.hpp"

#include <algorithm>
#include <string>

#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

// Where a row's parts stand; the same for all rows, so that they line up.
struct Columns {
  float mark, name, word, bar, dots, end;  // left edges; `end` is the right edge of all
};

Columns make_columns(const cv::Rect2f& rect, const Canvas& canvas, float padding) {
  const float em = canvas.em();
  Columns columns{};
  columns.end = rect.x + rect.width - padding;
  const float dots = 1.75F * em;
  const float bar = rect.width > 21.0F * em ? 4.4F * em : 3.0F * em;
  columns.dots = columns.end - dots;
  columns.bar = columns.dots - bar - 0.7F * em;
  columns.mark = rect.x + padding;
  columns.name = columns.mark + 0.95F * em;
  float widest = 0.0F;
  for (const core::CueGroup group : kGroups) {
    widest = std::max(widest, canvas.measure(label(group), TextStyle::strong).width);
  }
  columns.word = columns.name + widest + 0.7F * em;
  return columns;
}

// A diamond before the name: this group carries a cue right now.
void active_mark(const Canvas& canvas, float x, float y) {
  const float r = 0.24F * canvas.em();
  ImGui::GetWindowDrawList()->AddQuadFilled({x + r, y - r}, {x + 2 * r, y}, {x + r, y + r}, {x, y},
                                            packed(canvas.palette().accent));
}

// How a row's words are shown so that nothing is cut: whole, else in small letters, else the
// leading phrase alone, else that in small letters, else (the last resort) over the place of the
// bar.
struct FittedWord {
  std::string_view text;
  TextStyle style = TextStyle::body;
  bool over_bar = false;
};

FittedWord fit_word(std::string_view word, const Canvas& canvas, float width,
                    float width_over_bar) {
  const std::string_view lead = word.substr(0, word.find(','));
  const auto fits = [&](std::string_view text, TextStyle style, float room) {
    return canvas.measure(text, style).width <= room;
  };
  if (fits(word, TextStyle::body, width)) return {word};
  if (fits(word, TextStyle::small, width)) return {word, TextStyle::small};
  if (fits(lead, TextStyle::body, width)) return {lead};
  if (fits(lead, TextStyle::small, width)) return {lead, TextStyle::small};
  if (fits(lead, TextStyle::body, width_over_bar)) return {lead, TextStyle::body, true};
  return {lead, TextStyle::small, true};
}

void draw_row(const CueRow& row, const cv::Rect2f& rect, const Columns& at, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  if (row.active) active_mark(canvas, at.mark, rect.y + rect.height / 2);
  canvas.line({at.name, rect.y, at.word - at.name, rect.height}, row.name, colors.text,
              TextStyle::strong);
  const bool readable = row.strength.has_value();
  const float gap = 0.5F * em;
  const float past_bar = (readable ? at.dots : at.end) - gap - at.word;
  const float before_bar = readable ? at.bar - gap - at.word : past_bar;
  const FittedWord word = fit_word(row.word, canvas, before_bar, past_bar);
  canvas.line({at.word, rect.y, word.over_bar ? past_bar : before_bar, rect.height}, word.text,
              row.active ? colors.text : colors.muted, word.style);
  if (!readable) return;
  if (!word.over_bar) {
    const float height = 0.55F * em;
    const float width = at.dots - at.bar - 0.7F * em;
    segment_bar(canvas, {at.bar, rect.y + (rect.height - height) / 2, width, height},
                *row.strength);
  }
  certainty_dots(canvas, {at.dots, rect.y, at.end - at.dots, rect.height}, row.certainty);
}

// The reason goes before the rest of the sentence when both do not fit.
std::string baseline_words(const BaselineNote& note, float width, const Canvas& canvas) {
  if (note.waiting.empty()) return note.text;
  const std::string all = note.text + " (waits: " + note.waiting + ")";
  if (canvas.measure(all, TextStyle::small).width <= width) return all;
  return note.brief + ": " + note.waiting;
}

// In place of the title, so that nothing moves when it comes or goes.
void draw_baseline(const BaselineNote& note, const cv::Rect2f& rect, const Canvas& canvas) {
  const float em = canvas.em();
  const float side = std::min(rect.height, 1.3F * em);
  canvas.ring({rect.x + side / 2, rect.y + rect.height / 2}, side / 2, 0.22F * side,
              static_cast<float>(note.progress));
  const float left = side + 0.5F * em;
  const cv::Rect2f text{rect.x + left, rect.y, rect.width - left, rect.height};
  canvas.line(text, baseline_words(note, text.width, canvas), canvas.palette().notice,
              TextStyle::small);
}

}  // namespace

Actions draw_cue_panel(const CuePanelModel& model, const cv::Rect2f& rect, WatchLayout::Mode mode,
                       const Canvas& canvas) {
  Actions actions;
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const CuePanelHeights heights = cue_panel_heights(mode);
  canvas.card(rect);
  const float padding = std::max(heights.padding, 0.7F) * em;
  const Columns at = make_columns(rect, canvas, padding);
  float y = rect.y + heights.padding * em;

  // What the two right columns mean, unless there is no room to say it.
  const float title_height = heights.title * em * 0.9F;
  constexpr std::string_view kStrength = "strength";
  constexpr std::string_view kSure = "sure";
  const float title_width = canvas.measure(model.title, TextStyle::strong).width;
  const bool explain = model.has_face && !model.baseline && at.mark + title_width + em < at.bar &&
                       canvas.measure(kStrength, TextStyle::small).width < at.dots - at.bar;
  if (model.baseline) {
    draw_baseline(*model.baseline, {at.mark, y, at.end - at.mark, title_height}, canvas);
  } else {
    canvas.line({at.mark, y, (explain ? at.bar : at.end) - at.mark, title_height}, model.title,
                colors.muted, TextStyle::body);
  }
  if (explain) {
    canvas.line({at.bar, y, at.dots - at.bar, title_height}, kStrength, colors.muted,
                TextStyle::small);
    canvas.line_right({at.dots, y, at.end - at.dots, title_height}, kSure, colors.muted,
                      TextStyle::small);
  }
  y += heights.title * em;
  if (!model.has_face) {
    canvas.paragraph({at.mark, y, at.end - at.mark, 2.8F * em}, model.empty_text, colors.text);
    return actions;
  }
  const auto rows = std::min(model.rows.size(), static_cast<std::size_t>(row_count(mode)));
  for (std::size_t i = 0; i < rows; ++i) {
    const CueRow& row = model.rows[i];
    const cv::Rect2f line{rect.x, y, rect.width, heights.row * em};
    if (row_area(canvas, row.name, inset(line, 0.3F * em, 0), false)) {
      actions.commands.push_back(detail_command(row.group));
    }
    draw_row(row, line, at, canvas);
    if (!row.sentence.empty() && ImGui::IsMouseHoveringRect(vec(line.tl()), vec(line.br())) &&
        ImGui::IsWindowHovered()) {
      explain_under_mouse(canvas, row.sentence);
    }
    y += line.height;
  }
  return actions;
}

}  // namespace attune::ui
