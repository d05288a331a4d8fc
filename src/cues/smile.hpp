#pragma once

#include <optional>

#include "core/head_activity.hpp"
#include "cues/reading.hpp"
#include "cues/smoothing.hpp"

namespace attune::cues {

// Smile, from the corners of the mouth: its size; whether it leans to one side; whether the eyes
// join in (cheeks and lower lids rise, AU6 with AU12, or the eyes narrow as these come up). Joined
// eyes are not proof of joy: many people do so on purpose, and polite smiles have it too (Ambadar
// 2008, Gunnery 2012, Krumhuber 2009); nothing here tells one kind of smile from another kind of
// person.
class Smile {
 public:
  explicit Smile(const SmileOptions& options) : options_(options) {}

  // Needs the mouth's readings and action units in `cues`; fills smile, smile_asymmetry,
  // smile_eyes. Times must increase.
  void read(const Inputs& in, core::CueSet& cues, double time_s);
  // While a smile goes on.
  const std::optional<core::SmileDetail>& detail() const { return detail_; }

 private:
  void follow(double size, double gap, double time_s);
  double joined(double size, double cheeks, const core::CueSet& cues, double time_s);

  SmileOptions options_;
  std::optional<core::SmileDetail> detail_;
  std::optional<double> low_s_;  // when it was last near nothing
  double peak_ = 0.0;
  Smoother joining_;
  double joined_ = 0.0;             // smoothed
  std::optional<double> joined_s_;  // when it was last asked for
  std::optional<double> open_;      // lids then
  bool rising_ = false;
};

}  // namespace attune::cues
