#include "app/bootstrap.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace attune::app {
namespace {

// Share of the cases below `hits`.
MeasureCases share_below(std::size_t hits) {
  return [hits](const std::vector<std::size_t>& cases) {
    double sum = 0.0;
    for (const std::size_t c : cases) sum += c < hits ? 1.0 : 0.0;
    return std::map<std::string, double>{{"share", sum / static_cast<double>(cases.size())},
                                         {"never", std::numeric_limits<double>::quiet_NaN()}};
  };
}

// For a share the interval is known: about 1.96 standard errors to each side.
TEST(Bootstrap, AgreesWithTheStandardErrorOfAShare) {
  const auto intervals = bootstrap_intervals(400, share_below(100), {});
  const double error = std::sqrt(0.25 * 0.75 / 400);
  EXPECT_NEAR(intervals.at("share")[0], 0.25 - 1.96 * error, 0.006);
  EXPECT_NEAR(intervals.at("share")[1], 0.25 + 1.96 * error, 0.006);
}

TEST(Bootstrap, IsTheSameForTheSameSeedAndAnotherForAnother) {
  const auto once = bootstrap_intervals(50, share_below(20), {100, 1});
  EXPECT_EQ(once, bootstrap_intervals(50, share_below(20), {100, 1}));
  EXPECT_NE(once, bootstrap_intervals(50, share_below(20), {100, 2}));
}

TEST(Bootstrap, LeavesOutWhatIsNeverDefined) {
  EXPECT_EQ(bootstrap_intervals(10, share_below(5), {}).count("never"), 0U);
  EXPECT_TRUE(bootstrap_intervals(0, share_below(5), {}).empty());
}

}  // namespace
}  // namespace attune::app
