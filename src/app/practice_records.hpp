#pragma once

#include <map>
#include <string>
#include <vector>

#include "practice/help.hpp"
#include "practice/score.hpp"
#include "practice/sitting.hpp"
#include "store/practice_log.hpp"

namespace attune::app {

// The practice's values as the store keeps them, and back. What an earlier or later version wrote
// and this one does not know becomes the nearest thing it does.
store::TrialRow to_row(const practice::Trial& trial, std::int64_t sitting);
practice::Trial to_trial(const store::TrialRow& row);
std::vector<practice::Trial> to_trials(const std::vector<store::TrialRow>& rows);

store::ItemRow to_row(const practice::ItemState& state);
practice::Progress to_progress(const std::map<std::string, store::ItemRow>& rows);

// Not a sitting through a lesson, but that a round was practised.
bool is_round(const store::SittingRow& row);

practice::HelpLadders to_ladders(const std::map<std::string, double>& levels);

}  // namespace attune::app
