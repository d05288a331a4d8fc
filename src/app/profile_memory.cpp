#include "app/profile_memory.hpp"

#include <chrono>
#include <string_view>
#include <system_error>
#include <utility>

#include "store/store.hpp"

namespace attune::app {
namespace {

std::int64_t unix_time_s() {
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

// Measures are stored under the backend whose points they were made of: "mesh.brow_height".
constexpr std::string_view kMesh = "mesh.";
constexpr std::string_view kClassic = "classic.";

std::string_view prefix(core::Backend backend) {
  return backend == core::Backend::mesh ? kMesh : kClassic;
}

store::Baseline to_store(const core::PersonalNeutral& neutral) {
  store::Baseline baseline;
  baseline.learned_at_s = unix_time_s();
  for (const auto& [name, measure] : neutral.measures) {
    baseline.features[std::string(prefix(neutral.backend)) + name] = {measure.center, measure.noise,
                                                                      measure.count};
  }
  return baseline;
}

std::shared_ptr<const core::PersonalNeutral> from_store(const store::Baseline& baseline) {
  auto neutral = std::make_shared<core::PersonalNeutral>();
  for (const auto& [stored, feature] : baseline.features) {
    const std::string_view name = stored;
    for (const core::Backend backend : {core::Backend::mesh, core::Backend::classic}) {
      if (!name.starts_with(prefix(backend))) continue;
      neutral->backend = backend;
      neutral->measures[std::string(name.substr(prefix(backend).size()))] = {
          feature.median, feature.spread, static_cast<int>(feature.count)};
    }
  }
  return neutral->measures.empty() ? nullptr : neutral;
}

}  // namespace

ProfileMemory::ProfileMemory(std::filesystem::path data_dir, std::string profile)
    : data_dir_(std::move(data_dir)),
      profile_(profile.empty() ? std::string(store::kDefaultProfile) : profile),
      named_(!profile.empty()) {}

bool ProfileMemory::is_there() const {
  std::error_code error;
  return !data_dir_.empty() && std::filesystem::exists(data_dir_ / "attune.db", error);
}

void ProfileMemory::load() {
  offset_.reset();
  neutral_.reset();
  if (!is_there()) return;
  store::Store kept = store::Store::open(data_dir_);
  const std::optional<store::ProfileId> profile = kept.find_profile(profile_);
  if (!profile) return;
  if (const auto offset = kept.gaze_offset(*profile)) {
    offset_ = core::GazeOffset{offset->yaw_rad, offset->pitch_rad};
  }
  if (!named_) return;
  if (const auto baseline = kept.baseline(*profile)) neutral_ = from_store(*baseline);
}

void ProfileMemory::observe_offset(const core::FaceAnalysis& face) {
  using State = core::OffsetStep::State;
  const State state = face.eyes.offset_step.state;
  if (state == State::running) learning_ = true;
  // Results of before the step or after clearing still tell of an earlier one.
  if (!learning_ || state != State::done || !face.eyes.offset) return;
  learning_ = false;
  offset_ = face.eyes.offset;
  if (data_dir_.empty()) return;
  store::Store kept = store::Store::open(data_dir_);
  kept.set_gaze_offset(kept.profile(profile_),
                       {offset_->yaw_rad, offset_->pitch_rad, unix_time_s()});
}

bool ProfileMemory::observe(const core::FrameAnalysis& analysis) {
  for (const core::FaceAnalysis& face : analysis.faces) observe_offset(face);
  if (!named_ || analysis.faces.empty()) return false;
  const core::FaceAnalysis& first = analysis.faces.front();
  if (!first.neutral || first.baseline.from_profile || first.neutral == neutral_) return false;
  neutral_ = first.neutral;
  if (data_dir_.empty()) return false;
  store::Store kept = store::Store::open(data_dir_);
  kept.set_baseline(kept.profile(profile_), to_store(*neutral_));
  return true;
}

void ProfileMemory::clear_offset() {
  offset_.reset();
  learning_ = false;
  if (!is_there()) return;
  store::Store kept = store::Store::open(data_dir_);
  const std::optional<store::ProfileId> profile = kept.find_profile(profile_);
  if (profile) kept.clear_gaze_offset(*profile);
}

}  // namespace attune::app
