#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/eye_activity.hpp"

namespace attune::app {

// Keeps the learned place of eye contact of a profile from run to run. Nothing is written before
// something was learned. With an empty folder nothing is remembered at all.
class GazePlace {
 public:
  // `profile`: its name; empty: the usual one. A folder or data base that is not there yet means
  // that nothing is known.
  GazePlace(std::filesystem::path data_dir, std::string profile);

  // All throw core::Error{file} when the store cannot be read or written.
  std::optional<core::GazeOffset> load() const;
  void keep(const core::GazeOffset& offset) const;
  void clear() const;

 private:
  bool is_there() const;

  std::filesystem::path data_dir_;
  std::string profile_;
};

}  // namespace attune::app
