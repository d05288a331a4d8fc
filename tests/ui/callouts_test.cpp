#include "ui/callouts.hpp"

#include <gtest/gtest.h>

#include <random>

namespace attune::ui {
namespace {

bool overlap(const cv::Rect2f& a, const cv::Rect2f& b) { return (a & b).area() > 0.01F; }

CalloutRequest make_request(const std::string& key, cv::Point2f at, cv::Size2f size, Side side) {
  return {key, size, {at, at + cv::Point2f{6, 0}, at + cv::Point2f{3, 4}}, side};
}

TEST(Callouts, StandOnThePreferredSideBesideThePart) {
  const cv::Rect2f face{300, 100, 100, 150};
  const auto placed = place_callouts({make_request("eyes", {320, 140}, {80, 20}, Side::left),
                                      make_request("brows", {370, 120}, {80, 20}, Side::right)},
                                     face, {0, 0, 800, 400}, 5);
  ASSERT_EQ(placed.size(), 2U);
  EXPECT_EQ(placed[0].key, "eyes");
  EXPECT_LT(placed[0].label.x + placed[0].label.width, face.x);
  EXPECT_GT(placed[1].label.x, face.x + face.width);
  // At the height of the part, with the line from the near edge to the near point.
  EXPECT_NEAR(placed[0].label.y + 10, 141, 1.5);
  EXPECT_FLOAT_EQ(placed[0].line_from.x, placed[0].label.x + 80);
  EXPECT_EQ(placed[0].line_to, cv::Point2f(320, 140));
}

TEST(Callouts, TakeTheOtherSideWithoutRoom) {
  const cv::Rect2f face{20, 100, 100, 150};
  const auto placed = place_callouts({make_request("eyes", {40, 140}, {80, 20}, Side::left)}, face,
                                     {0, 0, 800, 400}, 5);
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_GT(placed[0].label.x, face.x + face.width);
}

TEST(Callouts, GoAboveAFaceThatFillsTheWidth) {
  const cv::Rect2f face{5, 100, 190, 150};
  const auto placed = place_callouts({make_request("eyes", {90, 140}, {80, 20}, Side::left)}, face,
                                     {0, 0, 200, 400}, 5);
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_LT(placed[0].label.y + 20, face.y);
}

TEST(Callouts, AreLeftOutWithoutAnyRoom) {
  const auto placed = place_callouts({make_request("eyes", {90, 140}, {80, 20}, Side::left)},
                                     {0, 0, 200, 200}, {0, 0, 200, 200}, 5);
  EXPECT_TRUE(placed.empty());
}

TEST(Callouts, IgnoreRequestsWithoutATarget) {
  EXPECT_TRUE(
      place_callouts({{"eyes", {10, 10}, {}, Side::left}}, {50, 50, 10, 10}, {0, 0, 200, 200}, 2)
          .empty());
}

TEST(Callouts, CoverNoPartThatLiesBesideTheFace) {
  const cv::Rect2f face{300, 100, 100, 150};
  const std::vector<cv::Point2f> shoulders{{280, 300}, {420, 300}, {445, 300}};
  const auto placed = place_callouts({{"posture", {80, 20}, shoulders, Side::right},
                                      {"tension", {80, 20}, shoulders, Side::right}},
                                     face, {0, 0, 800, 400}, 5);
  ASSERT_EQ(placed.size(), 2U);
  for (const Callout& callout : placed) {
    for (const cv::Point2f& point : shoulders) EXPECT_FALSE(callout.label.contains(point));
  }
}

// Whatever comes, labels lie inside, and on nothing.
TEST(Callouts, NeverOverlapAnything) {
  std::mt19937 random(7);
  const auto number = [&random](float low, float high) {
    return low + (high - low) * static_cast<float>(random() % 10000) / 10000.0F;
  };
  std::size_t count = 0;
  for (int round = 0; round < 2000; ++round) {
    const cv::Rect2f area{number(0, 50), number(0, 50), number(200, 900), number(150, 600)};
    const cv::Rect2f face{number(0, 600), number(0, 400), number(40, 300), number(40, 300)};
    const std::vector<cv::Rect2f> blocked{{number(0, 600), number(0, 400), 60, 80}};
    std::vector<CalloutRequest> requests;
    for (int i = 0; i < 5; ++i) {
      requests.push_back(make_request(
          std::to_string(i), {face.x + number(0, face.width), face.y + number(0, face.height)},
          {number(40, 160), number(16, 40)}, i % 2 == 0 ? Side::left : Side::right));
    }
    const auto placed = place_callouts(requests, face, area, 4, blocked);
    count += placed.size();
    for (std::size_t i = 0; i < placed.size(); ++i) {
      const cv::Rect2f& label = placed[i].label;
      EXPECT_NEAR((label & area).area(), label.area(), 0.5);
      EXPECT_FALSE(overlap(label, face));
      EXPECT_FALSE(overlap(label, blocked[0]));
      for (std::size_t k = i + 1; k < placed.size(); ++k) {
        EXPECT_FALSE(overlap(label, placed[k].label));
      }
    }
  }
  // Leaving out is for want of room, not the rule.
  EXPECT_GT(count, 5U * 2000 * 7 / 10);
}

}  // namespace
}  // namespace attune::ui
