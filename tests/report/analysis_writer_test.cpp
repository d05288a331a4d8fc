#include "report/analysis_writer.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "report/table.hpp"

namespace attune::report {
namespace {

TEST(AnalysisWriter, WritesHeadAndLinesOfTheChosenFormat) {
  const std::string path =
      testing::TempDir() + "analysis_writer_" + std::to_string(::getpid()) + ".out";
  for (const auto& [format, start] : {std::pair{Format::csv, "# attune 9"},
                                      {Format::json_lines, "{\"attune\":\"9\""},
                                      {Format::openface, "frame,face_id"}}) {
    WriterOptions options;
    options.format = format;
    options.run.version = "9";
    AnalysisWriter writer(path, options);
    writer.write(test::known_analysis());
    writer.write(test::empty_analysis());
    std::ifstream in(path);
    int lines = 0;
    std::string first;
    for (std::string line; std::getline(in, line); ++lines) {
      if (lines == 0) first = line;
    }
    EXPECT_TRUE(first.starts_with(start)) << first;
    EXPECT_EQ(lines, format == Format::csv ? 6 : 3);
  }
  std::filesystem::remove(path);
  std::filesystem::remove(path + "~");
}

TEST(AnalysisWriter, KnowsHowManyPointsABackendHas) {
  EXPECT_EQ(point_count(core::Backend::mesh), 478);
  EXPECT_EQ(point_count(core::Backend::classic), 68);
}

}  // namespace
}  // namespace attune::report
