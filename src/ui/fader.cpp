#include "ui/fader.hpp"

#include <algorithm>

namespace attune::ui {

void Fader::begin(double now_s) {
  const double elapsed_s = last_s_ ? std::max(0.0, now_s - *last_s_) : 0.0;
  last_s_ = now_s;
  step_ = fade_s_ > 0 ? elapsed_s / fade_s_ : 1.0;
  for (auto& [key, item] : items_) item.wanted = false;
}

double Fader::show(const std::string& key) {
  Item& item = items_[key];
  if (!item.wanted) {
    item.wanted = true;
    item.level = std::min(1.0, item.level + step_);
  }
  return item.level;
}

void Fader::end() {
  for (auto it = items_.begin(); it != items_.end();) {
    if (!it->second.wanted) it->second.level = std::max(0.0, it->second.level - step_);
    it = !it->second.wanted && it->second.level <= 0 ? items_.erase(it) : std::next(it);
  }
}

double Fader::level(const std::string& key) const {
  const auto found = items_.find(key);
  return found == items_.end() ? 0.0 : found->second.level;
}

bool Fader::moving() const {
  return std::any_of(items_.begin(), items_.end(), [](const auto& entry) {
    return entry.second.wanted ? entry.second.level < 1.0 : entry.second.level > 0.0;
  });
}

}  // namespace attune::ui
