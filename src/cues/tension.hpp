#pragma once

#include "cues/reading.hpp"

namespace attune::cues {

// Where muscles look held, from the other cues, and one summary of it. No standard for tension in a
// webcam picture was found; weights are proposals (TensionOptions). The muscle of the jaw cannot be
// seen by a camera (electrodes can): tension_jaw stands in for it, with a low confidence, from lips
// that stay pressed on a mouth that does not talk. Smiles narrow the lids and are no tension.
//
// A part whose cue is missing is missing with the same reason and left out of the summary.
// Needs the readings of the face, and of shoulders and stillness where there are any.
void read_tension(const TensionOptions& options, core::CueSet& cues);

}  // namespace attune::cues
