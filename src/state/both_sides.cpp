#include "state/both_sides.hpp"

#include <array>

namespace attune::state {
namespace {

struct Subject {
  std::string_view right;
  std::string_view left;
  std::string_view both;
};

constexpr std::array kSubjects{
    Subject{"The right eye is", "The left eye is", "Both eyes are"},
    Subject{"The lids of the right eye are", "The lids of the left eye are",
            "The lids of both eyes are"},
    Subject{"The right upper lid is", "The left upper lid is", "Both upper lids are"},
    Subject{"The right cheek is", "The left cheek is", "Both cheeks are"},
    Subject{"The inner end of the right brow is", "The inner end of the left brow is",
            "The inner ends of both brows are"},
    Subject{"The outer end of the right brow is", "The outer end of the left brow is",
            "The outer ends of both brows are"},
    Subject{"The right corner of the mouth is", "The left corner of the mouth is",
            "Both corners of the mouth are"},
};

}  // namespace

std::optional<std::string> both_sides(std::string_view right, std::string_view left) {
  for (const Subject& subject : kSubjects) {
    if (!right.starts_with(subject.right) || !left.starts_with(subject.left)) continue;
    const std::string_view rest = right.substr(subject.right.size());
    if (rest != left.substr(subject.left.size())) return std::nullopt;
    return std::string(subject.both) + std::string(rest);
  }
  return std::nullopt;
}

}  // namespace attune::state
