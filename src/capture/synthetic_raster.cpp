#include "capture/synthetic_raster.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"

namespace attune::capture {
namespace {

// Half-plane to the right of the edge from `a` to `b` (clockwise on the screen, y down): >= 0
// inside.
struct Edge {
  Edge(const cv::Point2f& a, const cv::Point2f& b)
      : dx(a.y - b.y), dy(b.x - a.x), at_origin(-dx * a.x - dy * a.y) {}
  float at(float x, float y) const { return dx * x + dy * y + at_origin; }

  float dx, dy, at_origin;
};

// Where a row enters or leaves the triangle at an edge: x = at_zero + slope * y, a left border when
// the edge runs up and a right one when it runs down. Level edges border no row.
struct Border {
  Border(const Edge& edge, float slack) : is_left(edge.dx > 0.0F), is_right(edge.dx < 0.0F) {
    if (edge.dx != 0.0F) {
      slope = -edge.dy / edge.dx;
      at_zero = -(edge.at_origin + slack) / edge.dx;
    }
  }
  void narrow(float y, float& from, float& to) const {
    const float x = at_zero + slope * y;
    if (is_left) from = std::max(from, x);
    if (is_right) to = std::min(to, x);
  }
  bool is_left, is_right;
  float slope = 0.0F, at_zero = 0.0F;
};

// Colours run along a row as fixed-point numbers: much cheaper than rounding floats.
constexpr int kFraction = 16;

int to_fixed(float v) { return static_cast<int>(v * (1 << kFraction)); }

bool in_range(int fixed) { return fixed >= 0 && fixed < (256 << kFraction); }

struct Run {
  std::uint8_t* pixels;
  int count;
};

struct FixedColor {
  int blue, green, red;
};

// Writes a row's run of pixels whose colour changes by `step` from one to the next.
void fill_run(Run run, FixedColor v, FixedColor step) {
  const int more = run.count - 1;
  const bool inside = in_range(v.blue) && in_range(v.blue + more * step.blue) &&
                      in_range(v.green) && in_range(v.green + more * step.green) &&
                      in_range(v.red) && in_range(v.red + more * step.red);
  std::uint8_t* pixel = run.pixels;
  const std::uint8_t* end = pixel + 3 * run.count;
  if (inside) {  // nearly always: what lies between the ends needs no limits
    for (; pixel != end; pixel += 3) {
      pixel[0] = static_cast<std::uint8_t>(v.blue >> kFraction);
      pixel[1] = static_cast<std::uint8_t>(v.green >> kFraction);
      pixel[2] = static_cast<std::uint8_t>(v.red >> kFraction);
      v.blue += step.blue, v.green += step.green, v.red += step.red;
    }
    return;
  }
  const auto limited = [](int fixed) {
    return static_cast<std::uint8_t>(std::clamp(fixed >> kFraction, 0, 255));
  };
  for (; pixel != end; pixel += 3) {
    pixel[0] = limited(v.blue), pixel[1] = limited(v.green), pixel[2] = limited(v.red);
    v.blue += step.blue, v.green += step.green, v.red += step.red;
  }
}

}  // namespace

void fill_triangle(cv::Mat& image, const ShadedVertex& a, const ShadedVertex& b,
                   const ShadedVertex& c) {
  const Edge ab(a.at, b.at), bc(b.at, c.at), ca(c.at, a.at);
  const float area = ab.at(c.at.x, c.at.y);
  if (!(area > 0.01F)) return;  // seen from behind, without area, or not a number

  const auto low = [](float p, float q, float r) { return std::ceil(std::min({p, q, r})); };
  const auto high = [](float p, float q, float r) { return std::floor(std::max({p, q, r})); };
  const float left = std::max(low(a.at.x, b.at.x, c.at.x), 0.0F);
  const float right = std::min(high(a.at.x, b.at.x, c.at.x), static_cast<float>(image.cols - 1));
  const float top = std::max(low(a.at.y, b.at.y, c.at.y), 0.0F);
  const float bottom = std::min(high(a.at.y, b.at.y, c.at.y), static_cast<float>(image.rows - 1));
  if (!(left <= right && top <= bottom)) return;

  // Colour as a plane over the picture: the corners' weights are the edge functions over the area.
  const float inverse = 1.0F / area;
  const cv::Vec3f step_x = (a.bgr * bc.dx + b.bgr * ca.dx + c.bgr * ab.dx) * inverse;
  const cv::Vec3f step_y = (a.bgr * bc.dy + b.bgr * ca.dy + c.bgr * ab.dy) * inverse;
  const int step_b = to_fixed(step_x[0]), step_g = to_fixed(step_x[1]),
            step_r = to_fixed(step_x[2]);
  // A pixel may lie a hair outside because of rounding; neighbours then draw it twice, which is
  // better than a hole.
  const float slack = 1e-3F * (1.0F + area);
  const Border borders[3] = {{ab, slack}, {bc, slack}, {ca, slack}};
  for (int y = static_cast<int>(top); y <= static_cast<int>(bottom); ++y) {
    const auto fy = static_cast<float>(y);
    float from = left, to = right;
    for (const Border& border : borders) border.narrow(fy, from, to);
    if (!(from <= to)) continue;
    int first = static_cast<int>(from);  // rounded up: from >= 0
    if (static_cast<float>(first) < from) ++first;
    const int last = static_cast<int>(to);
    const float dx = static_cast<float>(first) - a.at.x, dy = fy - a.at.y;
    // Channel by channel, since the compiler does not unroll a loop over three.
    int blue = to_fixed(a.bgr[0] + 0.5F + step_x[0] * dx + step_y[0] * dy);
    int green = to_fixed(a.bgr[1] + 0.5F + step_x[1] * dx + step_y[1] * dy);
    int red = to_fixed(a.bgr[2] + 0.5F + step_x[2] * dx + step_y[2] * dy);
    const Run run{image.ptr<std::uint8_t>(y) + 3 * first, last - first + 1};
    fill_run(run, {blue, green, red}, {step_b, step_g, step_r});
  }
}

void fill_grid(cv::Mat& image, const ShadedGrid& grid, int middle_column) {
  fill_columns(image, grid, 0, grid.columns - 1, middle_column);
}

void fill_columns(cv::Mat& image, const ShadedGrid& grid, int first_column, int last_column,
                  int middle_column) {
  ATTUNE_REQUIRE(image.type() == CV_8UC3);
  ATTUNE_REQUIRE(grid.columns >= 2 &&
                 grid.vertices.size() % static_cast<std::size_t>(grid.columns) == 0);
  const int first = std::max(first_column, 0), last = std::min(last_column, grid.columns - 1);
  const auto fill_column = [&](int column) {
    for (int row = grid.rows() - 2; row >= 0; --row) {
      const ShadedVertex* top =
          &grid.vertices[static_cast<std::size_t>(row * grid.columns + column)];
      const ShadedVertex* bottom = top + grid.columns;
      fill_triangle(image, top[0], top[1], bottom[1]);
      fill_triangle(image, top[0], bottom[1], bottom[0]);
    }
  };
  const int middle = std::max(first, std::min(middle_column, last));
  for (int column = first; column < middle; ++column) fill_column(column);
  for (int column = last - 1; column >= middle; --column) fill_column(column);
}

}  // namespace attune::capture
