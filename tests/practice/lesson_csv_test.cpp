#include "practice/lesson_csv.hpp"

#include <gtest/gtest.h>

#include <string>

#include "core/error.hpp"

namespace attune::practice {
namespace {

std::string refusal(const std::string& csv) {
  try {
    parse_marks(csv, "marks.csv");
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::usage);
    return error.what();
  }
  return "";
}

TEST(LessonCsv, WhatIsSeenIsTheAnswerOfItsOwnPart) {
  const auto items =
      parse_marks("source,time_s,kind,part,right\na.mp4,1,cue,mouth,down\n", "a.csv");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].seen, "Corners down.");
}

TEST(LessonCsv, ReadsWhatASpreadsheetWrites) {
  const auto items = parse_marks(
      "\xEF\xBB\xBFsource,time_s,kind,part,right,face,telling,seen,also\r\n"
      "anna.mp4,12.4,cue,brows,together,Anna,,\"The brows, both, come down.\",\r\n"
      "\r\n"
      "anna.mp4,31,state,,sad;tired,Anna,mouth; eyes,\"She says \"\"fine\"\".\",Or tired.\r\n",
      "marks.csv");
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].source, "anna.mp4");
  EXPECT_EQ(items[0].time_s, 12.4);
  EXPECT_EQ(items[0].part, Part::brows);
  EXPECT_EQ(items[0].seen, "The brows, both, come down.");
  EXPECT_EQ(items[1].kind, Kind::state);
  EXPECT_EQ(items[1].right, (std::vector<std::string>{"sad", "tired"}));
  EXPECT_EQ(items[1].telling, (std::vector<Part>{Part::mouth, Part::eyes}));
  EXPECT_EQ(items[1].seen, "She says \"fine\".");
}

TEST(LessonCsv, LeftOutColumnsHaveSenseByThemselves) {
  const auto items = parse_marks("right,kind,part,time_s,source\nup,cue,mouth,2,b.png\n", "m.csv");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].face, "b.png");
  EXPECT_EQ(items[0].seen, "Corners up.");
  EXPECT_EQ(find_fault(items[0]), "");
}

TEST(LessonCsv, IdsStayWhenRowsMove) {
  const std::string head = "source,time_s,kind,part,right\n";
  const std::string one = "a.mp4,1,cue,mouth,up\n";
  const std::string two = "a.mp4,2,cue,mouth,up\n";
  EXPECT_EQ(parse_marks(head + one + two, "m")[0].id, parse_marks(head + two + one, "m")[1].id);
}

TEST(LessonCsv, GoesToTextAndBack) {
  const std::string csv =
      "source,time_s,kind,part,right,face,telling,seen,also\n"
      "\"a, b.mp4\",12.4,cue,brows,together,Anna,,\"One, \"\"two\"\".\",\n"
      "c.mp4,31,parts,,sad;tired,Bo,mouth;eyes,Three.,Or four.\n";
  EXPECT_EQ(to_csv(parse_marks(csv, "m.csv")), csv);
}

TEST(LessonCsv, MistakesAreToldByLine) {
  const std::string head = "source,time_s,kind,part,right\n";
  EXPECT_NE(refusal(head), "");
  EXPECT_NE(refusal("source,time_s,kind\na,1,cue\n").find("right is missing"), std::string::npos);
  EXPECT_NE(refusal("source,time,kind,right\na,1,cue,up\n").find("unknown column \"time\""),
            std::string::npos);
  const std::string wrong_time = refusal(head + "a,1,cue,mouth,up\na,soon,cue,mouth,up\n");
  EXPECT_NE(wrong_time.find("line 3"), std::string::npos) << wrong_time;
  EXPECT_NE(refusal(head + "a,1,cue,nose,up\n").find("no part"), std::string::npos);
  EXPECT_NE(refusal(head + "a,1,smile,mouth,up\n").find("no kind"), std::string::npos);
  EXPECT_NE(refusal(head + "a,1,cue,mouth,raised\n").find("no answer"), std::string::npos);
  EXPECT_NE(refusal(head + "a,1,cue,mouth,\"up\n").find("quote"), std::string::npos);
  EXPECT_NE(refusal(head + "a,1,cue,mouth,up\na,1,cue,mouth,down\n").find("same moment"),
            std::string::npos);
}

}  // namespace
}  // namespace attune::practice
