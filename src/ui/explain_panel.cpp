#include "ui/explain_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ui/column_scope.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

// Heights and widths in em.
constexpr float kHeading = 1.3F;
constexpr float kLine = 1.5F;
constexpr float kBar = 0.5F;  // thickness
constexpr float kGap = 0.75F;
constexpr float kPlane = 9.5F;  // side of the plane

// A bar of one colour; what speaks against is hollow, so that the two differ by shape.
void share_bar(const cv::Rect2f& rect, double share, bool hollow, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float radius = rect.height / 3;
  canvas.fill(rect, with_alpha(colors.track, 0.6F), radius);
  const float width =
      std::max(rect.height, rect.width * static_cast<float>(std::clamp(share, 0.0, 1.0)));
  const cv::Rect2f part{rect.x, rect.y, width, rect.height};
  if (hollow) {
    canvas.fill(part, colors.panel, radius);
    canvas.stroke(part, colors.accent, radius, 1.5F);
  } else {
    canvas.fill(part, colors.accent, radius);
  }
}

// From y downwards, each gives where it ended.
class Sections {
 public:
  Sections(const ColumnScope& column, const Canvas& canvas)
      : column_(column), canvas_(canvas), em_(canvas.em()), y_(column.top()) {}

  float y() const { return y_; }

  void text(std::string_view id, std::string_view heading, std::string_view words) {
    if (!words.empty()) y_ = column_.text(y_, id, heading, words);
  }

  void readings(const ExplainModel& model) {
    if (model.readings.empty()) return;
    heading("May go with");
    for (std::size_t i = 0; i < model.readings.size(); ++i) {
      const ExplainReading& reading = model.readings[i];
      if (i == 1) heading("Also possible");
      const TextStyle style = i == 0 ? TextStyle::title : TextStyle::body;
      const std::string words = reading.likelihood + " " + reading.label;
      const std::string number = fmt::format("{:.0f} %", 100 * reading.share);
      const float room = column_.width() - 3.2F * em_;
      const float height = std::max(kLine * em_, canvas_.paragraph_height(words, room, style));
      row_area(canvas_, fmt::format("reading {}", i),
               {column_.left(), y_, column_.width(), height + (kBar + 0.2F) * em_}, true);
      canvas_.paragraph({column_.left(), y_, room, height}, words, canvas_.palette().text, style);
      canvas_.line_right({column_.left() + room, y_, column_.width() - room, kLine * em_}, number,
                         canvas_.palette().muted);
      y_ += height + 0.2F * em_;
      share_bar({column_.left(), y_, column_.width(), kBar * em_}, reading.share, false, canvas_);
      y_ += (kBar + 0.5F) * em_;
    }
    y_ += 0.2F * em_;
  }

  void reasons(const ExplainModel& model) {
    for (std::size_t i = 0; i < model.reasons.size(); ++i) {
      const ExplainReason& reason = model.reasons[i];
      if (i == 0 || reason.speaks_for != model.reasons[i - 1].speaks_for) {
        heading(reason.speaks_for ? "Speaks for it" : "Speaks against it");
      }
      const float height = canvas_.paragraph_height(reason.sentence, column_.width());
      row_area(canvas_, fmt::format("reason {}", i),
               {column_.left(), y_, column_.width(), height + kHeading * em_}, true);
      canvas_.paragraph({column_.left(), y_, column_.width(), height}, reason.sentence,
                        canvas_.palette().text);
      const float word = canvas_.measure(reason.weight, TextStyle::small).width + 1;
      const float bar = column_.width() - word - 0.7F * em_;
      const float middle = y_ + height + (kHeading - kBar) * em_ / 2;
      share_bar({column_.left(), middle, bar, kBar * em_}, reason.share, !reason.speaks_for,
                canvas_);
      canvas_.line_right({column_.left(), y_ + height, column_.width(), kHeading * em_},
                         reason.weight, canvas_.palette().muted, TextStyle::small);
      y_ += height + (kHeading + 0.4F) * em_;
    }
    if (!model.reasons.empty()) y_ += 0.3F * em_;
  }

  void looks(const ExplainModel& model) {
    constexpr std::string_view kHeadingText = "What the face alone looks like";
    if (!model.looks_missing.empty()) text("looks", kHeadingText, model.looks_missing);
    if (model.looks.empty()) return;
    float names = 0.0F;
    for (const ExplainLook& look : model.looks) {
      names = std::max(names, canvas_.measure(look.name).width);
    }
    const float number = 3.2F * em_;
    const float height = static_cast<float>(model.looks.size()) * kLine * em_;
    row_area(canvas_, "looks", {column_.left(), y_, column_.width(), kHeading * em_ + height},
             true);
    heading(kHeadingText);
    for (const ExplainLook& look : model.looks) {
      canvas_.line({column_.left(), y_, names + 1, kLine * em_}, look.name, canvas_.palette().text);
      const float x = column_.left() + names + 0.7F * em_;
      const float width = column_.left() + column_.width() - number - x;
      share_bar({x, y_ + (kLine - kBar) * em_ / 2, width, kBar * em_}, look.share, false, canvas_);
      canvas_.line_right({x + width, y_, number, kLine * em_},
                         fmt::format("{:.0f} %", 100 * look.share), canvas_.palette().muted);
      y_ += kLine * em_;
    }
    y_ += kGap * em_;
  }

  void affect(const ExplainModel& model) {
    if (!model.affect) return;
    const float side = std::min(kPlane * em_, column_.width());
    const float words = canvas_.paragraph_height(model.affect->text, column_.width());
    row_area(canvas_, "affect",
             {column_.left(), y_, column_.width(), kHeading * em_ + side + words}, true);
    heading("How pleasant and how lively it looks");
    draw_affect(*model.affect, {column_.left(), y_, column_.width(), side}, canvas_);
    y_ += side + 0.3F * em_;
    canvas_.paragraph({column_.left(), y_, column_.width(), words}, model.affect->text,
                      canvas_.palette().text);
    y_ += words + kGap * em_;
  }

 private:
  void heading(std::string_view words) {
    const float height = std::max(
        kHeading * em_, canvas_.paragraph_height(words, column_.width(), TextStyle::small));
    canvas_.paragraph({column_.left(), y_, column_.width(), height}, words, canvas_.palette().muted,
                      TextStyle::small);
    y_ += height;
  }

  const ColumnScope& column_;
  const Canvas& canvas_;
  float em_;
  float y_;
};

}  // namespace

void draw_affect(const AffectPlot& plot, const cv::Rect2f& rect, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const float text = 1.2F * em;
  // Words above and below, and at the sides where there is room; else the sides' stand inside.
  const float sides = std::max(canvas.measure("unpleasant", TextStyle::small).width,
                               canvas.measure("pleasant", TextStyle::small).width) +
                      0.4F * em;
  const float height = rect.height - 2 * text;
  const float width = std::min(rect.width - 2 * sides, 1.6F * height);
  const cv::Rect2f plane{rect.x + (rect.width - width) / 2, rect.y + text, width, height};
  if (plane.width <= 0 || plane.height <= 0) return;
  const auto place = [&](cv::Point2f p) {
    return cv::Point2f{plane.x + p.x * plane.width, plane.y + (1.0F - p.y) * plane.height};
  };
  canvas.fill(plane, with_alpha(colors.track, 0.45F), 0.3F * em);
  const cv::Point2f middle = place({0.5F, 0.5F});
  const Color axis = with_alpha(colors.muted, 0.5F);
  canvas.fill({plane.x, middle.y, plane.width, 1}, axis);
  canvas.fill({middle.x, plane.y, 1, plane.height}, axis);

  ImDrawList* list = ImGui::GetWindowDrawList();
  std::vector<ImVec2> ring;
  ring.reserve(plot.ring.size());
  for (const cv::Point2f& point : plot.ring) ring.push_back(vec(place(point)));
  list->PushClipRect(vec(plane.tl()), vec(plane.br()), true);
  const int count = static_cast<int>(ring.size());
  list->AddConvexPolyFilled(ring.data(), count, packed(with_alpha(colors.accent, 0.22F)));
  list->AddPolyline(ring.data(), count, packed(colors.accent), ImDrawFlags_Closed, 1.6F);
  list->AddCircleFilled(vec(place(plot.at)), 0.26F * em, packed(colors.text));
  list->PopClipRect();

  const cv::Rect2f above{plane.x, rect.y, plane.width, text};
  const cv::Rect2f below{plane.x, plane.y + plane.height, plane.width, text};
  canvas.line_centered(above, "stirred", colors.muted, TextStyle::small);
  canvas.line_centered(below, "quiet", colors.muted, TextStyle::small);
  const float y = middle.y - text / 2;
  canvas.line_right({plane.x - sides, y, sides - 0.3F * em, text}, "unpleasant", colors.muted,
                    TextStyle::small);
  canvas.line({plane.x + plane.width + 0.3F * em, y, sides - 0.3F * em, text}, "pleasant",
              colors.muted, TextStyle::small);
}

Actions draw_explanation(const ExplainModel& model, const cv::Rect2f& rect, const Canvas& canvas) {
  Actions actions;
  const float em = canvas.em();
  if (rect.width <= 4 * em || rect.height <= 4 * em) return actions;
  ColumnScope column(canvas, model.title, rect);
  Sections sections(column, canvas);
  sections.text("message", "", model.message);
  sections.text("remedy", "", model.remedy);
  sections.readings(model);
  sections.text("how sure", "How sure", model.how_sure);
  sections.reasons(model);
  sections.looks(model);
  sections.affect(model);
  for (const ExplainText& text : model.texts) {
    sections.text("text " + text.heading, text.heading, text.text);
  }
  sections.text("note", "", model.note);
  column.end(sections.y());
  if (column.wants_close()) actions.commands.push_back(Command::close_popup);
  return actions;
}

}  // namespace attune::ui
