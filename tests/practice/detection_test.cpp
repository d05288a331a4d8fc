#include "practice/detection.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace attune::practice {
namespace {

TEST(Detection, QuantilesAreThoseOfTheTables) {
  EXPECT_NEAR(normal_quantile(0.5), 0.0, 1e-12);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963985, 1e-8);
  EXPECT_NEAR(normal_quantile(0.84134474607), 1.0, 1e-9);
  EXPECT_NEAR(normal_quantile(0.001), -3.090232306, 1e-8);
  EXPECT_NEAR(normal_quantile(1e-9), -5.997807015, 1e-6);
  EXPECT_THROW(normal_quantile(0.0), std::logic_error);
  EXPECT_THROW(normal_quantile(1.0), std::logic_error);
}

// By hand: 18 hits of 20 -> 18.5/21 = 0.880952, z = 1.179761; 5 false alarms of 20 -> 5.5/21 =
// 0.261905, z = -0.637447.
TEST(Detection, AgreesWithACaseByHand) {
  const Sensitivity s = sensitivity({18, 2, 5, 15});
  EXPECT_NEAR(s.hit_rate, 0.880952, 1e-6);
  EXPECT_NEAR(s.false_alarm_rate, 0.261905, 1e-6);
  EXPECT_NEAR(s.d_prime, 1.179761 + 0.637447, 2e-4);
  EXPECT_NEAR(s.criterion, -(1.179761 - 0.637447) / 2, 1e-4);
}

// By hand: 10 of 10 -> 10.5/11 = 0.954545, z = 1.690622; 0 of 10 -> 0.5/11, z = -1.690622.
TEST(Detection, ExtremeRatesStayFinite) {
  const Sensitivity perfect = sensitivity({10, 0, 0, 10});
  EXPECT_NEAR(perfect.d_prime, 2 * 1.690622, 1e-5);
  EXPECT_NEAR(perfect.criterion, 0.0, 1e-9);
  const Sensitivity turned = sensitivity({0, 10, 10, 0});
  EXPECT_NEAR(turned.d_prime, -2 * 1.690622, 1e-5);
  const Sensitivity always = sensitivity({10, 0, 10, 0});
  EXPECT_NEAR(always.d_prime, 0.0, 1e-9);
  EXPECT_NEAR(always.criterion, -1.690622, 1e-5) << "named readily";
  const Sensitivity nothing = sensitivity({});
  EXPECT_EQ(nothing.d_prime, 0.0);
  EXPECT_EQ(nothing.hit_rate, 0.5);
}

}  // namespace
}  // namespace attune::practice
