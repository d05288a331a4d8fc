#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace attune::state {

// "The right eye is narrowed." and "The left eye is narrowed." in one: "Both eyes are narrowed."
// Nothing when the two say different things, or speak of parts that are not known here.
std::optional<std::string> both_sides(std::string_view right, std::string_view left);

}  // namespace attune::state
