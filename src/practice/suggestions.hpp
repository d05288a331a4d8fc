#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace attune::practice {

// A state that typed letters may mean.
struct Suggestion {
  std::string_view key;   // of state_answers()
  std::string_view word;  // the word for it that begins so; empty when its own label does
};

// States with a word that begins with what was typed, whatever its case: first those whose label
// does, then those that are known by another name, in the order of state_answers(). Nothing for
// nothing typed.
std::vector<Suggestion> suggest_states(std::string_view typed, std::size_t most = 4);

}  // namespace attune::practice
