#pragma once

#include <map>
#include <opencv2/core/types.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::app {

// 68 landmarks (iBUG scheme) of one picture, in its pixels.
struct AnnotatedImage {
  std::string image;  // file name
  std::vector<cv::Point2f> points;
};

// Reads "image,x0,y0,...,x67,y67" with a header line. Throws core::Error{file} naming `where`, the
// line and the remedy.
std::vector<AnnotatedImage> parse_landmarks(std::string_view csv, std::string_view where);

// Which of the found faces (68 points each) is the annotated one: the one whose middle lies in the
// box of the annotation, the nearest if there are several; its index, or empty: missed. A face that
// is badly fitted counts as found, so that its error counts too.
std::optional<std::size_t> find_annotated(const std::vector<std::vector<cv::Point2f>>& found,
                                          const std::vector<cv::Point2f>& annotated);

// Normalised mean errors of one face: mean distance of the points over the distance of the outer
// eye corners of the annotation.
struct LandmarkErrors {
  double all = 0.0;
  double inner = 0.0;                     // the 51 points without the jaw
  std::map<std::string, double> by_part;  // jaw, brows, nose, eyes, mouth
};
LandmarkErrors landmark_errors(const std::vector<cv::Point2f>& found,
                               const std::vector<cv::Point2f>& annotated);

// Means over all pictures with a face.
struct LandmarkScore {
  int n = 0;         // pictures
  int n_missed = 0;  // no face over the annotated one
  double nme = 0.0;
  double nme_inner = 0.0;
  double nme_p90 = 0.0;  // of all 68 points, 90th percentile of the pictures
  std::map<std::string, double> by_part;
};
// `errors`: one a picture; empty where the face was missed. Without any face the errors are NaN.
LandmarkScore score_landmarks(const std::vector<std::optional<LandmarkErrors>>& errors);

}  // namespace attune::app
