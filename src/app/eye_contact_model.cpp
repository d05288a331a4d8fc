#include "app/eye_contact_model.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/shipped_model.hpp"

namespace attune::app {
namespace {

constexpr int kVersion = 1;
constexpr std::string_view kFile = "eye_contact.json";

[[noreturn]] void refuse(std::string_view where, const std::string& what) {
  refuse_model(kFile, where, what);
}

struct Weight {
  const char* name;
  double low;
  double high;
  double* value;
};

}  // namespace

void apply_eye_contact_model(std::string_view json, std::string_view where,
                             cues::CueOptions& options) {
  const nlohmann::json file = nlohmann::json::parse(json, nullptr, false);
  if (!file.is_object()) refuse(where, "the eye-contact model is damaged");
  if (file.value("kind", "") != "attune eye contact" || file.value("version", 0) != kVersion) {
    refuse(where, fmt::format("this is no eye-contact model of version {}", kVersion));
  }
  cues::CueOptions changed = options;
  cues::GazeOptions& gaze = changed.gaze;
  cues::EyeContactOptions& contact = changed.eye_contact;
  // Ranges: what is possible at all; a weight beyond is damage, not training.
  const std::array<Weight, 8> weights{{
      {"eyeball_depth", 0.0, 0.3, &gaze.eyeball_depth},
      {"vertical_depth", 0.0, 0.3, &gaze.vertical_depth},
      {"vertical_zero", -0.15, 0.15, &gaze.vertical_zero},
      {"vergence_rad", -0.5, 0.5, &gaze.vergence_rad},
      {"offset", 0.5, 50.0, &contact.offset},
      {"slope", 1.0, 500.0, &contact.slope},
      {"vertical_weight", 0.1, 3.0, &contact.vertical_weight},
      {"split_weight", 0.0, 10.0, &contact.split_weight},
  }};
  const auto found = file.find("weights");
  if (found == file.end() || !found->is_object()) refuse(where, "the weights are missing");
  for (const Weight& weight : weights) {
    const auto number = found->find(weight.name);
    if (number == found->end() || !number->is_number()) {
      refuse(where, fmt::format("the weight {} is missing", weight.name));
    }
    const double value = number->get<double>();
    if (!(value >= weight.low && value <= weight.high)) {
      refuse(where, fmt::format("the weight {} is {}, not within {} to {}", weight.name, value,
                                weight.low, weight.high));
    }
    *weight.value = value;
  }
  options = changed;
}

void load_eye_contact_model(const std::string& model_dir, cues::CueOptions& options) {
  apply_eye_contact_model(read_model(model_dir, kFile), fmt::format("{}/{}", model_dir, kFile),
                          options);
}

}  // namespace attune::app
