#include "app/labelled_picture.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "core/error.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

TEST(LabelledPicture, IsReadInColourOrGrey) {
  const testing::TempFolder folder;
  std::ofstream(folder.file("red.ppm"), std::ios::binary) << "P6\n1 1\n255\n"
                                                          << "\xff" << std::string(2, '\0');
  const cv::Mat colour = load_labelled_picture(folder.file("red.ppm"), true, "labels");
  ASSERT_EQ(colour.type(), CV_8UC3);
  EXPECT_EQ(colour.at<cv::Vec3b>(0, 0), cv::Vec3b(0, 0, 255));
  EXPECT_EQ(load_labelled_picture(folder.file("red.ppm"), false, "labels").type(), CV_8UC1);
}

TEST(LabelledPicture, WhatCannotBeReadIsToldWithTheTable) {
  const testing::TempFolder folder;
  std::ofstream(folder.file("words.png")) << "no picture";
  for (const char* name : {"words.png", "nowhere.png"}) {
    try {
      load_labelled_picture(folder.file(name), true, "ratings");
      ADD_FAILURE() << name;
    } catch (const core::Error& error) {
      const std::string message = error.what();
      EXPECT_NE(message.find(name), std::string::npos) << message;
      EXPECT_NE(message.find("out of the ratings"), std::string::npos) << message;
    }
  }
}

}  // namespace
}  // namespace attune::app
