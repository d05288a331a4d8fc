#include "app/moment_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "practice/cue_answers.hpp"
#include "ui/cue_rows.hpp"
#include "ui/state_view.hpp"

namespace attune::app {
namespace {

using practice::Item;
using practice::Kind;
using practice::Part;

core::CueGroup group_of(Part part) {
  switch (part) {
    case Part::eyes:
      return core::CueGroup::eyes;
    case Part::brows:
      return core::CueGroup::brows;
    case Part::mouth:
      return core::CueGroup::mouth;
    case Part::head:
      break;
  }
  return core::CueGroup::posture;
}

std::string cue_line(const ui::CueRow& row) {
  if (!row.strength) return fmt::format("{}: cannot be read ({}).", row.name, row.word);
  return fmt::format("{}: {} (how sure: {}). {}", row.name, row.word, ui::words(row.certainty),
                     row.sentence);
}

std::vector<std::string> cue_lines(const core::CueSet& cues, const std::vector<Part>& asked) {
  std::set<core::CueGroup> wanted;
  for (const Part part : asked) wanted.insert(group_of(part));
  std::vector<std::string> lines;
  for (const core::CueGroup group : ui::kGroups) {
    const ui::CueRow row = ui::make_cue_row(group, cues);
    if (row.active || wanted.contains(group)) lines.push_back(cue_line(row));
  }
  return lines;
}

std::vector<std::string> state_lines(const core::FaceAnalysis& face, bool cues_only) {
  using State = ui::StatePanelModel::Kind;
  const ui::StatePanelModel state = ui::make_state_panel(&face, cues_only);
  if (state.kind == State::cues_only) return {};
  if (state.kind != State::readings) return {state.message};
  std::vector<std::string> lines{fmt::format("May go with: {}.", state.may_go_with)};
  if (!state.also_possible.empty()) {
    lines.push_back(fmt::format("Also possible: {}.", state.also_possible));
  }
  lines.push_back(fmt::format("How sure: {}.", state.how_sure));
  return lines;
}

bool is_right(const Item& item, std::string_view key) {
  return std::find(item.right.begin(), item.right.end(), key) != item.right.end();
}

constexpr const char* kSame = "Attune reads what the lesson says.";
constexpr const char* kDiffers =
    "Attune reads this differently from the lesson. The lesson's answer counts: a person gave it.";

std::string compare_cue(const core::CueSet& cues, const Item& item) {
  const practice::PartReading reading = practice::read_part(item.part, cues);
  if (reading.answers.empty()) return "";
  const bool same = std::any_of(reading.answers.begin(), reading.answers.end(),
                                [&](const auto& one) { return is_right(item, one.key); });
  return same ? kSame : kDiffers;
}

std::string compare_state(const core::StateEstimate& state, const Item& item) {
  for (std::size_t i = 0; i < state.readings.size(); ++i) {
    if (!is_right(item, practice::answer_for_state(state.readings[i].key))) continue;
    return i == 0 ? kSame : "The lesson's answer is among what Attune holds possible.";
  }
  return state.readings.empty() ? "" : kDiffers;
}

}  // namespace

std::vector<std::string> words_for_moment(const MomentReading& reading, const Item& item,
                                          bool cues_only) {
  if (!reading.face) return {"Attune cannot read a face here."};
  const core::FaceAnalysis& face = *reading.face;
  const bool cue = item.kind == Kind::cue;
  std::vector<std::string> lines =
      cue_lines(face.cues, cue ? std::vector<Part>{item.part} : item.telling);
  const std::vector<std::string> states = state_lines(face, cues_only);
  lines.insert(lines.end(), states.begin(), states.end());
  const std::string compared = cue         ? compare_cue(face.cues, item)
                               : cues_only ? ""
                                           : compare_state(face.state, item);
  if (!compared.empty()) lines.push_back(compared);
  return lines;
}

}  // namespace attune::app
