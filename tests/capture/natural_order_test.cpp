#include "capture/natural_order.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace attune::capture {
namespace {

TEST(NaturalOrder, NumbersCountAsNumbers) {
  std::vector<std::string> names{"f10.png", "f2.png", "F1.png", "f001b.png", "a", "f9.png"};
  std::sort(names.begin(), names.end(), natural_less);
  EXPECT_THAT(names,
              testing::ElementsAre("a", "F1.png", "f001b.png", "f2.png", "f9.png", "f10.png"));
}

TEST(NaturalOrder, LongNumbersDoNotOverflow) {
  EXPECT_TRUE(natural_less("a99999999999999999999998", "a99999999999999999999999"));
  EXPECT_FALSE(natural_less("a99999999999999999999999", "a99999999999999999999998"));
}

TEST(NaturalOrder, IsAStrictTotalOrder) {
  std::mt19937 random(3);
  std::vector<std::string> names;
  for (int i = 0; i < 60; ++i) {
    std::string name;
    for (unsigned n = random() % 6; n > 0; --n) name += "aA0019."[random() % 7];
    names.push_back(name);
  }
  for (const std::string& a : names) {
    EXPECT_FALSE(natural_less(a, a));
    for (const std::string& b : names) {
      if (a != b) {
        EXPECT_NE(natural_less(a, b), natural_less(b, a)) << a << " | " << b;
      }
      for (const std::string& c : names) {
        if (natural_less(a, b) && natural_less(b, c)) {
          EXPECT_TRUE(natural_less(a, c)) << a << " | " << b << " | " << c;
        }
      }
    }
  }
}

}  // namespace
}  // namespace attune::capture
