#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::practice {

// Where a cue shows.
enum class Part { eyes, brows, mouth, head };
inline constexpr std::array<Part, 4> kParts{Part::eyes, Part::brows, Part::mouth, Part::head};
std::string_view name(Part part);   // for files: "eyes"
std::string_view words(Part part);  // for the screen: "Eyes"
std::optional<Part> find_part(std::string_view name);

// What can be answered to a question; `key` is for files and never changes.
struct Answer {
  std::string_view key;
  std::string_view label;    // on the button: "Pulled together"
  std::string_view looks;    // how it looks, to learn it by: "lower, and nearer to each other"
  std::string_view reading;  // what it may go with and what else it may mean; whole sentences
};

inline constexpr std::string_view kNotSure = "not_sure";  // always offered, never wrong to say
inline constexpr std::string_view kNoClear =
    "no_clear";  // "no clear feeling": an answer like others

// What a part can do, without "not sure".
const std::vector<Answer>& cue_answers(Part part);
// The states that people practise on, with "no clear feeling" last.
const std::vector<Answer>& state_answers();

const Answer* find_cue_answer(Part part, std::string_view key);
const Answer* find_state_answer(std::string_view key);
// Label of an answer about a part: parts share keys, the mouth's "down" is not that of the eyes.
std::string cue_label(Part part, std::string_view key);
// Label of any answer, "not sure" too; the key itself when it is not known. For answers about a
// part, see cue_label().
std::string label_of(std::string_view key);

// What tells two states apart, for someone who takes one for the other: "Look at the brows: ...".
// Empty when there is nothing to say.
std::string_view difference(std::string_view one, std::string_view other);

// Three steps of sureness; index 0 is the least.
const std::vector<Answer>& sureness();

}  // namespace attune::practice
