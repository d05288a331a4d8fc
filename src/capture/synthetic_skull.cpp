#include "capture/synthetic_skull.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune::capture {
namespace {

// Level cuts through the head, by height y: half width; depth of the widest place, of the front
// (nose left out) and of the back. Millimetres in the head frame; the lower half of the widest
// places is the jaw line of HeadModel.
constexpr std::array<Knot, 18> kHalfWidth{{{-113, 5},
                                           {-111, 21},
                                           {-106, 36},
                                           {-97, 50},
                                           {-84, 61},
                                           {-68, 68.5F},
                                           {-45, 73},
                                           {-20, 73.5F},
                                           {2, 72},
                                           {18, 71},
                                           {34, 69},
                                           {50, 65},
                                           {66, 58},
                                           {81, 48},
                                           {93, 35.5F},
                                           {102, 20},
                                           {104.5F, 12},
                                           {105.5F, 7}}};
constexpr std::array<Knot, 10> kWidestDepth{{{-113, 75},
                                             {-60, 70},
                                             {2, 60},
                                             {34, 55},
                                             {50, 50},
                                             {66, 41},
                                             {81, 29},
                                             {93, 16},
                                             {102, 3},
                                             {105.5F, -3}}};
constexpr std::array<Knot, 15> kFrontDepth{{{-113, 66},
                                            {-111, 48},
                                            {-106, 31},
                                            {-97, 15},
                                            {-84, 3},
                                            {-68, -5},
                                            {-45, -10.5F},
                                            {-22, -13},
                                            {-4, -12},
                                            {25, -13},
                                            {45, -16},
                                            {66, -18},
                                            {86, -13},
                                            {98, -11},
                                            {105.5F, -5}}};
constexpr std::array<Knot, 7> kBackDepth{
    {{-113, 92}, {-110, 112}, {-92, 140}, {-60, 157}, {-25, 162}, {10, 155}, {60, 130}}};

float nose_height(float x, float y) {
  static constexpr std::array<Knot, 10> kRidge{{{-16, 0},
                                                {-6, 0.6F},
                                                {4, 3.6F},
                                                {18, 10.5F},
                                                {27, 16.5F},
                                                {33, 19.5F},
                                                {37, 18.0F},
                                                {41, 12.5F},
                                                {45, 5.5F},
                                                {51, 0}}};
  static constexpr std::array<Knot, 5> kWidth{
      {{-10, 8.5F}, {10, 8.5F}, {24, 9.5F}, {34, 11.5F}, {50, 12}}};
  const float w = curve(kWidth, y);
  const float ridge = curve(kRidge, y) * std::exp(-std::pow(std::abs(x) / w, 2.1F));
  const float wings = 7.0F * hill(std::abs(x), y, 11.0F, 37.5F, 5.5F, 6.0F);
  return ridge + wings;
}

}  // namespace

float smooth_step(float low, float high, float v) {
  const float x = std::clamp((v - low) / (high - low), 0.0F, 1.0F);
  return x * x * (3.0F - 2.0F * x);
}

float hill(float x, float y, float cx, float cy, float wide, float high) {
  const float u = (x - cx) / wide, v = (y - cy) / high;
  return std::exp(-u * u - v * v);
}

float curve(std::span<const Knot> k, float at) {
  if (at <= k.front().at) return k.front().value;
  if (at >= k.back().at) return k.back().value;
  std::size_t i = 0;
  while (k[i + 1].at < at) ++i;
  const auto slope = [&](std::size_t j) {
    const std::size_t a = j == 0 ? 0 : j - 1, b = std::min(j + 1, k.size() - 1);
    return (k[b].value - k[a].value) / (k[b].at - k[a].at);
  };
  const float h = k[i + 1].at - k[i].at, t = (at - k[i].at) / h;
  const float m0 = slope(i) * h, m1 = slope(i + 1) * h;
  const float t2 = t * t, t3 = t2 * t;
  return (2 * t3 - 3 * t2 + 1) * k[i].value + (t3 - 2 * t2 + t) * m0 +
         (-2 * t3 + 3 * t2) * k[i + 1].value + (t3 - t2) * m1;
}

cv::Point3f on_head(float across, float y) {
  constexpr float kSquareness = 2.25F;  // 2 is an ellipse; more is flatter in front
  const float side = across < 0 ? -1.0F : 1.0F, a = std::abs(across);
  const float s = a <= 1 ? a : std::max(2.0F - a, 0.0F);
  const float arc = std::pow(std::max(1.0F - std::pow(s, kSquareness), 0.0F), 1.0F / kSquareness);
  const float middle = curve(kWidestDepth, y);
  const float end = a <= 1 ? curve(kFrontDepth, y) : curve(kBackDepth, y);
  return {side * s * curve(kHalfWidth, y), y, middle + (end - middle) * arc};
}

float relief(float x, float y) {
  const float a = std::abs(x);
  return nose_height(x, y)                        //
         + 1.8F * hill(a, y, 24, -17, 20, 8)      // brow ridge
         - 2.8F * hill(a, y, 31, 0, 17, 11)       // eye socket
         - 1.0F * hill(a, y, 14, -1, 7, 8)        // beside the root of the nose
         + 3.2F * hill(a, y, 31.5F, 0.5F, 11, 8)  // eyeball under the lids
         + 4.0F * hill(a, y, 42, 30, 17, 14)      // cheekbone
         - 2.0F * hill(a, y, 48, 62, 12, 14)      // hollow of the cheek
         + 2.5F * hill(x, y, 0, 66, 22, 13)       // the teeth behind the lips
         - 2.0F * hill(x, y, 0, 85.5F, 17, 6)     // groove over the chin
         + 2.0F * hill(x, y, 0, 96, 16, 9)        // chin
         - 0.8F * hill(x, y, 0, 52, 3, 6);        // groove under the nose
}

}  // namespace attune::capture
