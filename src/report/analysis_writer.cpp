#include "report/analysis_writer.hpp"

namespace attune::report {
namespace {

std::unique_ptr<AnalysisFormat> make_format(const WriterOptions& options) {
  switch (options.format) {
    case Format::csv:
      return make_csv_format(options);
    case Format::json_lines:
      return make_json_lines_format(options);
    case Format::openface:
      return make_openface_format(options);
  }
  return make_csv_format(options);
}

}  // namespace

int point_count(core::Backend backend) { return backend == core::Backend::mesh ? 478 : 68; }

AnalysisWriter::AnalysisWriter(const std::string& path, const WriterOptions& options)
    : format_(make_format(options)), file_(path) {
  file_.append(format_->head());
}

void AnalysisWriter::write(const core::FrameAnalysis& analysis) {
  file_.append(format_->lines(analysis));
}

}  // namespace attune::report
