#include "cues/blinks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace attune::cues {
namespace {

using core::EyeEpisode;
using core::EyeEpisodeKind;

// Openness of both eyes by time.
using Lids = std::function<double(double time_s)>;

struct Watched {
  Blinks blinks{BlinkOptions{}};
  std::vector<EyeEpisode> episodes;
  core::EyeActivity report() const {
    core::EyeActivity activity;
    blinks.report(activity);
    return activity;
  }
  void show(const LidSample& sample, double time_s) {
    if (const auto episode = blinks.update(sample, time_s)) episodes.push_back(*episode);
  }
};

LidSample both(double open) { return {open, open, open < 0.2 ? 0.9 : 0.05, 0.0, std::nullopt}; }

Watched watch(const Lids& lids, double seconds, double fps) {
  Watched watched;
  const int frames = static_cast<int>(std::lround(seconds * fps));
  for (int i = 0; i <= frames; ++i) watched.show(both(lids(i / fps)), i / fps);
  return watched;
}

// Lids that shut and open again in `length_s` from the first to the last movement, at `start_s`.
double blink(double time_s, double start_s, double length_s) {
  const double t = (time_s - start_s) / length_s;
  if (t <= 0.0 || t >= 1.0) return 1.0;
  return std::clamp(std::abs(t - 0.5) * 3.0 - 0.3, 0.0, 1.0);
}

TEST(Blinks, AreCountedWhateverTheFrameRate) {
  for (const double fps : {15.0, 24.0, 30.0, 60.0}) {
    const Watched watched = watch(
        [](double t) {
          double open = 1.0;
          for (int i = 0; i < 6; ++i) open = std::min(open, blink(t, 1.0 + 3.1 * i, 0.25));
          return open;
        },
        20.0, fps);
    EXPECT_EQ(watched.report().blinks, 6) << fps;
    EXPECT_EQ(watched.report().long_closures, 0) << fps;
    ASSERT_FALSE(watched.episodes.empty());
    EXPECT_EQ(watched.episodes[0].kind, EyeEpisodeKind::blink);
    EXPECT_NEAR(watched.episodes[0].start_s, 1.06, 0.05) << fps;
    EXPECT_NEAR(watched.episodes[0].length_s, 0.13, 0.05) << fps;
    EXPECT_NEAR(*watched.report().blinks_per_min.value, 18.0, 0.5) << fps;
  }
}

TEST(Blinks, LongerIsALongClosure) {
  const Watched watched = watch([](double t) { return blink(t, 2.0, 1.5); }, 20.0, 30.0);
  EXPECT_EQ(watched.report().blinks, 0);
  EXPECT_EQ(watched.report().long_closures, 1);
  ASSERT_EQ(watched.episodes.size(), 1U);
  EXPECT_EQ(watched.episodes[0].kind, EyeEpisodeKind::long_closure);
  EXPECT_NEAR(watched.episodes[0].length_s, 0.8, 0.05);
}

TEST(Blinks, EyesCastDownAreNeither) {
  Watched watched;
  for (int i = 0; i < 600; ++i) {
    const double t = i / 30.0;
    const double open = t > 2.0 && t < 4.0 ? 0.4 : 1.0;  // lids follow the eyes down
    watched.show({open, open, 0.1, 0.0, std::nullopt}, t);
  }
  EXPECT_TRUE(watched.episodes.empty());
  // Farther down, but not shut by the measure that knows of the irises.
  for (int i = 600; i < 1200; ++i) {
    const double t = i / 30.0;
    const double open = t > 22.0 && t < 24.0 ? 0.25 : 1.0;
    watched.show({open, open, 0.2, 0.0, std::nullopt}, t);
  }
  EXPECT_TRUE(watched.episodes.empty());
}

TEST(Blinks, AWinkAndASingleBadFrameAreNone) {
  Watched watched;
  for (int i = 0; i < 600; ++i) {
    const double t = i / 30.0;
    LidSample sample = both(1.0);
    sample.right = blink(t, 5.0, 0.3);  // the left eye stays open
    if (i == 300) sample = both(0.3);   // one frame of 33 ms
    watched.show(sample, t);
  }
  EXPECT_TRUE(watched.episodes.empty());
}

TEST(Blinks, NothingIsJudgedWithoutTheOwnLevelOrUnderALoweredHead) {
  Watched unknown;
  Watched lowered;
  for (int i = 0; i < 900; ++i) {
    const double t = i / 30.0;
    LidSample sample = both(blink(t, 5.0, 0.25));
    sample.missing = core::Missing::no_baseline;
    unknown.show(sample, t);
    sample.missing.reset();
    sample.nod_rad = -0.5;
    lowered.show(sample, t);
  }
  EXPECT_TRUE(unknown.episodes.empty());
  EXPECT_EQ(unknown.report().blinks_per_min.missing, core::Missing::no_baseline);
  EXPECT_TRUE(lowered.episodes.empty());
  EXPECT_EQ(lowered.report().blinks_per_min.missing, core::Missing::turned_away);
}

TEST(Blinks, RateIsThatOfTheLastMinute) {
  const Watched watched = watch(
      [](double t) { return t < 60.0 ? blink(std::fmod(t, 2.0), 0.5, 0.25) : 1.0; }, 125.0, 30.0);
  EXPECT_EQ(watched.report().blinks, 30);
  EXPECT_EQ(watched.report().blinks_per_min.value, 0.0) << "none for a minute";
  EXPECT_EQ(watch([](double) { return 1.0; }, 5.0, 30.0).report().blinks_per_min.missing,
            core::Missing::too_short);
}

TEST(Blinks, AGapEndsWhatWasGoingOn) {
  Watched watched;
  watched.show(both(1.0), 0.0);
  watched.show(both(0.0), 0.1);
  watched.show(both(1.0), 3.0);
  watched.show(both(1.0), 3.1);
  EXPECT_TRUE(watched.episodes.empty());
}

}  // namespace
}  // namespace attune::cues
