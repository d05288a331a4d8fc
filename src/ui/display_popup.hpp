#pragma once

#include "ui/actions.hpp"
#include "ui/canvas.hpp"

namespace attune::ui {

struct DisplayModel {
  float text_scale = 1.0F;
  ThemeId theme = ThemeId::calm;
  bool reduced_motion = false;
  bool mirrored = false;
  bool picture_hidden = false;
  bool cues_only = false;
  bool offset_in_use = false;     // eye contact is read against a learned place
  bool cues_only_locked = false;  // set on the command line; cannot be changed here
};

// Text size, theme, motion, picture and what is inferred.
Actions draw_display_options(const DisplayModel& model, cv::Size2f screen, const Canvas& canvas);

}  // namespace attune::ui
