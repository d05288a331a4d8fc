#pragma once

#include <array>
#include <cstddef>

namespace attune::ui {

// The parts of the state panel, in the order in which they stand.
enum class StateSlot { seen, expression, may_go_with, also_possible, how_sure };
inline constexpr std::size_t kStateSlots = 5;

// Heights in pixels.
struct StateLines {
  float body = 0.0F;   // a line
  float title = 0.0F;  // a line of what it may go with
  float note = 0.0F;   // of the whole note below
  float gap = 0.0F;    // between parts
};

// How many lines each part has. Follows from the room alone, so that nothing moves when the texts
// change.
struct StatePlan {
  std::array<int, kStateSlots> lines{};  // 0: there is no room for it
  std::array<float, kStateSlots> top{};  // from the upper edge of the room
  bool note = false;
  bool fits = false;  // false: not even what matters most has room

  int operator[](StateSlot slot) const { return lines[static_cast<std::size_t>(slot)]; }
};

StatePlan plan_state(float height, const StateLines& lines);

}  // namespace attune::ui
