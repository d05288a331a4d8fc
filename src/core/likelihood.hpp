#pragma once

#include <string_view>

namespace attune::core {

// A probability as a word for the screen; cut-offs are proposals: from .6 a reading is more likely
// than all others together with some to spare, below .3 it is one of several.
constexpr std::string_view likelihood_word(double probability) {
  if (probability >= 0.6) return "likely";
  if (probability >= 0.3) return "possible";
  return "less likely";
}

}  // namespace attune::core
