#include "ui/state_fade.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace attune::ui {
namespace {

// The words of a part; numbers do not count.
std::string words_of(const StatePanelModel& model, std::size_t slot) {
  std::string words;
  switch (static_cast<StateSlot>(slot)) {
    case StateSlot::seen:
      for (const std::string& sentence : model.seen) words += sentence + '\n';
      break;
    case StateSlot::expression:
      words = model.expression;
      break;
    case StateSlot::may_go_with:
      words = model.may_go_with + model.message;
      break;
    case StateSlot::also_possible:
      words = model.also_possible;
      break;
    case StateSlot::how_sure:
      words = model.how_sure;
      break;
  }
  std::erase_if(words, [](unsigned char c) { return std::isdigit(c) != 0; });
  return words;
}

void take(StatePanelModel& to, StatePanelModel& from, std::size_t slot) {
  switch (static_cast<StateSlot>(slot)) {
    case StateSlot::seen:
      to.seen = std::move(from.seen);
      break;
    case StateSlot::expression:
      to.expression = std::move(from.expression);
      break;
    case StateSlot::may_go_with:
      to.may_go_with = std::move(from.may_go_with);
      to.may_go_with_briefly = std::move(from.may_go_with_briefly);
      to.message = std::move(from.message);
      break;
    case StateSlot::also_possible:
      to.also_possible = std::move(from.also_possible);
      to.also_possible_briefly = std::move(from.also_possible_briefly);
      break;
    case StateSlot::how_sure:
      to.how_sure = std::move(from.how_sure);
      break;
  }
}

}  // namespace

StatePanelModel StateFade::model(StatePanelModel target, int face, double now_s, bool at_once) {
  const auto step = static_cast<float>(std::max(0.0, now_s - last_s_) / (kFade_s / 2));
  last_s_ = now_s;
  moving_ = false;
  if (at_once || !shown_ || face != face_) {
    face_ = face;
    shown_ = std::move(target);
    return *shown_;
  }
  auto& strength = shown_->strength;
  if (target.kind != shown_->kind) {
    // Of another kind all parts stand elsewhere: everything goes before anything comes.
    moving_ = true;
    for (float& level : strength) level = std::max(0.0F, level - step);
    if (std::all_of(strength.begin(), strength.end(), [](float level) { return level <= 0; })) {
      target.strength.fill(0.0F);
      shown_ = std::move(target);
    }
    return *shown_;
  }
  for (std::size_t slot = 0; slot < kStateSlots; ++slot) {
    float& level = strength[slot];
    if (words_of(target, slot) == words_of(*shown_, slot)) {
      level = std::min(1.0F, level + step);
    } else {
      level = std::max(0.0F, level - step);
      moving_ = true;
      if (level > 0) continue;
    }
    take(*shown_, target, slot);
    moving_ = moving_ || level < 1;
  }
  return *shown_;
}

}  // namespace attune::ui
