#include "ui/help_popup.hpp"

#include <algorithm>
#include <array>

#include "ui/popup.hpp"

namespace attune::ui {
namespace {

constexpr std::array<std::string_view, 5> kReading{
    "A diamond before a row: this cue is going on now. The bar shows how strong it is, the dots "
    "how "
    "sure the reading is.",
    "What is seen may go with a state, or with something else. The person decides what it means.",
    "\"Not enough to say\" is an answer: light, size, angle or cover stand in the way.",
    "A gap in the timeline: nothing could be read. A diamond in it: a cue began.",
    "Not for diagnosis, not for lie detection, not for judging anyone.",
};
constexpr float kRow_em = 1.65F;
constexpr float kGap_em = 1.8F;  // between columns

struct Widths {
  float keys, column, full;
  bool two;  // columns
};

Widths make_widths(const Canvas& canvas, cv::Size2f screen) {
  Widths widths{};
  float action = 0.0F;
  for (const ShortcutRow& row : shortcut_rows()) {
    widths.keys = std::max(widths.keys, canvas.measure(row.keys, TextStyle::strong).width);
    action = std::max(action, canvas.measure(row.action).width);
  }
  widths.keys += canvas.em();
  widths.column = widths.keys + action + 2;
  const float room = widest_content(canvas, screen);
  const float gap = kGap_em * canvas.em();
  widths.two = 2 * widths.column + gap <= room;
  widths.full = std::min(
      room, widths.two ? 2 * widths.column + gap : std::max(widths.column, 30 * canvas.em()));
  return widths;
}

}  // namespace

Actions draw_help(cv::Size2f screen, const Canvas& canvas) {
  Actions actions;
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  const Widths widths = make_widths(canvas, screen);
  const auto& rows = shortcut_rows();
  const std::size_t per_column = widths.two ? (rows.size() + 1) / 2 : rows.size();
  const float keys_height = static_cast<float>(per_column) * kRow_em * em;
  // Broken a little narrower than the room, in case a scroll bar takes some of it.
  const float text_width = widths.full - 1.2F * em;
  float height = keys_height + 0.9F * em;
  for (const std::string_view text : kReading) {
    height += canvas.paragraph_height(text, text_width) + 0.45F * em;
  }

  const PopupScope popup(canvas, "Help", screen, {widths.full, height});
  popup.scroll_with_arrows();
  const cv::Rect2f& inner = popup.inner();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float x = inner.x + (i < per_column ? 0.0F : widths.column + kGap_em * em);
    const float y = inner.y + static_cast<float>(i % per_column) * kRow_em * em;
    canvas.line({x, y, widths.keys, kRow_em * em}, rows[i].keys, colors.text, TextStyle::strong);
    canvas.line({x + widths.keys, y, widths.column - widths.keys, kRow_em * em}, rows[i].action,
                colors.text);
  }
  float y = inner.y + keys_height + 0.9F * em;
  canvas.fill({inner.x, y - 0.5F * em, inner.width, 1}, colors.line);
  for (const std::string_view text : kReading) {
    const float used = canvas.paragraph_height(text, text_width);
    canvas.paragraph({inner.x, y, text_width, used}, text, colors.muted);
    y += used + 0.45F * em;
  }
  if (popup.wants_close()) actions.commands.push_back(Command::close_popup);
  return actions;
}

}  // namespace attune::ui
