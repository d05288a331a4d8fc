#include "app/said_answer.hpp"

#include "core/state.hpp"
#include "state/said_words.hpp"

namespace attune::app {

std::vector<std::string> said_words() {
  std::vector<std::string> words;
  for (const state::Said said : state::kAllSaid) words.emplace_back(state::word(said));
  return words;
}

std::string answer_said(const ui::SaidQuestion& question) {
  const state::Said said = state::kAllSaid.at(question.word);
  if (question.face) return compare(said, question.face->state, question.face->cues).text;
  core::StateEstimate nothing;
  nothing.abstained = core::Missing::no_face;
  return compare(said, nothing, {}).text;
}

}  // namespace attune::app
