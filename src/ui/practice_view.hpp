#pragma once

#include <cstdint>
#include <functional>
#include <opencv2/core/types.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/progress_view.hpp"

namespace attune::ui {

// One way to go on; the place in its list is its key, 1 to 9.
struct PracticeChoice {
  std::string label;
  std::string detail;  // how it looks, what it means; may be empty
};

// The picture of the Practice page. Rectangles in pixels of the picture.
struct PracticePicture {
  std::uint64_t texture = 0;  // 0: no picture yet
  cv::Size2f size;
  cv::Rect2f shown;                    // the part that is shown, e.g. the eyes alone
  std::vector<cv::Rect2f> spotlights;  // everything else is dimmed; empty: nothing is
  bool mirrored = false;               // left and right change places; for oneself
  std::string message;                 // instead of the picture
};

// Something set apart from the other words, under a heading of its own.
struct PracticeAside {
  std::string heading;
  std::vector<std::string> lines;  // empty: there is no aside
};

// Everything on the Practice page: one thing at a time.
struct PracticeModel {
  bool with_picture = true;
  PracticePicture picture;
  std::string note;                  // small, above: "Spot the cue - 3 of 16 - New."
  std::string title;                 // the question, or what there is to say
  std::optional<std::string> field;  // what is being typed, below the title
  std::vector<std::string> lines;    // below it
  PracticeAside aside;               // below these
  std::vector<PracticeChoice> choices;
  bool can_repeat = false;  // the clip can be watched again, with R
  std::optional<ProgressModel> progress;
};

// What the user wants.
struct PracticeActions {
  std::optional<std::size_t> choose;  // index into the choices
  bool repeat = false;
};

// The choice that a typed character stands for; empty when there is none of that number.
std::optional<std::size_t> choice_for_key(char32_t character, const PracticeModel& model);

// Heights of texts broken to a width, from the panel that knows the font. Pixels.
struct PracticeMeasures {
  std::function<float(float width)> text;                        // note, title and lines together
  std::function<float(std::size_t choice, float width)> choice;  // label and detail together
  std::function<float(std::size_t choice)> widest_word;          // of the label
};

// Where the parts stand, in pixels of the screen; nothing overlaps.
struct PracticeLayout {
  cv::Rect2f picture;
  cv::Rect2f text;
  cv::Rect2f repeat;          // button for the clip; empty when it cannot be watched again
  bool repeat_short = false;  // there is room for its key alone
  bool text_scrolls = false;  // does not fit whatever the layout
  std::vector<cv::Rect2f> choices;
};

// Choices in a grid along the bottom, as large as there is room for, picture and text above side by
// side; the picture gives way until the text fits, but not further than to a third of the width.
PracticeLayout make_practice_layout(const cv::Rect2f& area, float em_px, const PracticeModel& model,
                                    const PracticeMeasures& measures);

// Where the shown part of the picture lands inside `area`: as large as it goes, centred, its shape
// kept.
cv::Rect2f fit_picture(const cv::Rect2f& area, cv::Size2f shown);

}  // namespace attune::ui
