// Draws synthetic faces into a picture, for the end-to-end tests:
//
//     draw_faces OUT.png WIDTH HEIGHT COLUMNS ROWS INTER_OCULAR_PX
#include <cstdio>
#include <cstdlib>
#include <opencv2/imgcodecs.hpp>

#include "capture/synthetic_face.hpp"

int main(int count, char** arguments) {
  if (count != 7) {
    std::fputs("usage: draw_faces OUT.png WIDTH HEIGHT COLUMNS ROWS INTER_OCULAR_PX\n", stderr);
    return 2;
  }
  const int width = std::atoi(arguments[2]);
  const int height = std::atoi(arguments[3]);
  const int columns = std::atoi(arguments[4]);
  const int rows = std::atoi(arguments[5]);
  cv::Mat image(height, width, CV_8UC3, cv::Scalar(150, 160, 165));
  // Each face is seen straight on by a camera of its own and then put into its tile.
  for (int i = 0; i < columns * rows; ++i) {
    cv::Mat tile = image(cv::Rect(width / columns * (i % columns), height / rows * (i / columns),
                                  width / columns, height / rows));
    attune::capture::SyntheticPose pose;
    pose.inter_ocular_px = std::atof(arguments[6]);
    pose.center_px =
        cv::Point2f(0.5F * static_cast<float>(tile.cols), 0.45F * static_cast<float>(tile.rows));
    pose.camera.principal_px = pose.center_px;
    cv::Mat drawn = tile.clone();
    attune::capture::draw_synthetic_face(drawn, pose);
    drawn.copyTo(tile);
  }
  return cv::imwrite(arguments[1], image) ? 0 : 1;
}
