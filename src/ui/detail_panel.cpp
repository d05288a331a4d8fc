#include "ui/detail_panel.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "ui/column_scope.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

// Heights and widths in em.
constexpr float kName = 1.5F;
constexpr float kCurve = 2.2F;       // height of a curve
constexpr float kCurveWidth = 8.5F;  // beside the words
constexpr float kBesides = 17.5F;    // a column that is narrower has the curve below the words
constexpr float kGap = 0.75F;
constexpr float kArrow = 0.95F;  // before the name of a cue that can be opened

struct CueLayout {
  float word_width, word_height, note_width, note_height, height;
  bool beside;      // the curve stands beside the words
  bool note_below;  // the note needs the full width, below both
};

std::string note_of(const DetailCue& cue) {
  return cue.basis.empty() ? cue.number : cue.number + ", " + cue.basis;
}

CueLayout layout_of(const DetailCue& cue, float width, const Canvas& canvas) {
  const float em = canvas.em();
  CueLayout at{};
  at.beside = width >= kBesides * em;
  at.word_width = at.beside ? width - (kCurveWidth + 0.8F) * em : width;
  at.word_height = canvas.paragraph_height(cue.word, at.word_width);
  const std::string note = note_of(cue);
  at.note_below = !at.beside || canvas.measure(note, TextStyle::small).width > at.word_width;
  at.note_width = at.note_below ? width : at.word_width;
  at.note_height =
      note.empty() ? 0.0F : canvas.paragraph_height(note, at.note_width, TextStyle::small);
  const float words = at.word_height + (at.note_below ? 0.0F : at.note_height);
  at.height = (kName + 0.2F) * em + (at.note_below ? at.note_height : 0.0F) +
              (at.beside ? std::max(words, kCurve * em) : words + kCurve * em);
  return at;
}

void draw_curve(const CurveModel& curve, const cv::Rect2f& box, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  canvas.fill(box, with_alpha(colors.track, 0.45F), 0.2F * canvas.em());
  const float inset_px = 2.0F;
  const cv::Rect2f inner = inset(box, inset_px, inset_px);
  const auto y_of = [&](float y) { return inner.y + (1.0F - y) * inner.height; };
  const float neutral = std::round(y_of(static_cast<float>(curve.neutral)));
  canvas.fill({inner.x, neutral, inner.width, 1}, with_alpha(colors.muted, 0.5F));
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (const std::vector<cv::Point2f>& line : curve.lines) {
    std::vector<ImVec2> points;
    points.reserve(line.size());
    for (const cv::Point2f& p : line) points.push_back({inner.x + p.x * inner.width, y_of(p.y)});
    if (points.size() == 1) {
      list->AddCircleFilled(points.front(), 1.6F, packed(colors.accent));
    } else {
      list->AddPolyline(points.data(), static_cast<int>(points.size()), packed(colors.accent), 0,
                        1.6F);
    }
  }
}

// Points down where the cue is open, else to the right. Gives the width it takes.
float draw_arrow(const DetailCue& cue, cv::Point2f at, const Canvas& canvas) {
  if (!cue.can_open) return 0.0F;
  const float em = canvas.em();
  const float r = 0.26F * em;
  const cv::Point2f c{at.x + 0.3F * em, at.y + kName * em / 2};
  const ImU32 color = packed(canvas.palette().muted);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (cue.told.empty()) {
    list->AddTriangleFilled({c.x - 0.7F * r, c.y - r}, {c.x + r, c.y}, {c.x - 0.7F * r, c.y + r},
                            color);
  } else {
    list->AddTriangleFilled({c.x - r, c.y - 0.7F * r}, {c.x + r, c.y - 0.7F * r}, {c.x, c.y + r},
                            color);
  }
  return kArrow * em;
}

void draw_cue(const DetailCue& cue, cv::Point2f at, float width, const CueLayout& layout,
              const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const float dots = 1.75F * em;
  float x = at.x + draw_arrow(cue, at, canvas);
  if (cue.active) {
    const float r = 0.24F * em;
    const float y = at.y + kName * em / 2;
    ImGui::GetWindowDrawList()->AddQuadFilled({x + r, y - r}, {x + 2 * r, y}, {x + r, y + r},
                                              {x, y}, packed(colors.accent));
    x += 0.85F * em;
  }
  const float name_width = width - (x - at.x) - dots - 0.4F * em;
  const bool small = canvas.measure(cue.name, TextStyle::strong).width > name_width;
  canvas.line({x, at.y, name_width, kName * em}, cue.name, colors.text,
              small ? TextStyle::small : TextStyle::strong);
  if (cue.certainty != Certainty::none) {
    certainty_dots(canvas, {at.x + width - dots, at.y, dots, kName * em}, cue.certainty);
  }
  float y = at.y + kName * em;
  canvas.paragraph({at.x, y, layout.word_width, layout.word_height}, cue.word,
                   cue.active ? colors.text : colors.muted);
  const float curve_height = kCurve * em - 0.2F * em;
  if (layout.beside) {
    draw_curve(cue.curve, {at.x + width - kCurveWidth * em, y, kCurveWidth * em, curve_height},
               canvas);
    y += layout.note_below ? std::max(layout.word_height, kCurve * em) : layout.word_height;
  } else {
    y += layout.word_height + 0.1F * em;
    draw_curve(cue.curve, {at.x, y, width, curve_height}, canvas);
    y += (kCurve - 0.1F) * em;
  }
  if (layout.note_height > 0) {
    canvas.paragraph({at.x, y, layout.note_width, layout.note_height}, note_of(cue), colors.muted,
                     TextStyle::small);
  }
}

// What is told of an open cue, with a line beside it that shows how far it reaches.
float draw_told(const DetailCue& cue, const ColumnScope& column, float y, const Canvas& canvas) {
  if (cue.told.empty()) return y;
  const std::string id(core::info(cue.id).name);
  const float top = y;
  for (const DetailText& text : cue.told) {
    y = column.text(y, id + " " + text.heading, text.heading, text.text);
  }
  canvas.fill({column.left() - 4, top, 2, y - top - kGap * canvas.em()},
              with_alpha(canvas.palette().accent, 0.6F));
  return y;
}

float draw_sections(const DetailModel& model, const ColumnScope& column, float y,
                    const Canvas& canvas, Actions& actions) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  for (const DetailSection& section : model.sections) {
    if (!section.heading.empty()) {
      canvas.line({column.left(), y, column.width(), 1.5F * em}, section.heading, colors.muted);
      y += 1.7F * em;
    }
    for (const DetailCue& cue : section.cues) {
      const CueLayout layout = layout_of(cue, column.width(), canvas);
      if (row_area(canvas, core::info(cue.id).name,
                   {column.left(), y, column.width(), layout.height}, !cue.can_open)) {
        actions.tell_cue = cue.id;
      }
      draw_cue(cue, {column.left(), y}, column.width(), layout, canvas);
      y = draw_told(cue, column, y + layout.height + kGap * em, canvas);
    }
  }
  return y;
}

}  // namespace

Actions draw_detail(const DetailModel& model, const cv::Rect2f& rect, const Canvas& canvas) {
  Actions actions;
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  if (rect.width <= 4 * em || rect.height <= 4 * em) return actions;
  ColumnScope column(canvas, model.title, rect);
  float y = column.top();
  if (!model.empty_text.empty()) {
    const float height = canvas.paragraph_height(model.empty_text, column.width());
    canvas.paragraph({column.left(), y, column.width(), height}, model.empty_text, colors.text);
    y += height + kGap * em;
  }
  if (model.spot) {
    constexpr std::string_view kText = "S  Show in the picture";
    const float width = std::min(column.width(), canvas.measure(kText).width + 1.4F * em);
    if (button(canvas, "spotlight", {column.left(), y, width, 1.9F * em}, kText)) {
      actions.spotlight = model.spot;
    }
    y += (1.9F + kGap) * em;
  }
  if (!model.summary.empty()) y = column.text(y, "text Now", "Now", model.summary);
  if (model.definition) {
    y = column.text(y, "text definition", model.definition->heading, model.definition->text);
  }
  if (!model.hint.empty()) {
    const float height = canvas.paragraph_height(model.hint, column.width(), TextStyle::small);
    canvas.paragraph({column.left(), y, column.width(), height}, model.hint, colors.muted,
                     TextStyle::small);
    y += height + 0.2F * em;
  }
  if (!model.sections.empty()) {
    canvas.line({column.left(), y, column.width() - 2.4F * em, 1.3F * em}, "curves: the last 60 s",
                colors.muted, TextStyle::small);
    canvas.line_right({column.left(), y, column.width(), 1.3F * em}, "sure", colors.muted,
                      TextStyle::small);
    y += 1.5F * em;
  }
  y = draw_sections(model, column, y, canvas, actions);
  for (const DetailText& text : model.texts) {
    y = column.text(y, "text " + text.heading, text.heading, text.text);
  }
  column.end(y);
  if (column.wants_close()) actions.commands.push_back(Command::close_popup);
  return actions;
}

}  // namespace attune::ui
