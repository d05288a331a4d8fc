#include "capture/synthetic_source.hpp"

#include <gtest/gtest.h>

#include <opencv2/core.hpp>

#include "capture/synthetic_face.hpp"

namespace attune::capture {
namespace {

TEST(SyntheticSource, PlaysTheScriptAtThirtyFramesASecond) {
  const auto source = make_synthetic_source({});
  EXPECT_FALSE(source->info().live);
  EXPECT_DOUBLE_EQ(source->info().frame_rate.value(), 30.0);
  for (int i = 0; i < 4; ++i) {
    const ReadResult result = source->read();
    const auto* frame = std::get_if<core::FramePtr>(&result);
    ASSERT_NE(frame, nullptr);
    EXPECT_EQ((*frame)->index, i);
    EXPECT_DOUBLE_EQ((*frame)->time_s, i / 30.0);
    EXPECT_EQ((*frame)->image.size(), cv::Size(640, 480));
    EXPECT_EQ((*frame)->image.type(), CV_8UC3);
    cv::Mat expected;
    draw_synthetic_face(expected, synthetic_script(i / 30.0));
    EXPECT_EQ(cv::norm((*frame)->image, expected, cv::NORM_INF), 0.0);
  }
}

TEST(SyntheticSource, ShowsSeveralPeople) {
  const auto source = make_synthetic_source({}, 3);
  EXPECT_EQ(source->info().name, "3 drawn people");
  EXPECT_DOUBLE_EQ(source->info().duration_s.value(), synthetic_length_s(3));
  const auto frame = std::get<core::FramePtr>(source->read());
  EXPECT_EQ(cv::norm(frame->image, draw_synthetic_people(3, 0.0), cv::NORM_INF), 0.0);
  EXPECT_THROW(make_synthetic_source({}, 5), std::logic_error);
}

TEST(SyntheticSource, GivesEachFrameItsOwnPicture) {
  const auto source = make_synthetic_source({});
  const auto first = std::get<core::FramePtr>(source->read());
  const auto second = std::get<core::FramePtr>(source->read());
  EXPECT_NE(first->image.data, second->image.data);
}

TEST(SyntheticSource, EndsAfterItsLengthUnlessLooped) {
  const auto once = make_synthetic_source({});
  EXPECT_EQ(once->info().frame_count, 1770);
  EXPECT_DOUBLE_EQ(once->info().duration_s.value(), 59.0);

  const auto brief = make_synthetic_source({}, 1, 0.2);
  EXPECT_EQ(brief->info().frame_count, 6);
  double last_s = -1.0;
  for (int i = 0; i < 6; ++i) {
    const auto frame = std::get<core::FramePtr>(brief->read());
    EXPECT_GT(frame->time_s, last_s);
    last_s = frame->time_s;
  }
  EXPECT_TRUE(std::holds_alternative<EndOfSource>(brief->read()));
  EXPECT_TRUE(std::holds_alternative<EndOfSource>(brief->read())) << "and stays at its end";

  SourceOptions options;
  options.loop = true;
  const auto endless = make_synthetic_source(options, 1, 0.1);
  EXPECT_FALSE(endless->info().frame_count.has_value());
  for (int i = 0; i < 6; ++i) EXPECT_EQ(std::get<core::FramePtr>(endless->read())->index, i);
}

}  // namespace
}  // namespace attune::capture
