#include "ui/explain_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/likelihood.hpp"

namespace attune::ui {
namespace {

constexpr std::size_t kMostLooks = 4;
constexpr double kLeastLook = 0.05;  // a class that is less likely is not worth a line

std::string_view remedy(core::Missing why) {
  using core::Missing;
  switch (why) {
    case Missing::too_little:
      return "Nothing that can be seen differs enough from this person's calm face, or the few "
             "cues there are go with many things equally well.";
    case Missing::too_short:
      return "What lasts counts more than a flicker. A second or two of seeing the face is needed.";
    case Missing::conflicting:
      return "Different cues speak for different things about equally, as in mixed feelings or "
             "when a face changes. No one reading stands out.";
    case Missing::too_small:
      return "Coming nearer helps.";
    case Missing::too_dark:
    case Missing::too_bright:
      return "Light from the front helps; a window behind the person does not.";
    case Missing::blurred:
    case Missing::unsteady:
      return "A moment of holding still helps.";
    case Missing::turned_away:
      return "The cues of a face are measured as long as it is turned to the camera.";
    case Missing::covered:
    case Missing::out_of_view:
      return "What is hidden or outside the picture is not guessed.";
    case Missing::no_baseline:
      return "A few calm seconds are needed to learn this person's own face.";
    case Missing::camera_moving:
      return "The camera must keep still, and the light too.";
    default:
      return "";
  }
}

void add_readings(const core::StateEstimate& state, ExplainModel& model) {
  for (std::size_t i = 0; i < state.readings.size(); ++i) {
    const double trusted = core::trusted_probability(state, i);
    model.readings.push_back(
        {state.readings[i].label, std::string(core::likelihood_word(trusted)), trusted});
  }
  model.how_sure = state.how_sure;
}

void add_reasons(const std::vector<core::Reason>& reasons, ExplainModel& model) {
  double heaviest = kStrongWeight;  // a bar that is full weighs at least a lot
  for (const core::Reason& reason : reasons) {
    heaviest = std::max(heaviest, std::abs(reason.weight));
  }
  for (const bool speaks_for : {true, false}) {
    for (const core::Reason& reason : reasons) {
      if (reason.sentence.empty() || (reason.weight > 0) != speaks_for || reason.weight == 0) {
        continue;
      }
      model.reasons.push_back({reason.sentence, std::string(weight_word(reason.weight)),
                               std::abs(reason.weight) / heaviest, speaks_for});
    }
  }
}

void add_looks(const core::FaceAnalysis& face, ExplainModel& model) {
  if (!face.expression) {
    model.looks_missing =
        fmt::format("Not known: {}.",
                    core::words(face.face.expression_missing.value_or(core::Missing::too_short)));
    return;
  }
  for (std::size_t i = 0; i < core::kExpressionCount; ++i) {
    const double share = face.expression->probability[i];
    if (share >= kLeastLook) model.looks.push_back({std::string(core::kExpressionNames[i]), share});
  }
  std::stable_sort(model.looks.begin(), model.looks.end(),
                   [](const ExplainLook& a, const ExplainLook& b) { return a.share > b.share; });
  if (model.looks.size() > kMostLooks) model.looks.resize(kMostLooks);
}

void add_texts(const std::string& state, const GuideTexts& guide, ExplainModel& model) {
  const GuideEntry* entry = find_entry(guide, state);
  if (entry == nullptr) return;
  for (const auto& [heading, text] : {std::pair{guide.headings.what, entry->what},
                                      {guide.headings.also, entry->also},
                                      {guide.headings.cannot, entry->cannot}}) {
    if (!text.empty()) model.texts.push_back({heading, text});
  }
}

}  // namespace

std::string_view weight_word(double log_odds) {
  const double weight = std::abs(log_odds);
  if (weight >= kStrongWeight) return "weighs a lot";
  return weight >= kClearWeight ? "weighs clearly" : "weighs a little";
}

ExplainModel make_explanation(const ShownFace& shown, bool cues_only, const GuideTexts& guide) {
  ExplainModel model;
  model.title = "Reading" + among_faces(shown);
  if (cues_only) {
    model.message = "Cues only: no state is computed.";
    model.remedy = "C allows readings again, unless the program was started with cues only.";
    return model;
  }
  if (shown.face == nullptr) {
    model.message = "No face in view.";
    return model;
  }
  const core::StateEstimate& state = shown.face->state;
  if (state.abstained || state.readings.empty()) {
    const core::Missing why = state.abstained.value_or(core::Missing::too_little);
    model.message = fmt::format("Not enough to say: {}.", core::words(why));
    model.remedy = remedy(why);
  } else {
    add_readings(state, model);
    add_reasons(state.readings.front().reasons, model);
    add_texts(state.readings.front().key, guide, model);
  }
  add_looks(*shown.face, model);
  if (state.affect) model.affect = make_affect_plot(*state.affect);
  model.note =
      "Estimates from what can be seen. They may be wrong, and they do not show what somebody "
      "feels; ask to know.";
  return model;
}

}  // namespace attune::ui
