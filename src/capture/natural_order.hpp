#pragma once

#include <string_view>

namespace attune::capture {

// Orders names as people do: runs of digits count as numbers, so that frame2 comes before frame10;
// letters compare without regard to case. Names that are equal in that sense fall back to plain
// order, so that the order is total.
bool natural_less(std::string_view a, std::string_view b);

}  // namespace attune::capture
