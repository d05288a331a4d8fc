#include "core/missing.hpp"

#include <gtest/gtest.h>

#include <set>

namespace attune::core {
namespace {

TEST(Missing, EveryReasonHasItsOwnNameAndWords) {
  std::set<std::string_view> names;
  std::set<std::string_view> texts;
  for (int i = 0; i <= static_cast<int>(Missing::switched_off); ++i) {
    const auto reason = static_cast<Missing>(i);
    EXPECT_NE(name(reason), "unknown");
    EXPECT_TRUE(names.insert(name(reason)).second) << name(reason);
    EXPECT_TRUE(texts.insert(words(reason)).second) << words(reason);
  }
}

}  // namespace
}  // namespace attune::core
