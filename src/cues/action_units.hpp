#pragma once

#include "cues/reading.hpp"

namespace attune::cues {

// Facial action units (Ekman & Friesen's FACS), told from the places of landmarks: how far a part
// has moved from this person's own neutral, corrected for the turn of the head, [0,1]. Not the
// letters A to E of a FACS coder. Left and right apart where the face shows them.
//
// Before the own neutral is known, units that a cue against the average face stands for (1, 2, 4,
// 12, 15, 23, 25, 43) follow that cue; the others are missing (no_baseline). Unit 4 is read from
// the skin too (cues/furrow.hpp).
//
// What points cannot see well, so that the confidence stays low (ActionUnitOptions::weak): chin
// raiser 17, lip stretcher 20 and jaw drop 26 are hard for every tool (F1 0.28, 0.01 and 0.26 for
// py-feat 2 on DISFA+); dimpler 14, lip tightener 23 and nose wrinkler 9 show mostly in the skin.

// Fills the features that only action units use.
void measure_action_units(const FaceView& view, FeatureSet& features);

// Needs the readings of brows, mouth and lids in `cues`.
void read_action_units(const Inputs& in, core::CueSet& cues);

}  // namespace attune::cues
