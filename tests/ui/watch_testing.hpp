#pragma once

#include "ui/watch_view.hpp"

// The window's view without a font or a source.
namespace attune::ui::testing {

inline cv::Size2f measure(std::string_view text) {
  return {8.0F * static_cast<float>(text.size()), 17.0F};
}

inline WatchModel model_of(WatchView& view, double now_s = 0.0) {
  return view.model({1280, 720}, 1, now_s, measure);
}

inline void set_state(WatchView& view, SourceStatus::State state) {
  SourceStatus status;
  status.state = state;
  view.set_status(status);
}

// The first start's question has been answered.
inline ViewSettings agreed() {
  ViewSettings settings;
  settings.consent = Watched::other_person;
  return settings;
}

}  // namespace attune::ui::testing
