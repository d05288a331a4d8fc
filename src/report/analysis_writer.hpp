#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis.hpp"
#include "core/face.hpp"
#include "report/line_file.hpp"

namespace attune::report {

enum class Format {
  csv,         // one row a face a frame, every cue with its confidence or why it is missing
  json_lines,  // one JSON object a frame
  openface,    // CSV with the column names and units of OpenFace 2.2, as far as we measure the same
};

// What the head of a file tells about how it was made.
struct RunInfo {
  std::string version;
  std::string source;
  core::Backend backend = core::Backend::mesh;
  // File name and SHA-256 of every model used.
  std::vector<std::pair<std::string, std::string>> models;
};

// The 68 points of the iBUG scheme for a face of either backend; empty when they are not known.
using To68Points = std::function<std::vector<cv::Point2f>(const core::Face&)>;

struct WriterOptions {
  Format format = Format::csv;
  RunInfo run;
  bool points = false;   // every landmark of the backend, in image pixels
  To68Points points_68;  // for openface; without it the landmark columns stay empty
};

// What files add to a landmark's coordinates. MediaPipe counts pixels from the picture's corner
// (the centre of the first pixel is 0.5, 0.5), all of ours count from pixel centres. Files give
// mesh points as MediaPipe would, so that they can be laid beside its own: the half pixel is 1 % of
// the distance of the eye corners of a face at a webcam.
constexpr float point_shift_px(core::Backend backend) {
  return backend == core::Backend::mesh ? 0.5F : 0.0F;
}

// How many landmarks a face of the backend has.
int point_count(core::Backend backend);

// Turns analyses into lines of text; it keeps no state, so a frame's lines depend on nothing else.
// Numbers are written with a point in every locale; what is missing is an empty cell (a reason
// stands beside it), in JSON the reason alone.
class AnalysisFormat {
 public:
  virtual ~AnalysisFormat() = default;
  virtual std::string head() const = 0;  // whole lines
  virtual std::string lines(const core::FrameAnalysis& analysis) const = 0;
};

std::unique_ptr<AnalysisFormat> make_csv_format(const WriterOptions& options);
std::unique_ptr<AnalysisFormat> make_json_lines_format(const WriterOptions& options);
std::unique_ptr<AnalysisFormat> make_openface_format(const WriterOptions& options);

// Writes analyses to a file as they come; see LineFile for what holds when it is cut short.
class AnalysisWriter {
 public:
  // Makes the file and writes its head.
  AnalysisWriter(const std::string& path, const WriterOptions& options);
  void write(const core::FrameAnalysis& analysis);
  const LineFile& file() const { return file_; }

 private:
  std::unique_ptr<AnalysisFormat> format_;
  LineFile file_;
};

}  // namespace attune::report
