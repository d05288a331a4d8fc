#include "cues/glances.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace attune::cues {
namespace {

using core::EyeEpisode;
using core::EyeEpisodeKind;
using core::GazeSide;

GlanceSample toward() { return {0.95, 0.0, 0.0, 0.0, 0.0}; }
GlanceSample away(double yaw, double pitch) { return {0.05, yaw, pitch, 0.0, 0.0}; }
GlanceSample unread() { return {std::nullopt, 0.0, 0.0, 0.0, 0.0}; }

using Eyes = std::function<GlanceSample(double time_s)>;

struct Watched {
  Glances glances{GlanceOptions{}};
  std::vector<EyeEpisode> episodes;
  core::EyeActivity report() const {
    core::EyeActivity activity;
    glances.report(activity);
    return activity;
  }
  std::vector<EyeEpisode> of(EyeEpisodeKind kind) const {
    std::vector<EyeEpisode> found;
    for (const EyeEpisode& e : episodes) {
      if (e.kind == kind) found.push_back(e);
    }
    return found;
  }
};

Watched watch(const Eyes& eyes, double seconds, double fps = 30.0) {
  Watched watched;
  const int frames = static_cast<int>(std::lround(seconds * fps));
  for (int i = 0; i <= frames; ++i) {
    const auto ended = watched.glances.update(eyes(i / fps), i / fps);
    watched.episodes.insert(watched.episodes.end(), ended.begin(), ended.end());
  }
  return watched;
}

TEST(Glances, ContactHasStartLengthAndShareWhateverTheFrameRate) {
  for (const double fps : {10.0, 25.0, 60.0}) {
    const Watched watched =
        watch([](double t) { return t >= 2.0 && t < 5.0 ? toward() : away(0.4, 0.0); }, 12.0, fps);
    const auto contacts = watched.of(EyeEpisodeKind::contact);
    ASSERT_EQ(contacts.size(), 1U) << fps;
    EXPECT_NEAR(contacts[0].start_s, 2.0, 1.01 / fps);
    EXPECT_NEAR(contacts[0].length_s, 3.0, 1.01 / fps);
    EXPECT_NEAR(*watched.report().contact_share.value, 3.0 / 12.0, 0.03) << fps;
    EXPECT_NEAR(*watched.report().contact_mean_s.value, 3.0, 1.01 / fps);
    EXPECT_FALSE(watched.report().contact_now_s.value);
  }
}

TEST(Glances, AFlickerNeitherBeginsNorEndsContact) {
  const auto flicker = [](double t, const GlanceSample& usual, const GlanceSample& other) {
    return std::fmod(t, 1.0) > 0.45 && std::fmod(t, 1.0) < 0.55 ? other : usual;
  };
  const Watched on = watch([&](double t) { return flicker(t, toward(), away(0.3, 0.0)); }, 10.0);
  EXPECT_TRUE(on.episodes.empty());
  EXPECT_NEAR(*on.report().contact_now_s.value, 10.0, 0.1);
  const Watched off = watch([&](double t) { return flicker(t, away(0.3, 0.0), toward()); }, 10.0);
  EXPECT_EQ(off.report().contact_share.value, 0.0);
}

TEST(Glances, ABlinkDoesNotEndContactButALongLossDoes) {
  const Watched blink =
      watch([](double t) { return t > 3.0 && t < 3.4 ? unread() : toward(); }, 10.0);
  EXPECT_TRUE(blink.episodes.empty());
  const Watched lost =
      watch([](double t) { return t > 3.0 && t < 5.0 ? unread() : toward(); }, 10.0);
  const auto contacts = lost.of(EyeEpisodeKind::contact);
  ASSERT_EQ(contacts.size(), 1U);
  EXPECT_NEAR(contacts[0].length_s, 3.0, 0.05) << "up to the last frame that was read";
  EXPECT_TRUE(lost.of(EyeEpisodeKind::aversion).empty());
}

TEST(Glances, AversionsHaveADirection) {
  const Watched watched = watch(
      [](double t) {
        if (t < 3.0) return toward();
        if (t < 4.5) return away(0.1, -0.5);  // downcast
        if (t < 6.0) return toward();
        if (t < 7.0) return away(-0.5, 0.1);  // to their right
        if (t < 9.0) return toward();
        if (t < 9.4) return away(0.5, 0.0);  // too short
        return toward();
      },
      12.0);
  const auto aversions = watched.of(EyeEpisodeKind::aversion);
  ASSERT_EQ(aversions.size(), 2U);
  EXPECT_EQ(aversions[0].side, GazeSide::down);
  EXPECT_NEAR(aversions[0].start_s, 3.0, 0.04);
  EXPECT_NEAR(aversions[0].length_s, 1.5, 0.07);
  EXPECT_EQ(aversions[1].side, GazeSide::right);
  const core::EyeActivity report = watched.report();
  EXPECT_EQ(report.aversions[static_cast<std::size_t>(GazeSide::down)], 1);
  EXPECT_EQ(report.aversions[static_cast<std::size_t>(GazeSide::right)], 1);
  EXPECT_NEAR(*report.aversions_per_min.value, 10.0, 0.5);
}

TEST(Glances, TurningTheHeadAwayIsNoAversion) {
  const Watched watched = watch(
      [](double t) {
        if (t < 3.0) return toward();
        GlanceSample turned = away(0.5, 0.0);
        turned.head_yaw_rad = std::min(0.5, 1.5 * (t - 3.0));
        return turned;
      },
      12.0);
  EXPECT_EQ(watched.of(EyeEpisodeKind::contact).size(), 1U);
  EXPECT_TRUE(watched.of(EyeEpisodeKind::aversion).empty());
  EXPECT_EQ(watched.report().aversions_per_min.value, 0.0);
}

TEST(Glances, NeedSomeSecondsForAShare) {
  EXPECT_EQ(watch([](double) { return toward(); }, 5.0).report().contact_share.missing,
            core::Missing::too_short);
  EXPECT_EQ(watch([](double) { return unread(); }, 30.0).report().contact_share.missing,
            core::Missing::too_short);
}

TEST(Glances, CountTheLastMinuteAlone) {
  const Watched watched =
      watch([](double t) { return t < 60.0 ? toward() : away(0.4, 0.0); }, 125.0);
  EXPECT_EQ(watched.report().contact_share.value, 0.0);
  EXPECT_FALSE(watched.report().contact_mean_s.value);
  EXPECT_EQ(watched.report().aversions_per_min.value, 0.0);
}

}  // namespace
}  // namespace attune::cues
