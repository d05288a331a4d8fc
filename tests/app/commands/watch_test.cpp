#include "app/commands/watch.hpp"

#include <gtest/gtest.h>

namespace attune::app {
namespace {

TEST(Watch, ChosenDataFolderIsTaken) {
  CommonOptions common;
  common.data_dir = "/some/where";
  EXPECT_EQ(choose_data_dir(common), "/some/where");
}

}  // namespace
}  // namespace attune::app
