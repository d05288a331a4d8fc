#pragma once

#include <string>
#include <string_view>

#include "core/cue.hpp"
#include "core/face.hpp"

namespace attune::report {

// A cell of a CSV row: quoted when it needs to be; line breaks become spaces.
std::string cell(std::string_view text);

// Appends ",VALUE" with so many decimals, or "," alone when the number is not finite.
void append_number(std::string& row, double value, int decimals);

// "A cue's column": its name, with "_deg" for angles.
std::string column_name(const core::CueInfo& cue);
// The reading's value in the column's unit (degrees for angles).
double in_column_unit(const core::CueInfo& cue, double value);

double degrees(double radians);

std::string_view name(core::Backend backend);

}  // namespace attune::report
