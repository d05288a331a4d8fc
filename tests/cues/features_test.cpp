#include "cues/features.hpp"

#include <gtest/gtest.h>

#include <set>

namespace attune::cues {
namespace {

TEST(Features, NamesAreThereAndUnique) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    const std::string_view feature = name(static_cast<Feature>(i));
    EXPECT_FALSE(feature.empty()) << i;
    EXPECT_TRUE(names.insert(feature).second) << feature;
  }
}

}  // namespace
}  // namespace attune::cues
