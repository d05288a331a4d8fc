#include "ui/state_plan.hpp"

namespace attune::ui {
namespace {

// What gets the next line, while there is room; what matters most first.
constexpr std::array kWishes{
    StateSlot::may_go_with, StateSlot::how_sure,      StateSlot::also_possible,
    StateSlot::expression,  StateSlot::also_possible, StateSlot::expression,
    StateSlot::seen,        StateSlot::seen,          StateSlot::may_go_with,
    StateSlot::how_sure,    StateSlot::seen,          StateSlot::seen,
    StateSlot::seen,        StateSlot::seen};
constexpr std::size_t kLeast = 2;  // of the wishes

float line_height(std::size_t slot, const StateLines& lines) {
  return slot == static_cast<std::size_t>(StateSlot::may_go_with) ? lines.title : lines.body;
}

}  // namespace

StatePlan plan_state(float height, const StateLines& lines) {
  StatePlan plan;
  float used = 0.0F;
  std::size_t granted = 0;
  for (const StateSlot wish : kWishes) {
    const auto slot = static_cast<std::size_t>(wish);
    const bool first = granted == 0;
    const float more =
        line_height(slot, lines) + (plan.lines[slot] == 0 && !first ? lines.gap : 0.0F);
    if (used + more > height) {
      // Without the first ones nothing has a fixed place; of the others the smaller may still fit.
      if (granted < kLeast) return {};
      continue;
    }
    used += more;
    ++plan.lines[slot];
    ++granted;
    // The note comes before the sentences that the rows of cues show as well.
    if (!plan.note && granted >= kLeast + 4 && used + lines.gap + lines.note <= height) {
      used += lines.gap + lines.note;
      plan.note = true;
    }
  }
  plan.fits = true;
  float y = 0.0F;
  for (std::size_t slot = 0; slot < kStateSlots; ++slot) {
    plan.top[slot] = y;
    if (plan.lines[slot] > 0) {
      y += static_cast<float>(plan.lines[slot]) * line_height(slot, lines) + lines.gap;
    }
  }
  return plan;
}

}  // namespace attune::ui
