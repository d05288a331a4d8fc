#include "cues/tension.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;

constexpr std::array kParts{CueId::tension_brow,      CueId::tension_lids,     CueId::tension_nose,
                            CueId::tension_lips,      CueId::tension_chin,     CueId::tension_jaw,
                            CueId::tension_shoulders, CueId::tension_stillness};

CueReading part(CueId id, const CueReading& source, double value, double confidence_factor,
                const TensionOptions& o) {
  if (!source.value) {
    return missing_reading(id, source.missing.value_or(core::Missing::low_model_score));
  }
  return value_reading(id, std::clamp(value, 0.0, 1.0), confidence_factor * source.confidence,
                       source.fitted, o.steps);
}

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

}  // namespace

void read_tension(const TensionOptions& o, core::CueSet& cues) {
  const auto value = [&](CueId id) { return cues[id].value.value_or(0.0); };
  const double unsmiling = 1.0 - value(CueId::smile);
  const double silent = 1.0 - value(CueId::speaking);
  cues[CueId::tension_brow] =
      part(CueId::tension_brow, cues[CueId::au04], value(CueId::au04), 1.0, o);
  const double lids = (value(CueId::au07_right) + value(CueId::au07_left)) / 2.0;
  cues[CueId::tension_lids] =
      part(CueId::tension_lids,
           cues[CueId::au07_right].value ? cues[CueId::au07_left] : cues[CueId::au07_right],
           lids * unsmiling, 1.0, o);
  cues[CueId::tension_nose] = part(CueId::tension_nose, cues[CueId::au09],
                                   std::max(value(CueId::au09), value(CueId::au10)), 1.0, o);
  cues[CueId::tension_lips] =
      part(CueId::tension_lips, cues[CueId::au23], value(CueId::au23), 1.0, o);
  cues[CueId::tension_chin] =
      part(CueId::tension_chin, cues[CueId::au17], value(CueId::au17) * silent, 1.0, o);
  cues[CueId::tension_jaw] =
      part(CueId::tension_jaw, cues[CueId::au23],
           value(CueId::au23) * silent * (1.0 - value(CueId::au25)), o.jaw_confidence, o);
  cues[CueId::tension_shoulders] = part(CueId::tension_shoulders, cues[CueId::shoulders],
                                        graded(value(CueId::shoulders), o.shoulders), 1.0, o);
  cues[CueId::tension_stillness] =
      part(CueId::tension_stillness, cues[CueId::stillness], value(CueId::stillness), 1.0, o);

  double sum = 0.0;
  double weights = 0.0;
  double sure = 0.0;
  double all = 0.0;
  bool fitted = true;
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    const CueReading& reading = cues[kParts[i]];
    all += o.weights[i];
    if (!reading.value) continue;
    sum += o.weights[i] * *reading.value;
    sure += o.weights[i] * reading.confidence;
    weights += o.weights[i];
    fitted = fitted && reading.fitted;
  }
  if (weights < o.least_share * all) {
    cues[CueId::tension] = missing_reading(
        CueId::tension, cues[CueId::tension_brow].missing.value_or(core::Missing::too_little));
    return;
  }
  const double zero = logistic(-o.offset);
  const double held = logistic(o.slope * sum / weights - o.offset);
  cues[CueId::tension] = value_reading(CueId::tension, (held - zero) / (1.0 - zero), sure / all,
                                       fitted, o.summary_steps);
}

}  // namespace attune::cues
