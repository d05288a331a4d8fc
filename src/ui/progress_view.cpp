#include "ui/progress_view.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune::ui {

cv::Point2f plot_point(const ProgressPoint& point, int weeks, const cv::Rect2f& room) {
  const float x = weeks <= 1 ? 0.5F
                             : static_cast<float>(std::clamp(point.week, 0, weeks - 1)) /
                                   static_cast<float>(weeks - 1);
  const float y =
      point.trials > 0 ? static_cast<float>(point.right) / static_cast<float>(point.trials) : 0.0F;
  return {room.x + x * room.width, room.y + (1 - std::clamp(y, 0.0F, 1.0F)) * room.height};
}

std::string words_for_sensitivity(double d_prime, int trials, int least) {
  if (trials < least) return "";
  // d' of 1 is 69 % right between two equally likely things, 2 is 84 %.
  if (d_prime >= 2.0) return "told apart well";
  if (d_prime >= 1.0) return "told apart often";
  return "hard to tell apart so far";
}

std::string share_text(int right, int trials) { return fmt::format("{} of {}", right, trials); }

}  // namespace attune::ui
