#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <vector>

// Filling shaded surfaces for the drawn face: what OpenCV's drawing functions do not offer.
namespace attune::capture {

// A corner of a shaded triangle: place in pixels (centres at integers) and BGR colour, 0 .. 255.
struct ShadedVertex {
  cv::Point2f at;
  cv::Vec3f bgr;
};

// A surface as a grid of corners, `columns` to a row.
struct ShadedGrid {
  int columns = 0;
  std::vector<ShadedVertex> vertices;
  int rows() const { return columns > 0 ? static_cast<int>(vertices.size()) / columns : 0; }
};

// Fills the triangle with colours mixed linearly between its corners. Only triangles whose corners
// run clockwise on the screen are drawn: the others show their back. Clips at the picture's edge;
// corners that are not finite draw nothing. `image` is CV_8UC3.
void fill_triangle(cv::Mat& image, const ShadedVertex& a, const ShadedVertex& b,
                   const ShadedVertex& c);

// Fills the cells of a grid whose columns run to the right and rows down when seen from the front.
// Columns are drawn from both sides towards `middle_column` and each from its last row to its
// first, so that there what stands out (a nose) covers what lies beside and under it, with no need
// for a depth buffer.
void fill_grid(cv::Mat& image, const ShadedGrid& grid, int middle_column);

// Only the cells between two columns, in the same order.
void fill_columns(cv::Mat& image, const ShadedGrid& grid, int first_column, int last_column,
                  int middle_column);

}  // namespace attune::capture
