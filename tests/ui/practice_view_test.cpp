#include "ui/practice_view.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace attune::ui {
namespace {

// Letters half an em wide, lines 1.3 em high.
struct Ruler {
  float em = 17.0F;
  float words = 120;  // letters of note, title and lines
  PracticeModel model;

  float height(std::size_t letters, float width) const {
    const float lines = std::ceil(static_cast<float>(letters) * 0.5F * em / std::max(1.0F, width));
    return lines * 1.3F * em;
  }
  PracticeMeasures measures() const {
    return {[this](float width) { return height(static_cast<std::size_t>(words), width); },
            [this](std::size_t i, float width) {
              return height(model.choices[i].label.size() + model.choices[i].detail.size(), width);
            },
            [this](std::size_t) { return 8 * 0.5F * em; }};
  }
  PracticeLayout layout(cv::Rect2f area) const {
    return make_practice_layout(area, em, model, measures());
  }
};

Ruler make_ruler(std::size_t choices, float em = 17.0F) {
  Ruler ruler;
  ruler.em = em;
  for (std::size_t i = 0; i < choices; ++i) ruler.model.choices.push_back({"Tense or worried", ""});
  ruler.model.picture.size = {400, 300};
  ruler.model.picture.shown = {0, 0, 400, 300};
  return ruler;
}

TEST(PracticeView, KeysAreTheChoicesNumbers) {
  const Ruler ruler = make_ruler(4);
  EXPECT_EQ(choice_for_key(U'1', ruler.model), 0U);
  EXPECT_EQ(choice_for_key(U'4', ruler.model), 3U);
  EXPECT_EQ(choice_for_key(U'5', ruler.model), std::nullopt);
  EXPECT_EQ(choice_for_key(U'0', ruler.model), std::nullopt);
  EXPECT_EQ(choice_for_key(U'a', ruler.model), std::nullopt);
}

TEST(PracticeView, NothingOverlapsAndAllLiesInside) {
  for (const std::size_t choices : {1U, 2U, 3U, 4U, 5U, 6U}) {
    for (const float em : {17.0F, 34.0F}) {
      for (const cv::Size2f size : {cv::Size2f(1240, 600), cv::Size2f(1880, 960)}) {
        const Ruler ruler = make_ruler(choices, em);
        const cv::Rect2f area(20, 60, size.width, size.height);
        const PracticeLayout layout = ruler.layout(area);
        std::vector<cv::Rect2f> all = layout.choices;
        ASSERT_EQ(all.size(), choices);
        for (const cv::Rect2f& choice : layout.choices) EXPECT_GE(choice.height, 1.9F * em);
        all.push_back(layout.picture);
        all.push_back(layout.text);
        for (std::size_t i = 0; i < all.size(); ++i) {
          EXPECT_NEAR((all[i] & area).area(), all[i].area(), 1.0F);
          EXPECT_GT(all[i].area(), 0);
          for (std::size_t k = i + 1; k < all.size(); ++k) {
            EXPECT_LT((all[i] & all[k]).area(), 1.0F) << i << " and " << k;
          }
        }
      }
    }
  }
}

TEST(PracticeView, ThePictureGivesWayToLongTexts) {
  Ruler ruler = make_ruler(2, 34.0F);
  const cv::Rect2f area(0, 0, 1240, 600);
  const PracticeLayout few = ruler.layout(area);
  ruler.words = 350;
  const PracticeLayout many = ruler.layout(area);
  EXPECT_LT(many.picture.width, few.picture.width);
  EXPECT_FALSE(many.text_scrolls);
  ruler.words = 5000;
  EXPECT_TRUE(ruler.layout(area).text_scrolls);
  EXPECT_GE(ruler.layout(area).picture.width, 0.33F * area.width);
}

TEST(PracticeView, TheClipsButtonCoversNothing) {
  Ruler ruler = make_ruler(4);
  ruler.model.can_repeat = true;
  const PracticeLayout layout = ruler.layout({0, 0, 1240, 600});
  EXPECT_FALSE(layout.repeat_short);
  EXPECT_EQ((layout.repeat & layout.picture).area(), 0);
  EXPECT_EQ((layout.repeat & layout.text).area(), 0);
  ruler.words = 5000;
  const PracticeLayout full = ruler.layout({0, 0, 1240, 600});
  EXPECT_TRUE(full.repeat_short);
  EXPECT_EQ((full.repeat & full.text).area(), 0);
  ruler.model.can_repeat = false;
  EXPECT_EQ(ruler.layout({0, 0, 1240, 600}).repeat.area(), 0);
}

TEST(PracticeView, LinesWithoutAPictureStayReadable) {
  Ruler ruler = make_ruler(3);
  ruler.model.with_picture = false;
  const PracticeLayout layout = ruler.layout({0, 0, 1240, 600});
  EXPECT_EQ(layout.picture.area(), 0);
  EXPECT_EQ(layout.text.width, 48 * 17);
  ruler.model.progress.emplace();
  EXPECT_EQ(ruler.layout({0, 0, 1240, 600}).text.width, 1240);
}

TEST(PracticeView, PicturesKeepTheirShape) {
  const cv::Rect2f place = fit_picture({10, 20, 400, 400}, {200, 100});
  EXPECT_EQ(place, cv::Rect2f(10, 120, 400, 200));
  EXPECT_EQ(fit_picture({0, 0, 10, 10}, {0, 5}).area(), 0);
}

}  // namespace
}  // namespace attune::ui
