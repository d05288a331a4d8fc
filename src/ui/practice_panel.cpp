#include "ui/practice_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "ui/popup.hpp"
#include "ui/progress_panel.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

constexpr float kNumber_em = 1.9F;
constexpr float kPadding_em = 0.7F;
constexpr float kLine_em = 0.45F;  // between lines
constexpr float kField_em = 2.0F;  // what is typed
constexpr float kFieldWidth_em = 18.0F;
constexpr float kAside_em = 0.5F;  // more above what is set apart

float text_height(const PracticeModel& model, float width, const Canvas& canvas) {
  const float em = canvas.em();
  float height = 0;
  if (!model.note.empty()) {
    height += canvas.paragraph_height(model.note, width, TextStyle::small) + kLine_em * em;
  }
  height += canvas.paragraph_height(model.title, width, TextStyle::title);
  if (model.field) height += (kField_em + kLine_em) * em;
  for (const std::string& line : model.lines) {
    height += kLine_em * em + canvas.paragraph_height(line, width);
  }
  if (!model.aside.lines.empty()) {
    height += (kAside_em + kLine_em) * em +
              canvas.paragraph_height(model.aside.heading, width, TextStyle::small);
    for (const std::string& line : model.aside.lines) {
      height += kLine_em * em + canvas.paragraph_height(line, width);
    }
  }
  return height;
}

float choice_height(const PracticeChoice& choice, float width, const Canvas& canvas) {
  float height = canvas.paragraph_height(choice.label, width, TextStyle::strong);
  if (!choice.detail.empty()) {
    height += canvas.paragraph_height(choice.detail, width, TextStyle::small);
  }
  return height;
}

float widest_word(const std::string& label, const Canvas& canvas) {
  float widest = 0;
  std::size_t begin = 0;
  while (begin < label.size()) {
    const std::size_t end = std::min(label.find(' ', begin), label.size());
    widest =
        std::max(widest, canvas.measure(label.substr(begin, end - begin), TextStyle::strong).width);
    begin = end + 1;
  }
  return widest + 1;
}

void dim_around(const std::vector<cv::Rect2f>& lights, const PracticePicture& picture,
                const cv::Rect2f& place, const Canvas& canvas) {
  if (lights.empty()) return;
  const Color shade = with_alpha(canvas.palette().picture_bed, 0.5F);
  const float scale = place.width / picture.shown.width;
  // Strips between the edges of all lights: each piece lies in a light or outside all.
  std::vector<float> xs{picture.shown.x, picture.shown.x + picture.shown.width};
  std::vector<float> ys{picture.shown.y, picture.shown.y + picture.shown.height};
  for (const cv::Rect2f& light : lights) {
    const cv::Rect2f inside = light & picture.shown;
    if (inside.area() <= 0) continue;
    xs.insert(xs.end(), {inside.x, inside.x + inside.width});
    ys.insert(ys.end(), {inside.y, inside.y + inside.height});
  }
  std::sort(xs.begin(), xs.end());
  std::sort(ys.begin(), ys.end());
  for (std::size_t j = 0; j + 1 < ys.size(); ++j) {
    for (std::size_t i = 0; i + 1 < xs.size(); ++i) {
      const cv::Point2f middle{(xs[i] + xs[i + 1]) / 2, (ys[j] + ys[j + 1]) / 2};
      const bool lit = std::any_of(lights.begin(), lights.end(),
                                   [&middle](const cv::Rect2f& r) { return r.contains(middle); });
      if (lit) continue;
      canvas.fill(
          {place.x + (xs[i] - picture.shown.x) * scale, place.y + (ys[j] - picture.shown.y) * scale,
           (xs[i + 1] - xs[i]) * scale, (ys[j + 1] - ys[j]) * scale},
          shade);
    }
  }
  for (const cv::Rect2f& light : lights) {
    const cv::Rect2f inside = light & picture.shown;
    canvas.stroke({place.x + (inside.x - picture.shown.x) * scale,
                   place.y + (inside.y - picture.shown.y) * scale, inside.width * scale,
                   inside.height * scale},
                  canvas.palette().accent, 0.12F * canvas.em(), 2.0F);
  }
}

void draw_picture(const PracticePicture& picture, const cv::Rect2f& area, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  canvas.fill(area, colors.picture_bed, 0.5F * canvas.em());
  if (picture.texture == 0 || picture.shown.width <= 0) {
    const float width = std::min(area.width - 2 * canvas.em(), 30.0F * canvas.em());
    const float used = std::min(width, canvas.measure(picture.message).width);
    const float height = canvas.paragraph_height(picture.message, width);
    canvas.paragraph(
        {area.x + (area.width - used) / 2, area.y + (area.height - height) / 2, width, height},
        picture.message, colors.muted);
    return;
  }
  const cv::Rect2f place = fit_picture(area, picture.shown.size());
  ImVec2 uv0{picture.shown.x / picture.size.width, picture.shown.y / picture.size.height};
  ImVec2 uv1{(picture.shown.x + picture.shown.width) / picture.size.width,
             (picture.shown.y + picture.shown.height) / picture.size.height};
  if (picture.mirrored) std::swap(uv0.x, uv1.x);
  ImGui::GetWindowDrawList()->AddImage(reinterpret_cast<ImTextureID>(picture.texture),
                                       vec(place.tl()), vec(place.br()), uv0, uv1);
  dim_around(picture.spotlights, picture, place, canvas);
}

// The end of what was typed, with a mark where the next letter goes.
void draw_field(const std::string& typed, const cv::Rect2f& area, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const cv::Rect2f box(area.x, area.y, std::min(area.width, kFieldWidth_em * em), area.height);
  canvas.fill(box, colors.window, 0.3F * em);
  canvas.stroke(box, colors.accent, 0.3F * em, 1.5F);
  const cv::Rect2f inner = inset(box, 0.5F * em, 0.2F * em);
  const float end = canvas.line(inner, typed, colors.text);
  canvas.fill({inner.x + end + 1, inner.y + 0.2F * em, 2.0F, inner.height - 0.4F * em},
              colors.accent);
}

void draw_text(const PracticeModel& model, const cv::Rect2f& area, bool scrolls,
               const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  ImGui::SetCursorScreenPos(vec(area.tl()));
  ImGui::BeginChild("words", {area.width, area.height}, false,
                    ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoBackground |
                        (scrolls ? 0 : ImGuiWindowFlags_NoScrollbar));
  const float bar = scrolls ? ImGui::GetStyle().ScrollbarSize + 0.3F * em : 0.0F;
  const float width = area.width - bar;
  const ImVec2 start = ImGui::GetCursorScreenPos();
  float y = start.y;
  const auto put = [&](const std::string& text, const Color& color, TextStyle style) {
    const float height = canvas.paragraph_height(text, width, style);
    canvas.paragraph({start.x, y, width, height}, text, color, style);
    y += height + kLine_em * em;
  };
  if (!model.note.empty()) put(model.note, colors.muted, TextStyle::small);
  put(model.title, colors.text, TextStyle::title);
  if (model.field) {
    draw_field(*model.field, {start.x, y, width, kField_em * em}, canvas);
    y += (kField_em + kLine_em) * em;
  }
  for (const std::string& line : model.lines) put(line, colors.text, TextStyle::body);
  if (!model.aside.lines.empty()) {
    canvas.fill({start.x, y, width, 0.08F * em}, colors.muted);
    y += kAside_em * em;
    put(model.aside.heading, colors.muted, TextStyle::small);
    for (const std::string& line : model.aside.lines) put(line, colors.text, TextStyle::body);
  }
  ImGui::SetCursorScreenPos(start);
  ImGui::Dummy({1, y - start.y});
  if (scrolls) scroll_with_page_keys();
  ImGui::EndChild();
}

bool draw_choice(const PracticeChoice& choice, std::size_t index, const cv::Rect2f& rect,
                 const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const bool pressed = button(canvas, fmt::format("choice {}", index), rect, "");
  const cv::Rect2f key{rect.x + kPadding_em * em, rect.y + (rect.height - 1.5F * em) / 2, 1.3F * em,
                       1.5F * em};
  canvas.stroke(key, colors.muted, 0.3F * em, 1.2F);
  canvas.line_centered(key, fmt::format("{}", index + 1), colors.text, TextStyle::strong);
  const float width = rect.width - (2 * kPadding_em + kNumber_em) * em;
  const float height = choice_height(choice, width, canvas);
  const cv::Point2f at{rect.x + (kPadding_em + kNumber_em) * em,
                       rect.y + (rect.height - height) / 2};
  const float label = canvas.paragraph_height(choice.label, width, TextStyle::strong);
  canvas.paragraph({at.x, at.y, width, label}, choice.label, colors.text, TextStyle::strong);
  if (!choice.detail.empty()) {
    canvas.paragraph({at.x, at.y + label, width, height - label}, choice.detail, colors.muted,
                     TextStyle::small);
  }
  return pressed;
}

}  // namespace

PracticeActions draw_practice(const PracticeModel& model, const cv::Rect2f& area,
                              const Canvas& canvas) {
  PracticeActions actions;
  const float em = canvas.em();
  canvas.card(area);
  const cv::Rect2f inner = inset(area, 0.8F * em, 0.7F * em);
  const float inner_choice = 1.0F;  // what wrapping needs beyond the measured width
  const PracticeMeasures measures{
      [&](float width) { return text_height(model, width, canvas); },
      [&](std::size_t i, float width) {
        return choice_height(model.choices[i], width - inner_choice, canvas);
      },
      [&](std::size_t i) { return widest_word(model.choices[i].label, canvas); }};
  const PracticeLayout layout = make_practice_layout(inner, em, model, measures);
  if (model.with_picture) draw_picture(model.picture, layout.picture, canvas);
  if (model.progress) {
    draw_progress(model, layout.text, canvas);
  } else {
    draw_text(model, layout.text, layout.text_scrolls, canvas);
  }
  if (layout.repeat.area() > 0) {
    actions.repeat =
        button(canvas, "repeat", layout.repeat, layout.repeat_short ? "R" : "R  Watch again");
  }
  for (std::size_t i = 0; i < model.choices.size(); ++i) {
    if (draw_choice(model.choices[i], i, layout.choices[i], canvas)) actions.choose = i;
  }
  return actions;
}

}  // namespace attune::ui
