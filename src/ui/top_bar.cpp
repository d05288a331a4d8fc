#include "ui/top_bar.hpp"

#include <algorithm>

#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

void draw_shape(ReadingSign::Shape shape, cv::Point2f center, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float r = 0.36F * canvas.em();
  ImDrawList* list = ImGui::GetWindowDrawList();
  switch (shape) {
    case ReadingSign::Shape::dot:
      list->AddCircleFilled(vec(center), r, packed(colors.accent));
      break;
    case ReadingSign::Shape::bars:
      canvas.fill({center.x - r, center.y - r, 0.65F * r, 2 * r}, colors.text);
      canvas.fill({center.x + 0.35F * r, center.y - r, 0.65F * r, 2 * r}, colors.text);
      break;
    case ReadingSign::Shape::ring:
      list->AddCircle(vec(center), r, packed(colors.muted), 0, 1.8F);
      break;
  }
}

float brand_width(const Canvas& canvas) {
  return canvas.measure("Attune", TextStyle::title).width + 0.8F * canvas.em();
}

// Of the program's name and the tabs.
float left_width(const TopBarModel& model, const Canvas& canvas) {
  float width = 0.2F * canvas.em() + brand_width(canvas);
  for (const std::string& tab : model.tabs) {
    width += canvas.measure(tab, TextStyle::strong).width + 1.4F * canvas.em();
  }
  return width;
}

// The name goes first when there is little room.
void draw_tabs(const TopBarModel& model, const cv::Rect2f& rect, bool with_brand,
               const Canvas& canvas, Actions& actions) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  float x = rect.x + 0.2F * em;
  if (with_brand) {
    const float brand = brand_width(canvas);
    canvas.line({x, rect.y, brand, rect.height}, "Attune", colors.text, TextStyle::title);
    x += brand;
  }
  for (std::size_t i = 0; i < model.tabs.size(); ++i) {
    const bool current = static_cast<int>(i) == model.current_tab;
    const float width = canvas.measure(model.tabs[i], TextStyle::strong).width;
    const cv::Rect2f tab{x, rect.y, width + 1.2F * em, rect.height};
    if (button(canvas, "tab " + model.tabs[i], tab, "", Look::plain)) {
      actions.commands.push_back(i == 0 ? Command::open_watch : Command::open_practice);
    }
    x += 0.6F * em;
    canvas.line({x, rect.y, width + 1, rect.height}, model.tabs[i],
                current ? colors.text : colors.muted, TextStyle::strong);
    if (current) {
      canvas.fill({x, rect.y + rect.height - 0.28F * em, width, 2.0F}, colors.accent, 1.0F);
    }
    x += width + 0.8F * em;
  }
}

void draw_chevron(cv::Point2f center, float size, const Color& color) {
  const ImVec2 points[] = {{center.x - size, center.y - size / 2},
                           {center.x, center.y + size / 2},
                           {center.x + size, center.y - size / 2}};
  ImGui::GetWindowDrawList()->AddPolyline(points, 3, packed(color), 0, 1.6F);
}

constexpr float kKeyGap_em = 0.4F;

std::string key_text(const KeyButton& button, bool briefly) {
  return briefly ? button.key : button.key + "  " + button.text;
}

float key_width(const std::string& text, const Canvas& canvas) {
  return canvas.measure(text).width + 1.3F * canvas.em();
}

// How the buttons and the text of the line share the room.
struct KeyRow {
  bool shown = true;
  bool briefly = false;
  bool with_text = true;
};

KeyRow fit_keys(const std::vector<KeyButton>& buttons, float room, float text, bool notice,
                const Canvas& canvas) {
  const auto width = [&](bool briefly) {
    float sum = 0.0F;
    for (const KeyButton& button : buttons) {
      sum += key_width(key_text(button, briefly), canvas) + kKeyGap_em * canvas.em();
    }
    return sum;
  };
  if (width(false) + text <= room) return {};
  if (width(true) + text <= room) return {true, true, true};
  if (notice) return {false, false, true};
  return {true, width(false) > room, false};
}

}  // namespace

Actions draw_top_bar(const TopBarModel& model, const cv::Rect2f& rect, const Canvas& canvas) {
  Actions actions;
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const float gap = 0.6F * em;
  const float left = rect.x + left_width(model, canvas);
  float right = rect.x + rect.width;

  const float help = rect.height;
  if (button(canvas, "help", {right - help, rect.y, help, rect.height}, "?")) {
    actions.commands.push_back(Command::open_help);
  }
  right -= help + gap;
  const float display = 2.8F * em;
  if (button(canvas, "display", {right - display, rect.y, display, rect.height}, "Aa")) {
    actions.commands.push_back(Command::open_display);
  }
  right -= display + gap;

  // The sign is also the pause button. Its hint goes first when there is little room.
  const float icon = 1.2F * em;
  const float text = canvas.measure(model.sign.text, TextStyle::strong).width;
  const float hint = canvas.measure(model.sign.hint, TextStyle::small).width + 0.8F * em;
  const bool with_hint = !model.sign.hint.empty() && right - left > 16.0F * em + icon + text + hint;
  const float sign = 0.7F * em + icon + text + (with_hint ? hint : 0.0F) + 0.7F * em;
  const cv::Rect2f area{right - sign, rect.y, sign, rect.height};
  if (button(canvas, "reading", area, "")) actions.commands.push_back(Command::toggle_pause);
  draw_shape(model.sign.shape, {area.x + 0.7F * em + 0.4F * em, area.y + area.height / 2}, canvas);
  const float text_x = area.x + 0.7F * em + icon;
  canvas.line({text_x, rect.y, text + 1, rect.height}, model.sign.text, colors.text,
              TextStyle::strong);
  if (with_hint) {
    canvas.line_right(
        {text_x + text, rect.y, area.x + sign - 0.7F * em - text_x - text, rect.height},
        model.sign.hint, colors.muted, TextStyle::small);
  }
  right -= sign + gap;

  const float wanted = canvas.measure(model.source).width + 2.9F * em;
  const bool with_brand = right - left >= wanted;
  const float least = with_brand ? left : left - brand_width(canvas);
  const float source = std::min(wanted, std::max(0.0F, right - least));
  if (source > 4.0F * em) {
    const cv::Rect2f box{right - source, rect.y, source, rect.height};
    if (button(canvas, "source", box, "")) actions.commands.push_back(Command::open_sources);
    canvas.line({box.x + 0.7F * em, box.y, box.width - 2.5F * em, box.height}, model.source,
                colors.text);
    draw_chevron({box.x + box.width - 1.05F * em, box.y + box.height / 2}, 0.28F * em,
                 colors.muted);
  }
  // Last: the keyboard begins at the first thing drawn, the help.
  draw_tabs(model, rect, with_brand, canvas, actions);
  return actions;
}

Actions draw_status_line(const StatusLine& model, const std::vector<KeyButton>& buttons,
                         const cv::Rect2f& rect, const Canvas& canvas) {
  Actions actions;
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const TextStyle style = model.notice ? TextStyle::body : TextStyle::small;
  const float r = 0.42F * em;  // of the sign before a notice
  const float sign = model.notice ? 2 * r + 0.5F * em : 0.0F;
  const float text = 0.2F * em + sign + canvas.measure(model.text, style).width + 1;
  const KeyRow row = fit_keys(buttons, rect.width, text, model.notice, canvas);
  float right = rect.x + rect.width;
  for (std::size_t i = buttons.size(); row.shown && i-- > 0;) {
    const std::string words = key_text(buttons[i], row.briefly);
    const float width = key_width(words, canvas);
    right -= width;
    if (button(canvas, "key " + buttons[i].key, {right, rect.y, width, rect.height}, words)) {
      actions.commands.push_back(buttons[i].command);
    }
    right -= kKeyGap_em * em;
  }
  if (!row.with_text) return actions;
  float x = rect.x + 0.2F * em;
  if (model.notice) {
    // A triangle, so that the notice does not hang on its colour.
    const cv::Point2f at{x + r, rect.y + rect.height / 2};
    ImGui::GetWindowDrawList()->AddTriangle({at.x, at.y - r}, {at.x + r, at.y + 0.8F * r},
                                            {at.x - r, at.y + 0.8F * r}, packed(colors.notice),
                                            1.6F);
    x += sign;
  }
  canvas.line({x, rect.y, right - x, rect.height}, model.text,
              model.notice ? colors.notice : colors.muted, style);
  return actions;
}

}  // namespace attune::ui
