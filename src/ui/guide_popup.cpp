#include "ui/guide_popup.hpp"

#include <algorithm>
#include <string>

#include "ui/popup.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

constexpr float kItem_em = 1.75F;
constexpr float kText_em = 27.0F;  // lines longer than this are hard to read
constexpr float kGap_em = 1.4F;    // between contents and text
constexpr float kHeight_em = 28.0F;
constexpr float kLeastText_em = 14.0F;  // below this the contents give way
constexpr float kIndent_em = 0.9F;      // of a cue below its group

// A part of a popup that scrolls by itself; the arrow keys walk in and out.
class Column {
 public:
  Column(const std::string& id, const cv::Rect2f& rect) {
    ImGui::SetCursorScreenPos(vec(rect.tl()));
    ImGui::BeginChild(id.c_str(), {rect.width, rect.height}, false,
                      ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoBackground);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    start_ = {start.x, start.y};
  }
  ~Column() { ImGui::EndChild(); }
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;

  cv::Point2f start() const { return start_; }
  // Claims the height that was used, so that it can be scrolled.
  void claim(float height) const {
    ImGui::SetCursorScreenPos(vec(start_));
    ImGui::Dummy({1, height});
  }

 private:
  cv::Point2f start_;
};

float bar_width(const Canvas& canvas) {
  return ImGui::GetStyle().ScrollbarSize + 0.4F * canvas.em();
}

float indent(const GuideItem& item, const Canvas& canvas) {
  return item.single ? kIndent_em * canvas.em() : 0.0F;
}

// Of all lines, also of those that do not show: it stays the same whatever one reads.
float contents_width(const GuidePage& page, const Canvas& canvas) {
  float width = 0.0F;
  for (const GuideItem& item : page.items) {
    const float text = canvas.measure(item.text, TextStyle::strong).width;
    width = std::max(width, indent(item, canvas) + text);
  }
  return width + 1.4F * canvas.em() + bar_width(canvas);
}

void draw_contents(const GuidePage& page, const cv::Rect2f& rect, const Canvas& canvas,
                   Actions& actions) {
  const float em = canvas.em();
  // Four pixels around for the focus ring.
  const Column column("contents", {rect.x - 4, rect.y, rect.width + 4, rect.height});
  float y = column.start().y + 4;
  for (const GuideItem& item : page.items) {
    if (!item.shown) continue;
    const float in = indent(item, canvas);
    const cv::Rect2f row{column.start().x + 4 + in, y, rect.width - bar_width(canvas) - in,
                         kItem_em * em};
    if (item.heading) {
      canvas.line(inset(row, 0.6F * em, 0), item.text, canvas.palette().muted, TextStyle::small);
    } else if (button(canvas, "section " + std::to_string(item.section), row, item.text,
                      item.section == page.section ? Look::chosen : Look::plain, true)) {
      actions.guide_section = item.section;
    }
    y += row.height;
  }
  column.claim(y - column.start().y + 4);
}

void draw_text(const GuidePage& page, const cv::Rect2f& rect, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  // Another section begins at its top, hence the number.
  const Column column("text " + page.language + std::to_string(page.section), rect);
  const float width = std::max(1.0F, rect.width - bar_width(canvas));
  const cv::Point2f at = column.start();
  float y = at.y;
  const auto put = [&](std::string_view text, const Color& color, TextStyle style, float gap) {
    if (text.empty()) return;
    const float height = canvas.paragraph_height(text, width, style);
    canvas.paragraph({at.x, y, width, height}, text, color, style);
    y += height + gap;
  };
  put(page.title, colors.text, TextStyle::title, 0.7F * em);
  for (const GuidePart& part : page.parts) {
    put(part.heading, colors.muted, TextStyle::small, 0.15F * em);
    put(part.text, colors.text, TextStyle::body, 0.75F * em);
  }
  column.claim(y - at.y);
  scroll_with_page_keys();
}

void draw_languages(const GuidePage& page, const cv::Rect2f& row, const Canvas& canvas,
                    Actions& actions) {
  const float em = canvas.em();
  float x = row.x;
  for (const GuideLanguage& language : page.languages) {
    const float width = canvas.measure(language.name, TextStyle::strong).width + 1.6F * em;
    if (button(canvas, "language " + language.code, {x, row.y, width, row.height}, language.name,
               language.code == page.language ? Look::chosen : Look::raised)) {
      actions.language = language.code;
    }
    x += width + 0.5F * em;
  }
}

}  // namespace

Actions draw_guide(const GuidePage& page, cv::Size2f screen, const Canvas& canvas) {
  Actions actions;
  const float em = canvas.em();
  const float room = widest_content(canvas, screen);
  const float gap = kGap_em * em;
  const bool contents = !page.items.empty();
  const float wanted = contents ? contents_width(page, canvas) : 0.0F;
  const float list = std::min(wanted, std::max(0.0F, room - gap - kLeastText_em * em));
  const float full =
      std::min(room, list + (contents ? gap : 0.0F) + kText_em * em + bar_width(canvas));
  // As high as the screen allows, so that only the columns scroll.
  const float height = std::min(kHeight_em * em, tallest_content(canvas, screen));
  const PopupScope popup(canvas, "Guide", screen, {full, height});
  const cv::Rect2f& inner = popup.inner();
  const float languages = page.languages.empty() ? 0.0F : 2.0F * em;
  const float column = inner.height - (languages > 0 ? languages + 0.6F * em : 0.0F);
  float x = inner.x;
  if (contents) {
    draw_contents(page, {x, inner.y, list, column}, canvas, actions);
    x += list + gap;
  }
  draw_text(page, {x, inner.y, inner.x + inner.width - x, column}, canvas);
  if (languages > 0) {
    draw_languages(page, {inner.x, inner.y + inner.height - languages, inner.width, languages},
                   canvas, actions);
  }
  if (popup.wants_close()) actions.commands.push_back(Command::close_popup);
  return actions;
}

}  // namespace attune::ui
