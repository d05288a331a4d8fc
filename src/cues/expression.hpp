#pragma once

#include <optional>

#include "core/expression.hpp"

namespace attune::cues {

// The expression over the last moments, for the screen: the model reads each picture by itself and
// flickers on faces that it doubts about. A mean of the probabilities that fades with time, so it
// still sums to 1 and does not depend on the frame rate. An expression on a face lasts from half a
// second to four (Ekman 2003); half of what is shown is from the last 0.2 s.
class ExpressionSmoother {
 public:
  // Empty without a reading; after one second without any, the mean begins anew. Times must
  // increase.
  std::optional<core::Expression> update(const std::optional<core::Expression>& reading,
                                         double time_s);

 private:
  std::optional<core::Expression> mean_;
  double last_s_ = 0.0;
};

}  // namespace attune::cues
