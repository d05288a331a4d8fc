#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

namespace attune::report {

std::string cell(std::string_view text) {
  std::string clean(text);
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  if (clean.find_first_of(",\"#") == std::string::npos) return clean;
  std::string quoted = "\"";
  for (const char c : clean) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

void append_number(std::string& row, double value, int decimals) {
  row += ',';
  if (!std::isfinite(value)) return;
  const std::size_t start = row.size();
  fmt::format_to(std::back_inserter(row), "{:.{}f}", value, decimals);
  // "-0.00" would be a second way to write 0.
  const std::string_view written = std::string_view(row).substr(start);
  if (written.front() == '-' && written.find_first_not_of("-0.") == std::string_view::npos) {
    row.erase(start, 1);
  }
}

std::string column_name(const core::CueInfo& cue) {
  return std::string(cue.name) + (cue.is_angle ? "_deg" : "");
}

double in_column_unit(const core::CueInfo& cue, double value) {
  return cue.is_angle ? degrees(value) : value;
}

double degrees(double radians) { return radians * 180.0 / std::numbers::pi; }

std::string_view name(core::Backend backend) {
  return backend == core::Backend::mesh ? "mesh" : "classic";
}

}  // namespace attune::report
