#include "ui/state_panel.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "ui/popup.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

// One paragraph of the panel: a small heading with its text below, or text alone.
struct Block {
  std::string_view heading;
  std::vector<std::string_view> lines;
  TextStyle style = TextStyle::body;
  bool muted = false;
};

std::vector<Block> make_blocks(const StatePanelModel& model, std::size_t seen, bool briefly) {
  std::vector<Block> blocks;
  if (model.kind != StatePanelModel::Kind::readings) {
    blocks.push_back({"", {model.message}});
    if (!model.expression.empty()) blocks.push_back({"Face alone", {model.expression}});
    return blocks;
  }
  if (seen > 0 && !model.seen.empty()) {
    Block block{"Seen", {}};
    for (std::size_t i = 0; i < std::min(seen, model.seen.size()); ++i) {
      block.lines.push_back(model.seen[i]);
    }
    blocks.push_back(std::move(block));
  }
  if (!model.expression.empty()) blocks.push_back({"Face alone", {model.expression}});
  blocks.push_back(
      {"May go with", {briefly ? model.may_go_with_briefly : model.may_go_with}, TextStyle::title});
  if (!model.also_possible.empty()) {
    blocks.push_back(
        {"Also possible", {briefly ? model.also_possible_briefly : model.also_possible}});
  }
  if (!model.how_sure.empty()) blocks.push_back({"How sure", {model.how_sure}});
  return blocks;
}

struct Metrics {
  float label_width;  // of the headings' column
  float gap;          // between blocks
};

float block_height(const Block& block, float width, const Metrics& metrics, const Canvas& canvas) {
  float height = 0.0F;
  const float room = block.heading.empty() ? width : width - metrics.label_width;
  for (const std::string_view line : block.lines) {
    height += canvas.paragraph_height(line, room, block.style) + 0.15F * canvas.em();
  }
  return height;
}

float total_height(const std::vector<Block>& blocks, float width, const Metrics& metrics,
                   const Canvas& canvas) {
  float height = 0.0F;
  for (const Block& block : blocks) {
    height += block_height(block, width, metrics, canvas) + metrics.gap;
  }
  return height - metrics.gap;
}

void draw_block(const Block& block, cv::Point2f at, float width, const Metrics& metrics,
                const Canvas& canvas) {
  const Palette& colors = canvas.palette();
  const float em = canvas.em();
  float x = at.x;
  float y = at.y;
  if (!block.heading.empty()) {
    // On the baseline of the first line beside it, whatever its size.
    const float drop =
        0.76F * (canvas.font(block.style)->FontSize - canvas.font(TextStyle::body)->FontSize);
    const float height = canvas.measure(block.heading).height;
    canvas.line({x, y + drop, metrics.label_width, height}, block.heading, colors.muted);
    x += metrics.label_width;
  }
  const float room = at.x + width - x;
  for (const std::string_view line : block.lines) {
    const float height = canvas.paragraph_height(line, room, block.style);
    canvas.paragraph({x, y, room, height}, line, block.muted ? colors.muted : colors.text,
                     block.style);
    y += height + 0.15F * em;
  }
}

}  // namespace

Actions draw_state_panel(const StatePanelModel& model, const cv::Rect2f& rect,
                         const Canvas& canvas) {
  const float em = canvas.em();
  canvas.card(rect);
  const float padding = 0.9F * em;
  const cv::Rect2f inner = inset(rect, padding, std::min(padding, rect.height * 0.06F));
  if (inner.width <= 0 || inner.height <= 0) return {};
  Actions actions;
  Metrics metrics{canvas.measure("Also possible").width + 0.9F * em, 0.55F * em};

  // The fullest version that fits.
  std::vector<Block> blocks;
  const bool readings = model.kind == StatePanelModel::Kind::readings;
  const float note_height =
      readings ? canvas.paragraph_height(model.note, inner.width, TextStyle::small) + metrics.gap
               : 0.0F;
  bool note = readings;
  for (std::size_t seen = model.seen.size();; --seen) {
    blocks = make_blocks(model, seen, false);
    float height = total_height(blocks, inner.width, metrics, canvas);
    if (seen == 0 && height > inner.height) {
      blocks = make_blocks(model, seen, true);
      height = total_height(blocks, inner.width, metrics, canvas);
    }
    note = readings && height + note_height <= inner.height;
    if (note || (!readings && height <= inner.height) || seen == 0) break;
  }

  const float height = total_height(blocks, inner.width, metrics, canvas);
  const bool scrolls = height > inner.height + 1;
  // Four pixels around, so that the focus ring is not cut.
  ImGui::SetCursorScreenPos({inner.x - 4, inner.y - 4});
  ImGui::BeginChild("state", {inner.width + 8, inner.height + 8}, false,
                    ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoBackground |
                        (scrolls ? 0 : ImGuiWindowFlags_NoScrollbar));
  const float width = inner.width - (scrolls ? ImGui::GetStyle().ScrollbarSize + 0.3F * em : 0);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const cv::Point2f start{corner.x + 4, corner.y + 4};
  // As high as what shows and not moved by scrolling: the page keys would take it as a thing to
  // bring back into view.
  const cv::Rect2f area{inner.x, inner.y, width, std::min(height, inner.height)};
  if (row_area(canvas, "state words", area)) {
    actions.commands.push_back(Command::explain_state);
  }
  cv::Point2f at = start;
  for (const Block& block : blocks) {
    draw_block(block, at, width, metrics, canvas);
    at.y += block_height(block, width, metrics, canvas) + metrics.gap;
  }
  if (scrolls) {
    ImGui::SetCursorScreenPos({start.x, at.y});
    ImGui::Dummy({1, 1});
    scroll_with_page_keys();
  }
  if (note) {
    canvas.paragraph(
        {inner.x, inner.y + inner.height - note_height + metrics.gap, inner.width, note_height},
        model.note, canvas.palette().muted, TextStyle::small);
  }
  ImGui::EndChild();
  return actions;
}

}  // namespace attune::ui
