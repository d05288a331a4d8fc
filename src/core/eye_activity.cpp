#include "core/eye_activity.hpp"

namespace attune::core {

std::string_view name(GazeSide side) {
  switch (side) {
    case GazeSide::left:
      return "left";
    case GazeSide::right:
      return "right";
    case GazeSide::up:
      return "up";
    case GazeSide::down:
      return "down";
  }
  return "unknown";
}

std::string_view name(EyeEpisodeKind kind) {
  switch (kind) {
    case EyeEpisodeKind::contact:
      return "contact";
    case EyeEpisodeKind::aversion:
      return "aversion";
    case EyeEpisodeKind::blink:
      return "blink";
    case EyeEpisodeKind::long_closure:
      return "long_closure";
  }
  return "unknown";
}

}  // namespace attune::core
