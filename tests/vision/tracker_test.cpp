#include "vision/tracker.hpp"

#include <gtest/gtest.h>

#include <set>

namespace attune::vision {
namespace {

cv::Rect2f box_at(float x, float y = 100.0F, float side = 100.0F) { return {x, y, side, side}; }

TEST(Tracker, CountsFromOneAndNeverUsesAnIdTwice) {
  Tracker tracker;
  EXPECT_EQ(tracker.id_for(box_at(0), 0.0), 1);
  EXPECT_EQ(tracker.id_for(box_at(300), 0.0), 2);
  tracker.reset();
  EXPECT_EQ(tracker.id_for(box_at(0), 1.0), 3);
}

TEST(Tracker, KeepsTheIdOverAGap) {
  Tracker tracker;
  const int id = tracker.id_for(box_at(100), 0.0);
  tracker.expire(0.9);
  EXPECT_EQ(tracker.id_for(box_at(130), 0.9), id);
}

TEST(Tracker, GivesANewIdAfterALongGapOrFarAway) {
  Tracker tracker;
  const int id = tracker.id_for(box_at(100), 0.0);
  EXPECT_NE(tracker.id_for(box_at(900), 0.2), id);
  tracker.expire(1.5);
  EXPECT_NE(tracker.id_for(box_at(100), 1.5), id);
}

TEST(Tracker, GivesANewIdToAFaceOfAnotherSize) {
  Tracker tracker;
  const int id = tracker.id_for(box_at(100), 0.0);
  EXPECT_NE(tracker.id_for(box_at(120, 120, 40), 0.2), id);
}

TEST(Tracker, ExpectsAFaceWhereItWasGoing) {
  // Two faces that cross while both are lost for a moment: each comes out on its far side.
  Tracker tracker;
  double time_s = 0.0;
  tracker.id_for(box_at(0), time_s);
  tracker.id_for(box_at(320), time_s);
  float moved = 0.0F;
  for (int i = 0; i < 10; ++i) {
    time_s += 0.04;
    moved += 12.0F;  // 300 px a second
    tracker.saw(1, box_at(moved), time_s);
    tracker.saw(2, box_at(320 - moved), time_s);
  }
  time_s += 0.2;
  moved += 60.0F;
  EXPECT_EQ(tracker.id_for(box_at(moved), time_s), 1);
  EXPECT_EQ(tracker.id_for(box_at(320 - moved), time_s), 2);
}

TEST(Tracker, DoesNotTakeTheIdOfAFaceThatIsInView) {
  Tracker tracker;
  const int id = tracker.id_for(box_at(100), 0.0);
  tracker.saw(id, box_at(100), 0.04);
  EXPECT_NE(tracker.id_for(box_at(140), 0.04), id);
}

TEST(Tracker, ForgetsOnDemand) {
  Tracker tracker;
  const int id = tracker.id_for(box_at(100), 0.0);
  tracker.forget(id);
  EXPECT_NE(tracker.id_for(box_at(100), 0.1), id);
}

TEST(Tracker, KnowsTheSameFaceByOverlapOrWhenInside) {
  const Tracker tracker;
  EXPECT_TRUE(tracker.is_same_face(box_at(0), box_at(20)));
  EXPECT_TRUE(tracker.is_same_face(box_at(0), box_at(40, 150, 40)));
  EXPECT_FALSE(tracker.is_same_face(box_at(0), box_at(80)));
  EXPECT_FALSE(tracker.is_same_face({}, {}));
}

TEST(Tracker, KeepsEightFacesApart) {
  Tracker tracker;
  std::set<int> ids;
  for (int i = 0; i < 8; ++i) {
    ids.insert(tracker.id_for(box_at(static_cast<float>(i) * 110.0F), 0.0));
  }
  EXPECT_EQ(ids.size(), 8U);
  // All lost for half a second, all back, a little moved.
  std::set<int> again;
  for (int i = 7; i >= 0; --i) {
    again.insert(tracker.id_for(box_at((static_cast<float>(i) * 110.0F) + 15.0F), 0.5));
  }
  EXPECT_EQ(again, ids);
}

}  // namespace
}  // namespace attune::vision
