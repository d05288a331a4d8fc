#include "ui/affect_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

#include "core/likelihood.hpp"

namespace attune::ui {
namespace {

constexpr int kRingPoints = 48;

float to_unit(double value) { return static_cast<float>((value + 1.0) / 2.0); }

// Share of a normal distribution that lies above 0.
double share_above_zero(double mean, double sd) {
  if (!(sd > 0)) return mean > 0 ? 1.0 : 0.0;
  return 0.5 * std::erfc(-mean / sd / std::numbers::sqrt2);
}

// Empty where neither side is likely.
std::string_view side(double mean, double sd, std::string_view high, std::string_view low) {
  const double above = share_above_zero(mean, sd);
  if (above >= core::kLikely) return high;
  return 1.0 - above >= core::kLikely ? low : std::string_view();
}

std::string affect_text(const core::Affect& affect) {
  const std::string_view pleasant =
      side(affect.valence, affect.valence_sd, "on the pleasant side", "on the unpleasant side");
  const std::string_view lively =
      side(affect.arousal, affect.arousal_sd, "rather stirred", "rather quiet");
  if (pleasant.empty() && lively.empty()) {
    return "Neither how pleasant nor how lively it looks can be told.";
  }
  if (pleasant.empty()) {
    return fmt::format("Likely {}; whether pleasant or not cannot be told.", lively);
  }
  if (lively.empty()) {
    return fmt::format("Likely {}; whether quiet or stirred cannot be told.", pleasant);
  }
  return fmt::format("Likely {}, and likely {}.", pleasant, lively);
}

}  // namespace

AffectPlot make_affect_plot(const core::Affect& affect) {
  AffectPlot plot;
  plot.at = {to_unit(affect.valence), to_unit(affect.arousal)};
  // A normal distribution in the plane holds 1 - exp(-r^2 / 2) within r standard deviations.
  const double r = std::sqrt(-2.0 * std::log(1.0 - core::kLikely));
  const double rho = std::clamp(affect.correlation, -1.0, 1.0);
  const double rest = std::sqrt(1.0 - rho * rho);
  for (int i = 0; i < kRingPoints; ++i) {
    const double turn = 2.0 * std::numbers::pi * i / kRingPoints;
    const double x = r * affect.valence_sd * std::cos(turn);
    const double y = r * affect.arousal_sd * (rho * std::cos(turn) + rest * std::sin(turn));
    plot.ring.emplace_back(to_unit(affect.valence + x), to_unit(affect.arousal + y));
  }
  plot.text = affect_text(affect);
  return plot;
}

}  // namespace attune::ui
