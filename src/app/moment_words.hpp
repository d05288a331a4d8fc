#pragma once

#include <string>
#include <vector>

#include "app/moment_analyst.hpp"
#include "practice/lesson.hpp"

namespace attune::app {

// What Attune reads at a moment, for below the lesson's answer. In order: the cues that stand out
// with the part that was asked about, what they may go with, what else, how sure, and whether that
// is what the lesson says. The lesson's answer is the truth, whatever Attune reads.
std::vector<std::string> words_for_moment(const MomentReading& reading, const practice::Item& item,
                                          bool cues_only);

}  // namespace attune::app
