#include "ui/state_view.hpp"

#include <fmt/format.h>

#include "core/likelihood.hpp"

namespace attune::ui {
namespace {

constexpr std::size_t kSeenCount = 3;
// A second class is named when it is at least this likely.
constexpr double kWorthNaming = 0.2;

// The eight classes as words that go on after "looks like".
std::string_view noun(core::ExpressionClass expression) {
  return expression == core::ExpressionClass::neutral ? "a neutral face" : core::name(expression);
}

std::string expression_text(const std::optional<core::Expression>& expression) {
  if (!expression) return {};
  const core::ExpressionClass first = expression->top();
  std::string text =
      fmt::format("looks like {} ({:.0f} %)", noun(first), 100 * (*expression)[first]);
  core::Expression others = *expression;
  others.probability[static_cast<std::size_t>(first)] = 0.0;
  const core::ExpressionClass second = others.top();
  if (others[second] >= kWorthNaming) {
    text += fmt::format(" or {} ({:.0f} %)", noun(second), 100 * others[second]);
  }
  return text;
}

std::string_view word_of(const core::StateEstimate& state, std::size_t reading) {
  return core::likelihood_word(core::trusted_probability(state, reading));
}

// "perhaps sad or low"
std::string with_likelihood(const core::StateEstimate& state, std::size_t reading) {
  return fmt::format("{} {}", word_of(state, reading), state.readings[reading].label);
}

StatePanelModel make_readings(const core::StateEstimate& state) {
  StatePanelModel model;
  model.kind = StatePanelModel::Kind::readings;
  const core::StateReading& first = state.readings.front();
  for (const core::Reason& reason : first.reasons) {
    if (reason.weight <= 0 || reason.sentence.empty()) continue;
    if (model.seen.size() == kSeenCount) break;
    model.seen.push_back(reason.sentence);
  }
  model.may_go_with = with_likelihood(state, 0);
  model.may_go_with_briefly = first.label;
  for (std::size_t i = 1; i < state.readings.size(); ++i) {
    if (i > 1) {
      model.also_possible += ", ";
      model.also_possible_briefly += ", ";
    }
    model.also_possible_briefly += state.readings[i].label;
    // The same word is said once: "perhaps calm, tired".
    const bool again = i > 1 && word_of(state, i) == word_of(state, i - 1);
    model.also_possible += again ? state.readings[i].label : with_likelihood(state, i);
  }
  model.how_sure = state.how_sure;
  model.note = "An estimate from what can be seen; ask to know.";
  return model;
}

}  // namespace

StatePanelModel make_state_panel(const core::FaceAnalysis* face, bool cues_only) {
  using Kind = StatePanelModel::Kind;
  StatePanelModel model;
  if (cues_only) {
    model.kind = Kind::cues_only;
    model.message = "Cues only: nothing is inferred from them.";
    return model;
  }
  if (face == nullptr) {
    model.kind = Kind::no_face;
    model.message = "Nothing to say without a face.";
    return model;
  }
  const core::StateEstimate& state = face->state;
  if (state.abstained || state.readings.empty()) {
    model.expression = expression_text(face->expression);
    model.kind = Kind::not_enough;
    model.message = fmt::format("Not enough to say ({}).",
                                core::words(state.abstained.value_or(core::Missing::too_little)));
    return model;
  }
  model = make_readings(state);
  model.expression = expression_text(face->expression);
  return model;
}

}  // namespace attune::ui
