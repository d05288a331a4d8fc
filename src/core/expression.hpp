#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace attune::core {

// What a face's expression looks like, in the classes that FER+ raters chose from (Barsoum et al.
// 2016). The order is that of the votes, of the model's output and of the columns in files.
enum class ExpressionClass {
  neutral,
  happiness,
  surprise,
  sadness,
  anger,
  disgust,
  fear,
  contempt,
};
inline constexpr std::size_t kExpressionCount = 8;
inline constexpr std::array<std::string_view, kExpressionCount> kExpressionNames{
    "neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"};

constexpr std::string_view name(ExpressionClass expression) {
  return kExpressionNames[static_cast<std::size_t>(expression)];
}

// How likely ten people would be to call the face each of these: probabilities that sum to 1,
// calibrated on faces that the model did not learn from. What a face looks like, not what the
// person feels.
struct Expression {
  std::array<double, kExpressionCount> probability{};

  double operator[](ExpressionClass expression) const {
    return probability[static_cast<std::size_t>(expression)];
  }
  // The likeliest; the first of equals.
  ExpressionClass top() const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < kExpressionCount; ++i) {
      if (probability[i] > probability[best]) best = i;
    }
    return static_cast<ExpressionClass>(best);
  }
};

}  // namespace attune::core
