#include "ui/faces_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "ui/layout.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

// As much as fits: eyes and state, else the state alone, else briefly, else in small letters.
struct Shown {
  std::string text;
  TextStyle style = TextStyle::body;
};

Shown fitting(const FaceLine& line, float room, const Canvas& canvas) {
  const std::string lead = line.eyes.substr(0, line.eyes.find(','));
  const std::string most = line.state.empty() ? lead : line.state;
  const std::string least = line.state.empty() ? lead : line.state_briefly;
  std::vector<Shown> wordings;
  if (!line.state.empty()) {
    wordings.push_back({"eyes " + line.eyes + "  ·  " + line.state});
    wordings.push_back({"eyes " + lead + "  ·  " + line.state});
    wordings.push_back({"eyes " + lead + "  ·  " + line.state, TextStyle::small});
  } else {
    wordings.push_back({"eyes " + line.eyes});
    wordings.push_back({"eyes " + lead});
  }
  wordings.push_back({most});
  wordings.push_back({most, TextStyle::small});
  wordings.push_back({least});
  wordings.push_back({least, TextStyle::small});
  for (const Shown& shown : wordings) {
    if (canvas.measure(shown.text, shown.style).width <= room) return shown;
  }
  return wordings.back();
}

void draw_line(const FaceLine& line, const cv::Rect2f& at, const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  if (line.chosen) {
    canvas.stroke(inset(at, 1, 1), colors.accent, 0.35F * em, 1.5F);
  }
  const float name = canvas.measure(line.name, TextStyle::strong).width + 1;
  const cv::Rect2f inner = inset(at, 0.6F * em, 0);
  canvas.line({inner.x, inner.y, name, inner.height}, line.name, colors.text, TextStyle::strong);
  const float left = inner.x + name + 0.6F * em;
  const float room = inner.br().x - left;
  const Shown shown = fitting(line, room, canvas);
  canvas.line({left, inner.y, room, inner.height}, shown.text,
              line.chosen ? colors.text : colors.muted, shown.style);
}

}  // namespace

Actions draw_faces(const std::vector<FaceLine>& lines, const cv::Rect2f& rect,
                   const Canvas& canvas) {
  Actions actions;
  const float em = canvas.em();
  if (rect.height < em) return actions;
  canvas.card(rect);
  if (lines.empty()) {
    canvas.line(inset(rect, 0.85F * em, 0), "No other face in view.", canvas.palette().muted);
    return actions;
  }
  const int columns = face_columns(rect.width, em);
  const int rows = std::max(1, static_cast<int>(rect.height / (kFaceLine_em * em) + 0.01F));
  const auto places = static_cast<std::size_t>(columns * rows);
  const cv::Size2f cell{rect.width / static_cast<float>(columns),
                        rect.height / static_cast<float>(rows)};
  // The chosen face always has its place.
  std::vector<FaceLine> shown = lines;
  const bool all = shown.size() <= places;
  const std::size_t count = all ? shown.size() : std::max<std::size_t>(1, places - 1);
  const auto chosen =
      std::find_if(shown.begin(), shown.end(), [](const FaceLine& line) { return line.chosen; });
  if (chosen != shown.end() && chosen - shown.begin() >= static_cast<std::ptrdiff_t>(count)) {
    shown[count - 1] = *chosen;
  }
  const auto place = [&](std::size_t i) {
    const auto column = static_cast<float>(i % static_cast<std::size_t>(columns));
    const auto row = static_cast<float>(i / static_cast<std::size_t>(columns));
    return inset(
        {rect.x + column * cell.width, rect.y + row * cell.height, cell.width, cell.height},
        0.25F * em, 1);
  };
  for (std::size_t i = 0; i < count; ++i) {
    if (row_area(canvas, fmt::format("face line {}", i), place(i))) {
      actions.choose_face = shown[i].id;
    }
    draw_line(shown[i], place(i), canvas);
  }
  if (!all && places > 1) {
    canvas.line(inset(place(count), 0.6F * em, 0),
                fmt::format("and {} more (Tab)", lines.size() - count), canvas.palette().muted);
  }
  return actions;
}

}  // namespace attune::ui
