#include "core/cue.hpp"

#include <gtest/gtest.h>

#include <set>

namespace attune::core {
namespace {

TEST(Cue, TableIsIndexedByIdAndNamesAreUnique) {
  std::set<std::string_view> names;
  for (int i = 0; i < kCueCount; ++i) {
    const auto id = static_cast<CueId>(i);
    EXPECT_EQ(info(id).id, id);
    EXPECT_LT(info(id).low, info(id).high);
    EXPECT_TRUE(names.insert(info(id).name).second) << info(id).name;
    EXPECT_EQ(find_cue(info(id).name), id);
  }
  EXPECT_EQ(find_cue("no_such_cue"), std::nullopt);
}

TEST(Cue, SetIsIndexedById) {
  CueSet set;
  set[CueId::attending].value = 0.25;
  EXPECT_EQ(set.readings.back().value, 0.25);
}

TEST(Cue, IntensityWordsDiffer) {
  EXPECT_EQ(words(Intensity::slight), "slight");
  EXPECT_NE(words(Intensity::clear), words(Intensity::strong));
}

}  // namespace
}  // namespace attune::core
