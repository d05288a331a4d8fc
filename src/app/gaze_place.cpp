#include "app/gaze_place.hpp"

#include <chrono>
#include <system_error>
#include <utility>

#include "store/store.hpp"

namespace attune::app {
namespace {

std::int64_t unix_time_s() {
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

GazePlace::GazePlace(std::filesystem::path data_dir, std::string profile)
    : data_dir_(std::move(data_dir)),
      profile_(profile.empty() ? std::string(store::kDefaultProfile) : std::move(profile)) {}

bool GazePlace::is_there() const {
  std::error_code error;
  return !data_dir_.empty() && std::filesystem::exists(data_dir_ / "attune.db", error);
}

std::optional<core::GazeOffset> GazePlace::load() const {
  if (!is_there()) return std::nullopt;
  store::Store kept = store::Store::open(data_dir_);
  const std::optional<store::ProfileId> profile = kept.find_profile(profile_);
  if (!profile) return std::nullopt;
  const std::optional<store::GazeOffset> offset = kept.gaze_offset(*profile);
  if (!offset) return std::nullopt;
  return core::GazeOffset{offset->yaw_rad, offset->pitch_rad};
}

void GazePlace::keep(const core::GazeOffset& offset) const {
  if (data_dir_.empty()) return;
  store::Store kept = store::Store::open(data_dir_);
  kept.set_gaze_offset(kept.profile(profile_), {offset.yaw_rad, offset.pitch_rad, unix_time_s()});
}

void GazePlace::clear() const {
  if (!is_there()) return;
  store::Store kept = store::Store::open(data_dir_);
  const std::optional<store::ProfileId> profile = kept.find_profile(profile_);
  if (profile) kept.clear_gaze_offset(*profile);
}

}  // namespace attune::app
