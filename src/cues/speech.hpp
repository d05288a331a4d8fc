#pragma once

#include <deque>
#include <optional>

#include "cues/reading.hpp"
#include "cues/smoothing.hpp"

namespace attune::cues {

// Whether the mouth moves as in talking: the gap between the lips turns from opening to closing and
// back as often as syllables make it, by more than a calm mouth trembles. Eating and laughing look
// alike. Sound is not used.
class Speech {
 public:
  explicit Speech(const SpeechOptions& options) : options_(options) {}

  // Fills CueId::speaking. Times must increase.
  void read(const Inputs& in, core::CueSet& cues, double time_s);

 private:
  struct Sample {
    double time_s;
    double gap;
  };
  double likelihood() const;

  SpeechOptions options_;
  std::deque<Sample> samples_;
  Smoother smoother_;
  std::optional<double> last_s_;
};

// While someone talks, what the mouth does belongs to the words: lowers the confidence of the cues
// that are read from it.
void gate_mouth_by_speech(const SpeechOptions& options, core::CueSet& cues);
// Says so in the sentences of those cues; after they were put into words.
void say_speech_gate(const SpeechOptions& options, core::CueSet& cues);

}  // namespace attune::cues
