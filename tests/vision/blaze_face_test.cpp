#include "vision/blaze_face.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

#include "vision/geometry.hpp"

namespace attune::vision {
namespace {

// What the network would say about one face on anchor `i`, in 128ths.
struct Rows {
  std::vector<float> boxes = std::vector<float>(std::size_t{kBlazeAnchors} * kBlazeValuesPerBox);
  std::vector<float> scores = std::vector<float>(kBlazeAnchors, -100.0F);

  void put(std::size_t i, const cv::Rect2f& box, float logit) {
    const cv::Point2f anchor = blaze_anchors()[i];
    float* row = &boxes[i * kBlazeValuesPerBox];
    row[0] = (center(box).x - anchor.x) * kBlazeSize;
    row[1] = (center(box).y - anchor.y) * kBlazeSize;
    row[2] = box.width * kBlazeSize;
    row[3] = box.height * kBlazeSize;
    for (int p = 0; p < 6; ++p) {
      row[4 + (2 * p)] = (0.1F * static_cast<float>(p) - anchor.x) * kBlazeSize;
      row[5 + (2 * p)] = (0.5F - anchor.y) * kBlazeSize;
    }
    scores[i] = logit;
  }
};

TEST(BlazeAnchors, CoverBothGridsRowByRow) {
  const auto& anchors = blaze_anchors();
  EXPECT_EQ(anchors[0], cv::Point2f(0.5F / 16, 0.5F / 16));
  EXPECT_EQ(anchors[1], anchors[0]);
  EXPECT_EQ(anchors[2], cv::Point2f(1.5F / 16, 0.5F / 16));
  EXPECT_EQ(anchors[32], cv::Point2f(0.5F / 16, 1.5F / 16));
  EXPECT_EQ(anchors[512], cv::Point2f(0.5F / 8, 0.5F / 8));  // six from here on
  EXPECT_EQ(anchors[517], anchors[512]);
  EXPECT_EQ(anchors[518], cv::Point2f(1.5F / 8, 0.5F / 8));
  EXPECT_EQ(anchors[895], cv::Point2f(7.5F / 8, 7.5F / 8));
}

TEST(DecodeBlaze, FindsTheFaceOnEveryAnchor) {
  const cv::Rect2f box(0.2F, 0.3F, 0.25F, 0.26F);
  for (std::size_t i = 0; i < kBlazeAnchors; i += 37) {
    Rows rows;
    rows.put(i, box, 3.0F);
    const auto found = decode_blaze(rows.boxes, rows.scores, 0.5F);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].box.x, box.x, 1e-5);
    EXPECT_NEAR(found[0].box.height, box.height, 1e-5);
    EXPECT_NEAR(found[0].points[kMouth].x, 0.3F, 1e-5);
    EXPECT_NEAR(found[0].points[kMouth].y, 0.5F, 1e-5);
    EXPECT_NEAR(found[0].score, 0.9526F, 1e-3);
  }
}

TEST(DecodeBlaze, LeavesOutLowScoresAndBrokenNumbers) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  Rows rows;
  rows.put(0, {0.1F, 0.1F, 0.2F, 0.2F}, -0.1F);
  rows.put(10, {0.1F, 0.1F, 0.2F, 0.2F}, 5.0F);
  rows.boxes[(10 * kBlazeValuesPerBox) + 7] = nan;
  rows.put(20, {0.1F, 0.1F, 0.2F, 0.2F}, nan);
  rows.put(30, {0.1F, 0.1F, -0.2F, 0.2F}, 5.0F);
  EXPECT_TRUE(decode_blaze(rows.boxes, rows.scores, 0.5F).empty());
}

TEST(DecodeBlaze, RefusesAnotherNumberOfValues) {
  const std::vector<float> few(10);
  EXPECT_THROW(decode_blaze(few, few, 0.5F), std::logic_error);
}

TEST(BlendOverlapping, MakesOneOfManyAndKeepsNeighbours) {
  std::vector<BlazeDetection> detections(3);
  detections[0].box = {0.10F, 0.10F, 0.20F, 0.20F};
  detections[0].score = 0.6F;
  detections[1].box = {0.12F, 0.10F, 0.20F, 0.20F};
  detections[1].score = 0.9F;
  detections[2].box = {0.70F, 0.70F, 0.20F, 0.20F};
  detections[2].score = 0.7F;
  for (auto& d : detections) {
    d.points.fill(d.box.tl());
  }
  const auto kept = blend_overlapping(detections, 0.3);
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_FLOAT_EQ(kept[0].score, 0.9F);
  // Weighted by score: (0.6 * 0.10 + 0.9 * 0.12) / 1.5.
  EXPECT_NEAR(kept[0].box.x, 0.112F, 1e-5);
  EXPECT_NEAR(kept[0].points[0].x, 0.112F, 1e-5);
  EXPECT_NEAR(kept[1].box.x, 0.70F, 1e-5);
}

TEST(BlendOverlapping, NeverLeavesTwoThatOverlapMore) {
  std::mt19937 random(3);
  std::uniform_real_distribution<float> at(0.0F, 1.0F);
  std::vector<BlazeDetection> detections(200);
  for (auto& d : detections) {
    d.box = {at(random), at(random), 0.05F + (0.2F * at(random)), 0.2F};
    d.score = at(random);
  }
  const auto kept = blend_overlapping(detections, 0.3);
  EXPECT_GT(kept.size(), 3U);
  EXPECT_LT(kept.size(), 200U);
  for (std::size_t i = 1; i < kept.size(); ++i) {
    EXPECT_LE(kept[i].score, kept[i - 1].score);
  }
}

}  // namespace
}  // namespace attune::vision
