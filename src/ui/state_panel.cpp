#include "ui/state_panel.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ui/popup.hpp"
#include "ui/widgets.hpp"

namespace attune::ui {
namespace {

using Kind = StatePanelModel::Kind;

constexpr float kGap_em = 0.4F;  // between parts

// A part of the panel: a small heading with its text beside it, or text alone. The first wording
// that fits its lines is taken.
struct Wording {
  std::string text;
  TextStyle style = TextStyle::body;
};
struct Block {
  StateSlot slot;
  std::string_view heading;
  std::vector<Wording> wordings;
};

std::string_view before(std::string_view text, std::string_view what) {
  return text.substr(0, text.find(what));
}

std::string joined(const std::vector<std::string>& sentences, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < std::min(count, sentences.size()); ++i) {
    if (i > 0) text += '\n';
    text += sentences[i];
  }
  return text;
}

Block seen_block(const StatePanelModel& model) {
  Block block{StateSlot::seen, "Seen", {}};
  for (std::size_t count = model.seen.size(); count > 0; --count) {
    block.wordings.push_back({joined(model.seen, count)});
  }
  return block;
}

Block expression_block(const StatePanelModel& model) {
  return {StateSlot::expression,
          "Face alone",
          {{model.expression}, {std::string(before(model.expression, " or "))}}};
}

std::vector<Block> make_blocks(const StatePanelModel& model) {
  std::vector<Block> blocks;
  if (model.kind != Kind::readings) {
    blocks.push_back({StateSlot::may_go_with, "", {{model.message}}});
    if (!model.expression.empty()) blocks.push_back(expression_block(model));
    return blocks;
  }
  if (!model.seen.empty()) blocks.push_back(seen_block(model));
  // What is not there is said: a gap would look like a fault.
  if (model.expression.empty()) {
    blocks.push_back({StateSlot::expression, "Face alone", {{"not known"}}});
  } else {
    blocks.push_back(expression_block(model));
  }
  const std::string& brief = model.may_go_with_briefly;
  blocks.push_back({StateSlot::may_go_with,
                    "May go with",
                    {{model.may_go_with, TextStyle::title},
                     {brief, TextStyle::title},
                     {brief, TextStyle::strong},
                     {brief},
                     {brief, TextStyle::small}}});
  if (!model.also_possible.empty()) {
    const std::string first(before(model.also_possible_briefly, ", "));
    blocks.push_back({StateSlot::also_possible,
                      "Also possible",
                      {{model.also_possible},
                       {model.also_possible_briefly},
                       {first},
                       {first, TextStyle::small}}});
  } else {
    blocks.push_back({StateSlot::also_possible,
                      "Also possible",
                      {{"nothing else stands out"}, {"nothing else"}}});
  }
  if (!model.how_sure.empty()) {
    blocks.push_back({StateSlot::how_sure,
                      "How sure",
                      {{model.how_sure},
                       {model.how_sure, TextStyle::small},
                       {std::string(before(model.how_sure, " ("))}}});
  }
  return blocks;
}

class Panel {
 public:
  Panel(const StatePanelModel& model, const Canvas& canvas)
      : model_(model),
        canvas_(canvas),
        label_width_(canvas.measure("Also possible").width + 0.9F * canvas.em()) {}

  StateLines lines(float width) const {
    return {canvas_.paragraph_height("Ag", width),
            canvas_.paragraph_height("Ag", width, TextStyle::title),
            canvas_.paragraph_height(model_.note, width, TextStyle::small), kGap_em * canvas_.em()};
  }

  float room(const Block& block, float width) const {
    return block.heading.empty() ? width : width - label_width_;
  }

  float height(const Block& block, const Wording& wording, float width) const {
    return canvas_.paragraph_height(wording.text, room(block, width), wording.style);
  }

  // The first wording that is no higher than this; null when none is.
  const Wording* fitting(const Block& block, float most, float width) const {
    for (const Wording& wording : block.wordings) {
      if (height(block, wording, width) <= most + 1) return &wording;
    }
    return nullptr;
  }

  void draw(const Block& block, const Wording& wording, cv::Point2f at, float width) const {
    const Palette& colors = canvas_.palette();
    const float strength = model_.strength[static_cast<std::size_t>(block.slot)];
    if (!block.heading.empty()) {
      // On the baseline of the first line beside it, whatever its size.
      const float drop =
          0.76F * (canvas_.font(wording.style)->FontSize - canvas_.font(TextStyle::body)->FontSize);
      const float line = canvas_.measure(block.heading).height;
      canvas_.line({at.x, at.y + std::max(0.0F, drop), label_width_, line}, block.heading,
                   colors.muted);
      at.x += label_width_;
    }
    canvas_.paragraph({at.x, at.y, room(block, width), height(block, wording, width)}, wording.text,
                      with_alpha(colors.text, strength), wording.style);
  }

 private:
  const StatePanelModel& model_;
  const Canvas& canvas_;
  float label_width_;
};

// Every part at its own place.
void draw_planned(const Panel& panel, const std::vector<Block>& blocks, const StatePlan& plan,
                  const StateLines& lines, cv::Point2f at, float width) {
  for (const Block& block : blocks) {
    const int count = plan[block.slot];
    const float line = block.slot == StateSlot::may_go_with ? lines.title : lines.body;
    const Wording* wording = panel.fitting(block, static_cast<float>(count) * line, width);
    if (count == 0 || wording == nullptr) continue;
    const float top = plan.top[static_cast<std::size_t>(block.slot)];
    panel.draw(block, *wording, {at.x, at.y + top}, width);
  }
}

// One below the other; gives the height. `draws`: else it is only measured.
float stack(const Panel& panel, const std::vector<Block>& blocks, cv::Point2f at, float width,
            float gap, bool draws) {
  float y = 0.0F;
  for (const Block& block : blocks) {
    if (block.slot == StateSlot::seen) continue;  // the rows of cues show it
    // What there is no room for anyway is said briefly.
    const bool briefly = block.wordings.size() > 1 && block.slot != StateSlot::expression &&
                         block.slot != StateSlot::how_sure;
    const Wording& wording = block.wordings[briefly ? 1 : 0];
    if (draws) panel.draw(block, wording, {at.x, at.y + y}, width);
    y += panel.height(block, wording, width) + gap;
  }
  return y - gap;
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
  const Panel panel(model, canvas);
  const std::vector<Block> blocks = make_blocks(model);
  const StateLines lines = panel.lines(inner.width);
  const StatePlan plan = plan_state(inner.height, lines);
  const bool planned = model.kind == Kind::readings && plan.fits;
  const float height = stack(panel, blocks, {}, inner.width, lines.gap, false);
  const bool scrolls = !planned && height > inner.height + 1;

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
  if (row_area(canvas, "state words", {inner.x, inner.y, width, inner.height})) {
    actions.commands.push_back(Command::explain_state);
  }
  if (planned) {
    draw_planned(panel, blocks, plan, lines, start, width);
  } else {
    const float used = stack(panel, blocks, start, width, lines.gap, true);
    ImGui::SetCursorScreenPos({start.x, start.y + used});
    ImGui::Dummy({1, 1});
    if (scrolls) scroll_with_page_keys();
  }
  if (planned && plan.note) {
    canvas.paragraph({inner.x, inner.y + inner.height - lines.note, inner.width, lines.note},
                     model.note, canvas.palette().muted, TextStyle::small);
  }
  ImGui::EndChild();
  return actions;
}

}  // namespace attune::ui
