#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/cue.hpp"
#include "core/expression.hpp"
#include "core/state.hpp"
#include "state/evidence_window.hpp"
#include "state/state_table.hpp"

namespace attune::state {

// Cues that must be readable and say nothing for a face to be quiet.
inline constexpr std::array kQuietCues{
    core::CueId::brow_raise,        core::CueId::brow_lower,   core::CueId::mouth_corners,
    core::CueId::mouth_open,        core::CueId::lips_pressed, core::CueId::eye_openness_right,
    core::CueId::eye_openness_left, core::CueId::head_turn,    core::CueId::head_nod};

// What one moment says: the steady cues, the steady look of the face (empty: not known, which is no
// evidence, neither for a neutral face nor against it), and how quiet the face is, [0,1].
struct Evidence {
  Strengths strengths{};
  std::optional<core::Expression> expression;
  double quiet = 0.0;
};

// Log-odds that one cue adds to a state.
double from_cue(const StateRow& row, core::CueId cue, const Evidence& evidence);
// Log-odds that the look of the whole face adds; 0 when it is not known.
double from_expression(const StateRow& row, const Evidence& evidence);
// All of it, with the row's bias.
double log_odds(const StateRow& row, const Evidence& evidence);

// Whether what speaks loudest for each of two states speaks against the other.
bool contradict(const StateRow& a, const StateRow& b, const Evidence& evidence);

// "neutral", "happy": how a face of this class looks, for a sentence.
std::string_view look(core::ExpressionClass expression);

// The class that moves the row most, for saying it; nothing when the look says nothing to it.
std::optional<core::ExpressionClass> telling_class(const StateRow& row, const Evidence& evidence);

// At most five reasons for and against, strongest first. What speaks against has up to two places
// even where more speaks for the row.
std::vector<core::Reason> reasons_of(const StateRow& row, const Evidence& evidence,
                                     const core::CueSet& cues);

}  // namespace attune::state
