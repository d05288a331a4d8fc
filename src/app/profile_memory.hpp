#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/analysis.hpp"

namespace attune::app {

// What a profile remembers about the person in front of the camera, from run to run: the place of
// eye contact, and the neutral face. Nothing is written before something was learned. With an empty
// folder nothing is remembered at all.
//
// The place lies on the screen, so it is kept also without a profile's name. A neutral face belongs
// to one person, and nobody is recognised here: it is kept and used only where the user has named
// whose it is.
class ProfileMemory {
 public:
  // `profile`: its name; empty: the usual one, without a neutral face. A folder or data base that
  // is not there yet means that nothing is known.
  ProfileMemory(std::filesystem::path data_dir, std::string profile);

  // All of these throw core::Error{file} when the store cannot be read or written.
  void load();
  // Keeps what a face of this frame has just learned; true when the neutral face was new. Of
  // several faces the neutral of the first (the lowest id) is meant.
  bool observe(const core::FrameAnalysis& analysis);
  void clear_offset();

  const std::optional<core::GazeOffset>& offset() const { return offset_; }
  std::shared_ptr<const core::PersonalNeutral> neutral() const { return neutral_; }

 private:
  bool is_there() const;
  void observe_offset(const core::FaceAnalysis& face);

  std::filesystem::path data_dir_;
  std::string profile_;
  bool named_ = false;
  std::optional<core::GazeOffset> offset_;
  std::shared_ptr<const core::PersonalNeutral> neutral_;  // as stored, or stored by this run
  bool learning_ = false;                                 // a step was seen to run
};

}  // namespace attune::app
