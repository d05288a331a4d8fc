#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "capture/synthetic_arms.hpp"
#include "capture/synthetic_face.hpp"
#include "capture/synthetic_features.hpp"
#include "capture/synthetic_model.hpp"
#include "capture/synthetic_paint.hpp"
#include "capture/synthetic_surface.hpp"
#include "capture/synthetic_torso.hpp"
#include "core/error.hpp"

namespace attune::capture {
namespace {

using cv::Point3d;
using cv::Vec3f;

constexpr int kFiner = 2;  // the head is drawn this much larger, then averaged: smooth edges

cv::Mat paint_wall(cv::Size size) {
  cv::Mat image(size, CV_8UC3);
  const auto spot = [](float x, float y, float cx, float cy, float r) {
    const float u = (x - cx) / r, v = (y - cy) / r;
    return std::exp(-u * u - v * v);
  };
  for (int row = 0; row < size.height; ++row) {
    for (int column = 0; column < size.width; ++column) {
      const float x = static_cast<float>(column) / static_cast<float>(size.width);
      const float y = static_cast<float>(row) / static_cast<float>(size.height);
      Vec3f c = Vec3f(186, 196, 202) * (1.05F - 0.20F * x - 0.14F * y);
      c += Vec3f(30, 30, 28) * spot(x, y, 0.04F, 0.20F, 0.36F);
      c += Vec3f(-62, -26, -52) *
           (0.8F * spot(x, y, 0.97F, 0.74F, 0.16F) + 0.5F * spot(x, y, 0.88F, 0.55F, 0.10F) +
            0.5F * spot(x, y, 1.02F, 0.42F, 0.12F));
      c += Vec3f(-22, -10, 6) * spot(x, y, 0.80F, 0.14F, 0.12F);
      // A regular pattern below one grey level hides the steps of the gradient.
      const float dither = static_cast<float>((column * 5 + row * 3) % 8) / 8.0F - 0.44F;
      image.at<cv::Vec3b>(row, column) = {cv::saturate_cast<std::uint8_t>(c[0] + dither),
                                          cv::saturate_cast<std::uint8_t>(c[1] + dither),
                                          cv::saturate_cast<std::uint8_t>(c[2] + dither)};
    }
  }
  return image;
}

// Every pixel kFiner x kFiner times. Faster than cv::resize, which takes an eighth of all drawing.
cv::Mat enlarged(const cv::Mat& image) {
  cv::Mat large(image.rows * kFiner, image.cols * kFiner, CV_8UC3);
  for (int y = 0; y < image.rows; ++y) {
    const auto* from = image.ptr<cv::Vec3b>(y);
    auto* to = large.ptr<cv::Vec3b>(y * kFiner);
    for (int x = 0; x < image.cols; ++x) to = std::fill_n(to, kFiner, from[x]);
    for (int copy = 1; copy < kFiner; ++copy) {
      large.row(y * kFiner).copyTo(large.row(y * kFiner + copy));
    }
  }
  return large;
}

// The head's surfaces in the picture; see shade_skin.
struct HeadSurfaces {
  ShadedGrid skin, hair;
};

// Box of the picture that the person touches.
cv::Rect figure_box(const SyntheticPose& pose, const HeadSurfaces& surfaces, const HeadView& view,
                    cv::Size picture) {
  Outline points = outline_arms(pose);
  const BodyView body(pose);
  for (const double side : {-1.0, 1.0}) {  // the arms' outline holds the shirt but for its hem
    points.emplace_back(body.project({side * 180, 840, 0}));
  }
  for (const ShadedGrid* grid : {&surfaces.skin, &surfaces.hair}) {
    for (const ShadedVertex& v : grid->vertices) points.push_back(v.at);
  }
  for (const double side : {-1.0, 1.0}) {  // ears, nose and what lies under the jaw
    for (const double y : {-19.0, 46.0}) {
      for (const double z : {60.0, 92.0}) points.emplace_back(view.project({side * 91, y, z}));
    }
    points.emplace_back(view.project({side * 45, 118, 50}));
    points.emplace_back(view.project({0, 40, -38}));
  }
  return box_around(points, 2.0F, picture);
}

void draw_head(cv::Mat& image, const SyntheticPose& pose, const HeadView& view,
               const HeadSurfaces& surfaces) {
  const auto& [skin, hair] = surfaces;
  const bool left_is_far = pose.yaw_rad > 0.0;
  fill_outline(image, outline_scalp(view), {hair_color() * 0.5F});
  // Hair behind the ears first, the rest last: it lies over everything.
  const int middle = middle_column(hair), over_ears = middle * 5 / 8;
  fill_columns(image, hair, 0, middle - over_ears, 0);
  fill_columns(image, hair, middle + over_ears, hair.columns - 1, hair.columns - 1);
  // The crown inside the grid's first row, where all columns end.
  Outline crown;
  for (int i = 0; i < hair.columns; ++i)
    crown.push_back(hair.vertices[static_cast<std::size_t>(i)].at);
  fill_outline(image, crown, {hair.vertices[static_cast<std::size_t>(middle)].bgr});
  for (const Side side : {Side::right, Side::left}) draw_ear(image, view, side);
  const ShadedGrid underjaw = shade_underjaw(pose, view);
  fill_grid(image, underjaw, middle_column(underjaw));
  fill_grid(image, skin, middle_column(skin));
  draw_mouth(image, pose, view);
  draw_nose(image, view);
  for (const Side side :
       {left_is_far ? Side::left : Side::right, left_is_far ? Side::right : Side::left}) {
    draw_eye(image, pose, view, side);
    draw_brow(image, pose, view, side);
  }
  fill_columns(image, hair, middle - over_ears, middle + over_ears, middle);
}

}  // namespace

cv::Mat make_synthetic_wall(cv::Size size) {
  // Painting takes longer than a person; a source asks for the same size again and again.
  thread_local cv::Mat wall;
  if (wall.size() != size) wall = paint_wall(size);
  return wall.clone();
}

void draw_synthetic_face(cv::Mat& image, const SyntheticPose& pose) {
  if (image.empty()) {
    image = make_synthetic_wall({640, 480});
  }
  ATTUNE_REQUIRE(image.type() == CV_8UC3);
  const HeadView view(pose);
  HeadSurfaces surfaces{shade_skin(pose, view), shade_hair(pose, view)};
  const cv::Rect box = figure_box(pose, surfaces, view, image.size());
  if (box.empty()) return;

  // A pixel of the picture covers kFiner x kFiner of the finer one; centres lie at integers in
  // both.
  const double half = 0.5 * (kFiner - 1);
  const cv::Point2d shift(half - kFiner * box.x, half - kFiner * box.y);
  const SyntheticPose finer = shifted_picture(scaled_picture(pose, kFiner), shift);
  for (ShadedGrid* grid : {&surfaces.skin, &surfaces.hair}) {
    for (ShadedVertex& v : grid->vertices) v.at = v.at * kFiner + cv::Point2f(shift);
  }
  cv::Mat canvas = enlarged(image(box));
  for (const Side side : {Side::right, Side::left}) draw_upper_arm(canvas, finer, side);
  draw_torso(canvas, finer);
  draw_head(canvas, finer, HeadView(finer), surfaces);
  for (const Side side : {Side::left, Side::right}) draw_forearm(canvas, finer, side);
  cv::resize(canvas, image(box), box.size(), 0, 0, cv::INTER_AREA);
}

}  // namespace attune::capture
