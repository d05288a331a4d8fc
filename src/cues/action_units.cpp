#include "cues/action_units.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "cues/depths.hpp"
#include "cues/furrow.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;
using core::Missing;

// Before the corners of the eyes, as cues/depths.hpp; both lips alike.
constexpr double kLipDepth = 0.37;
constexpr double kSeptumDepth = 0.42;
constexpr double kWingDepth = 0.30;
constexpr double kChinDepth = 0.17;

using Points = std::vector<cv::Point2f>;

std::optional<double> height(const FaceView& view, const Points& points, std::size_t first,
                             std::size_t count, double depth) {
  if (first + count > points.size() || count == 0) return std::nullopt;
  double sum = 0.0;
  for (std::size_t i = first; i < first + count; ++i) {
    const std::optional<cv::Point2d> p = view.frontal(points[i], depth);
    if (!p) return std::nullopt;
    sum += p->y;
  }
  return sum / static_cast<double>(count);
}

std::optional<double> middle(const FaceView& view, const Points& points, double depth) {
  return height(view, points, points.size() / 2, points.empty() ? 0 : 1, depth);
}

struct EyeFeatures {
  Feature inner_brow;
  Feature outer_brow;
  Feature upper_lid;
  Feature lower_lid;
};

void measure_eye(const FaceView& view, const core::EyeShape& eye, const Points& brow,
                 const EyeFeatures& out, FeatureSet& features) {
  const auto outer = view.frontal(eye.outer_corner, 0.0);
  const auto inner = view.frontal(eye.inner_corner, 0.0);
  if (!outer || !inner) return;
  const double line = (outer->y + inner->y) / 2.0;
  if (brow.size() >= 4) {
    if (const auto y = height(view, brow, brow.size() - 2, 2, kBrowDepth.back())) {
      features[out.inner_brow] = line - *y;
    }
    if (const auto y = height(view, brow, 0, 2, kBrowDepth.front())) {
      features[out.outer_brow] = line - *y;
    }
  }
  if (const auto y = middle(view, eye.upper_lid, kLidDepth)) features[out.upper_lid] = line - *y;
  if (const auto y = middle(view, eye.lower_lid, kLidDepth)) features[out.lower_lid] = *y - line;
}

// Change of a feature against neutral; empty when it was not measured now or while calm.
std::optional<double> change(const Inputs& in, Feature f) {
  if (!in.neutral.fitted || !in.smooth[f]) return std::nullopt;
  // Lips that touch have no gap; everything else at exactly 0 was never learned.
  if (in.neutral[f] == kOwnOnly && f != Feature::mouth_gap) return std::nullopt;
  return *in.smooth[f] - in.neutral[f];
}

class UnitReader {
 public:
  UnitReader(const Inputs& in, core::CueSet& cues)
      : in_(in), cues_(cues), confidence_(part_confidence(in)) {}

  // `amount` against its grade; `feature` gives the noise, `by_nod` the doubt from the head's pitch
  // where it is not ActionUnitOptions::pose_doubt.
  void graded_unit(CueId id, std::optional<double> amount, const Grade& grade, Feature feature,
                   double confidence = 1.0, std::optional<double> by_nod = std::nullopt) {
    if (!amount) {
      cues_[id] =
          missing_reading(id, in_.neutral.fitted ? Missing::low_model_score : Missing::no_baseline);
      return;
    }
    Doubt doubt{in_.neutral.noise_of(feature), 0.0,
                pose_doubt(in_, by_nod.value_or(in_.options.action_units.pose_doubt))};
    put(id, graded(*amount, fit_grade(grade, true, doubt)), confidence * confidence_,
        in_.neutral.fitted);
  }
  // `share` of another cue, with its confidence.
  void follow(CueId id, CueId cue, double share) {
    const CueReading& from = cues_[cue];
    if (!from.value) {
      cues_[id] = missing_reading(id, from.missing.value_or(Missing::low_model_score));
      return;
    }
    put(id, std::clamp(share, 0.0, 1.0), from.confidence, from.fitted);
  }
  double value(CueId id) const { return cues_[id].value.value_or(0.0); }

 private:
  void put(CueId id, double value, double confidence, bool fitted) {
    cues_[id] = value_reading(id, value, confidence, fitted, in_.options.action_units.steps);
  }

  const Inputs& in_;
  core::CueSet& cues_;
  double confidence_;
};

struct Side {
  CueId au01, au02, au05, au06, au07, au12, au14, au15, au43, openness;
  Feature inner_brow, outer_brow, upper_lid, lower_lid, corner_lift, corner_out;
};

constexpr std::array kSides{
    Side{CueId::au01_right, CueId::au02_right, CueId::au05_right, CueId::au06_right,
         CueId::au07_right, CueId::au12_right, CueId::au14_right, CueId::au15_right,
         CueId::au43_right, CueId::eye_openness_right, Feature::inner_brow_right,
         Feature::outer_brow_right, Feature::upper_lid_right, Feature::lower_lid_right,
         Feature::corner_lift_right, Feature::corner_out_right},
    Side{CueId::au01_left, CueId::au02_left, CueId::au05_left, CueId::au06_left, CueId::au07_left,
         CueId::au12_left, CueId::au14_left, CueId::au15_left, CueId::au43_left,
         CueId::eye_openness_left, Feature::inner_brow_left, Feature::outer_brow_left,
         Feature::upper_lid_left, Feature::lower_lid_left, Feature::corner_lift_left,
         Feature::corner_out_left}};

std::optional<double> minus(std::optional<double> x) {
  return x ? std::optional(-*x) : std::nullopt;
}

void read_brow(UnitReader& unit, const Inputs& in, const Side& side) {
  const ActionUnitOptions& o = in.options.action_units;
  if (in.neutral.fitted) {
    unit.graded_unit(side.au01, change(in, side.inner_brow), o.brow_raise, side.inner_brow);
    unit.graded_unit(side.au02, change(in, side.outer_brow), o.brow_raise, side.outer_brow);
  } else {
    unit.follow(side.au01, CueId::brow_raise, unit.value(CueId::brow_raise));
    unit.follow(side.au02, CueId::brow_raise, unit.value(CueId::brow_raise));
  }
}

void read_lids(UnitReader& unit, const Inputs& in, const Side& side) {
  const ActionUnitOptions& o = in.options.action_units;
  const double open = unit.value(side.openness);
  unit.follow(side.au43, side.openness, graded(1.0 - open, o.closing));
  unit.graded_unit(side.au05, change(in, side.upper_lid), o.lid_raise, side.upper_lid, 1.0,
                   o.lids_by_nod);
  // Lids that close are not tightened, and those that look down neither: the lower one must rise.
  std::optional<double> rise = minus(change(in, side.lower_lid));
  if (rise && open < o.closed_openness) rise = 0.0;
  const double smiling = unit.value(side.au12);
  unit.graded_unit(side.au07, rise, o.lid_tighten, side.lower_lid, 1.0, o.lids_by_nod);
  const double lids = unit.value(side.au07);
  // Cheeks push the lower lid up: the same rise, told apart by the smile (Ambadar 2008).
  unit.graded_unit(side.au06, rise ? std::optional(lids * smiling) : std::nullopt, {0.0, 0.5},
                   side.lower_lid);
}

void read_corner(UnitReader& unit, const Inputs& in, const Side& side) {
  const ActionUnitOptions& o = in.options.action_units;
  const MouthOptions& mouth = in.options.mouth;
  const std::optional<double> lift = change(in, side.corner_lift);
  const std::optional<double> out = change(in, side.corner_out);
  const std::optional<double> gap = change(in, Feature::mouth_gap);
  if (!in.neutral.fitted) {
    const double corners = unit.value(CueId::mouth_corners);
    unit.follow(side.au12, CueId::mouth_corners, corners);
    unit.follow(side.au15, CueId::mouth_corners, -corners);
    unit.graded_unit(side.au14, std::nullopt, o.dimple, side.corner_out);
    return;
  }
  std::optional<double> up, down, in_wards;
  if (lift && out) {
    const double opening = gap.value_or(0.0);
    // Half a mouth has half its width: twice the way out counts as the width of both.
    up = mouth.width_weight * 2.0 * *out + mouth.lift_weight * *lift + mouth.gap_weight * opening;
    down = -(*lift + opening / 2.0);
    in_wards = -*out - std::abs(*lift) - std::abs(opening);
  }
  unit.graded_unit(side.au12, up, mouth.up, side.corner_lift);
  unit.graded_unit(side.au15, up && *up > mouth.up.dead ? std::optional(0.0) : down, mouth.down,
                   side.corner_lift);
  unit.graded_unit(side.au14, in_wards, o.dimple, side.corner_out, o.weak);
}

void read_middle(UnitReader& unit, const Inputs& in) {
  const ActionUnitOptions& o = in.options.action_units;
  const double smile = std::max(unit.value(CueId::au12_right), unit.value(CueId::au12_left));
  const double gap = change(in, Feature::mouth_gap).value_or(0.0);
  unit.follow(CueId::au23, CueId::lips_pressed, unit.value(CueId::lips_pressed));
  unit.follow(CueId::au25, CueId::mouth_open,
              graded(in.smooth[Feature::mouth_gap].value_or(0.0), o.parted));
  const auto damped = [&](std::optional<double> amount) {
    return amount ? std::optional(*amount * (1.0 - smile)) : amount;
  };
  unit.graded_unit(CueId::au09, damped(minus(change(in, Feature::wing_drop))), o.nose,
                   Feature::wing_drop, o.weak);
  // A mouth that opens takes both lips along: only what is left over is the lips' own movement.
  std::optional<double> upper_lip = damped(minus(change(in, Feature::nose_lip)));
  if (upper_lip) *upper_lip -= o.lip_by_opening * std::max(0.0, gap);
  unit.graded_unit(CueId::au10, upper_lip, o.upper_lip, Feature::nose_lip);
  std::optional<double> chin = minus(change(in, Feature::chin_lip));
  // What a nod alone may have done is not the chin's.
  if (chin && in.smooth[Feature::pitch]) {
    *chin -= o.chin_by_nod * std::abs(*in.smooth[Feature::pitch] - in.neutral[Feature::pitch]);
  }
  if (chin) *chin *= 1.0 - graded(gap, o.parted);
  unit.graded_unit(CueId::au17, chin, o.chin, Feature::chin_lip, o.weak);
  unit.graded_unit(CueId::au20, damped(change(in, Feature::mouth_width)), o.stretch,
                   Feature::mouth_width, o.weak);
  std::optional<double> jaw = change(in, Feature::chin_drop);
  if (jaw) *jaw = std::min(*jaw, gap);  // the head's pitch moves the chin too, but parts no lips
  unit.graded_unit(CueId::au26, jaw, o.jaw, Feature::chin_drop, o.weak);
}

}  // namespace

void measure_action_units(const FaceView& view, FeatureSet& features) {
  if (view.unreadable()) return;
  const core::FaceShape& shape = view.shape();
  measure_eye(view, shape.right_eye, shape.right_brow,
              {Feature::inner_brow_right, Feature::outer_brow_right, Feature::upper_lid_right,
               Feature::lower_lid_right},
              features);
  measure_eye(view, shape.left_eye, shape.left_brow,
              {Feature::inner_brow_left, Feature::outer_brow_left, Feature::upper_lid_left,
               Feature::lower_lid_left},
              features);
  const core::MouthShape& mouth = shape.mouth;
  const auto right = view.frontal(mouth.right_corner, kCornerDepth);
  const auto left = view.frontal(mouth.left_corner, kCornerDepth);
  const auto inner_upper = middle(view, mouth.inner_upper, kLipDepth);
  const auto outer_upper = middle(view, mouth.outer_upper, kLipDepth);
  const auto outer_lower = middle(view, mouth.outer_lower, kLipDepth);
  if (right && left && inner_upper) {
    features[Feature::corner_lift_right] = *inner_upper - right->y;
    features[Feature::corner_lift_left] = *inner_upper - left->y;
    const cv::Point2f lip =
        mouth.outer_upper.empty() ? cv::Point2f() : mouth.outer_upper[mouth.outer_upper.size() / 2];
    if (const auto midline = view.frontal(lip, kLipDepth); midline && outer_upper) {
      features[Feature::corner_out_right] = midline->x - right->x;
      features[Feature::corner_out_left] = left->x - midline->x;
    }
  }
  const Points& base = shape.nose.base;
  const auto septum = middle(view, base, kSeptumDepth);
  if (septum && outer_upper) features[Feature::nose_lip] = *outer_upper - *septum;
  if (base.size() >= 3) {
    const auto first = view.frontal(base.front(), kWingDepth);
    const auto last = view.frontal(base.back(), kWingDepth);
    if (first && last) features[Feature::wing_drop] = (first->y + last->y) / 2.0;
  }
  const auto chin = middle(view, shape.jaw, kChinDepth);
  if (chin) features[Feature::chin_drop] = *chin;
  if (chin && outer_lower) features[Feature::chin_lip] = *chin - *outer_lower;
}

void read_action_units(const Inputs& in, core::CueSet& cues) {
  const std::optional<Missing> why = part_missing(in, Feature::mouth_width);
  if (why) {
    for (const core::CueInfo& cue : core::all_cues()) {
      if (cue.group == core::CueGroup::action_units) cues[cue.id] = missing_reading(cue.id, *why);
    }
    return;
  }
  UnitReader unit(in, cues);
  for (const Side& side : kSides) {
    read_brow(unit, in, side);
    read_corner(unit, in, side);  // before the lids: cheeks rise in a smile
    read_lids(unit, in, side);
  }
  cues[CueId::au04] = read_furrow(in, cues);
  read_middle(unit, in);
}

}  // namespace attune::cues
