#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "core/error.hpp"

namespace attune::store::testing {

// What a call throws: its message, or "" when it throws nothing.
template <typename Call>
std::string message_of(Call call, core::ErrorKind kind = core::ErrorKind::file) {
  try {
    call();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.what();
  }
  return "";
}

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

// Whether the text stands in any file of the folder.
inline bool found_in_files(const std::filesystem::path& folder, const std::string& text) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().filename().string().find(text) != std::string::npos) return true;
    if (entry.is_regular_file() && bytes_of(entry.path()).find(text) != std::string::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace attune::store::testing
