#include "app/csv_rows.hpp"

#include <gtest/gtest.h>

namespace attune::app {
namespace {

TEST(CsvRows, SplitsLinesOfEitherEnding) {
  const auto rows = csv_rows("a,b\r\n\n,c,\nlast");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].cells, (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(rows[1].cells, (std::vector<std::string_view>{"", "c", ""}));
  EXPECT_EQ(rows[1].line, 3) << "empty lines count for the number that an editor shows";
  EXPECT_EQ(rows[2].cells, (std::vector<std::string_view>{"last"}));
}

TEST(CsvRows, NothingHasNoRows) {
  EXPECT_TRUE(csv_rows("").empty());
  EXPECT_TRUE(csv_rows("\n\r\n").empty());
}

}  // namespace
}  // namespace attune::app
