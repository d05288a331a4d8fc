#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "core/error.hpp"
#include "vision/temp_folder.hpp"

namespace attune::vision {

// That Model, of the committed `file`, is refused with the file's name and a remedy when the file
// is missing or has another byte somewhere.
template <typename Model>
void expect_damage_is_told(const char* file) {
  const TempFolder folder;
  const auto error_of = [&] {
    try {
      Model model(folder.path());
    } catch (const core::Error& error) {
      EXPECT_EQ(error.kind(), core::ErrorKind::model);
      return std::string(error.what());
    }
    return std::string();
  };
  const std::string missing = error_of();
  EXPECT_NE(missing.find(file), std::string::npos) << missing;
  EXPECT_NE(missing.find("git checkout"), std::string::npos) << missing;
  std::filesystem::copy_file(std::string(ATTUNE_MODELS) + "/" + file, folder.path(file));
  EXPECT_EQ(error_of(), "");
  std::fstream bytes(folder.path(file), std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekp(1000);
  bytes.put('!');
  bytes.close();
  EXPECT_NE(error_of().find(file), std::string::npos);
}

}  // namespace attune::vision
