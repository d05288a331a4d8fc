#pragma once

#include <string>
#include <vector>

#include "ui/said_view.hpp"

namespace attune::app {

// What a person can have said, in the order of the keys: "fine", "happy", ...
std::vector<std::string> said_words();

// What the cues of that moment say to it: two or three calm sentences. Without a face, or where no
// state is computed, it says that nothing can be compared, and why.
std::string answer_said(const ui::SaidQuestion& question);

}  // namespace attune::app
