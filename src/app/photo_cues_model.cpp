#include "app/photo_cues_model.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/shipped_model.hpp"

namespace attune::app {
namespace {

constexpr int kVersion = 1;
constexpr double kMaxWeight = 1000.0;  // beyond it, or a threshold beyond it, is damage
constexpr std::string_view kFile = "photo_cues.json";

[[noreturn]] void refuse(std::string_view where, const std::string& what) {
  refuse_model(kFile, where, what);
}

double number(const nlohmann::json& value, const std::string& name, std::string_view where) {
  if (!value.is_number() || !(std::abs(value.get<double>()) <= kMaxWeight)) {
    refuse(where, fmt::format("{} is no number within {}", name, kMaxWeight));
  }
  return value.get<double>();
}

std::size_t measure_index(const std::string& name, std::string_view where) {
  for (std::size_t i = 0; i < cues::kPhotoMeasureCount; ++i) {
    if (cues::name(static_cast<cues::PhotoMeasure>(i)) == name) return i;
  }
  refuse(where, fmt::format("there is no measure {}", name));
}

cues::PhotoRule parse_rule(const nlohmann::json& json, const std::string& rule_name,
                           std::string_view where) {
  if (!json.is_object()) refuse(where, fmt::format("the rule {} is damaged", rule_name));
  const auto weights = json.find("weights");
  if (weights == json.end() || !weights->is_object() || weights->empty()) {
    refuse(where, fmt::format("the rule {} has no weights", rule_name));
  }
  cues::PhotoRule rule;
  for (const auto& [name, value] : weights->items()) {
    rule.weights[measure_index(name, where)] = number(value, rule_name + "." + name, where);
  }
  rule.low = number(json.value("low", nlohmann::json()), rule_name + ".low", where);
  rule.high = number(json.value("high", nlohmann::json()), rule_name + ".high", where);
  if (!(rule.low < rule.high)) refuse(where, fmt::format("{}.low is not below high", rule_name));
  return rule;
}

bool uses_expression(const cues::PhotoRule& rule) {
  for (std::size_t i = 0; i < cues::kPhotoMeasureCount; ++i) {
    if (rule.weights[i] != 0.0 && is_of_expression(static_cast<cues::PhotoMeasure>(i))) return true;
  }
  return false;
}

}  // namespace

void apply_photo_cues_model(std::string_view json, std::string_view where,
                            cues::CueOptions& options) {
  const nlohmann::json file = nlohmann::json::parse(json, nullptr, false);
  if (!file.is_object()) refuse(where, "the rules for photos are damaged");
  if (file.value("kind", "") != "attune photo cues" || file.value("version", 0) != kVersion) {
    refuse(where, fmt::format("these are no rules for photos of version {}", kVersion));
  }
  cues::PhotoOptions changed = options.photo;
  struct Slot {
    const char* name;
    std::optional<cues::PhotoRule>* rule;
    bool shape;
  };
  // By shape alone only where the fitted rule beats the one against the average face.
  const std::array<Slot, 5> slots{{
      {"brows", &changed.brows.with_expression, false},
      {"eyes", &changed.eyes.with_expression, false},
      {"mouth_corners", &changed.corners.with_expression, false},
      {"smile", &changed.smile.with_expression, false},
      {"smile_shape", &changed.smile.shape, true},
  }};
  const auto rules = file.find("rules");
  if (rules == file.end() || !rules->is_object()) refuse(where, "the rules are missing");
  for (const Slot& slot : slots) {
    const auto found = rules->find(slot.name);
    if (found == rules->end()) refuse(where, fmt::format("the rule {} is missing", slot.name));
    *slot.rule = parse_rule(*found, slot.name, where);
    if (slot.shape && uses_expression(**slot.rule)) {
      refuse(where, fmt::format("the rule {} must not ask for the expression", slot.name));
    }
  }
  options.photo = changed;
}

void load_photo_cues_model(const std::string& model_dir, cues::CueOptions& options) {
  apply_photo_cues_model(read_model(model_dir, kFile), fmt::format("{}/{}", model_dir, kFile),
                         options);
}

}  // namespace attune::app
