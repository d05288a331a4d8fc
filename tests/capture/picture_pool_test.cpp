#include "capture/picture_pool.hpp"

#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <set>

namespace attune::capture {
namespace {

TEST(PicturePool, NeverHandsOutWhatSomeoneHolds) {
  PicturePool pool;
  std::vector<cv::Mat> held;
  std::set<const unsigned char*> blocks;
  for (int i = 0; i < 20; ++i) {
    held.push_back(pool.take(30, 40, CV_8UC3));
    held.back().setTo(i);
    EXPECT_TRUE(blocks.insert(held.back().data).second) << i;
  }
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(cv::norm(held[static_cast<std::size_t>(i)], cv::NORM_INF), i);
  }
}

TEST(PicturePool, UsesFreeMemoryAgain) {
  PicturePool pool;
  const unsigned char* first = pool.take(30, 40, CV_8UC3).data;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(pool.take(30, 40, CV_8UC3).data, first);
}

TEST(PicturePool, APartHoldsTheWhole) {
  PicturePool pool;
  const cv::Mat part = pool.take(30, 40, CV_8UC3)(cv::Rect(0, 0, 40, 29));
  EXPECT_NE(pool.take(30, 40, CV_8UC3).data, part.data);
}

TEST(PicturePool, FollowsTheSize) {
  PicturePool pool;
  for (const cv::Size size : {cv::Size(40, 30), cv::Size(41, 30), cv::Size(3, 2)}) {
    const cv::Mat picture = pool.take(size.height, size.width, CV_8UC3);
    EXPECT_EQ(picture.size(), size);
    EXPECT_TRUE(picture.isContinuous());
  }
}

}  // namespace
}  // namespace attune::capture
