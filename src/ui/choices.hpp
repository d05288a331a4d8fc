#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::ui {

// Whom the camera watches. Decides the mirror's first setting.
enum class Watched { other_person, myself, recording };
std::string_view name(Watched watched);  // for settings: "other_person", ...
std::optional<Watched> find_watched(std::string_view name);
// A mirror is what people expect of their own picture; of others they expect the direct view.
bool mirrored_by_default(Watched watched);

// The question of the first start. Until it is answered no live source is read.
struct ConsentChoice {
  Watched watched;
  std::string_view label;
  std::string_view detail;
  std::string_view agree;  // text of the tick box that must be ticked
};
const std::vector<ConsentChoice>& consent_choices();
// What is promised; one line each.
const std::vector<std::string_view>& consent_promises();

// True when a source shows people live, or a recording of people that the user brings: then the
// question must have been answered first. The built-in clip (its licence allows showing it) and the
// drawn face need no answer.
bool needs_consent(std::string_view source);
// A camera or a stream, as opposed to files and built-in sources.
bool is_live(std::string_view source);

struct SourceChoice {
  std::string spec;    // as on the command line
  std::string label;   // "Integrated Camera"
  std::string detail;  // "/dev/video0"
};

struct Camera {
  std::string name;
  std::string path;
};

struct SourcePickerModel {
  std::vector<SourceChoice> choices;  // cameras, then the built-in sources
  std::string no_camera;              // said when no camera was found
  int current = -1;                   // index into choices; -1: typed by hand
};

SourcePickerModel make_source_picker(const std::vector<Camera>& cameras,
                                     const std::string& current);

// What the top bar calls a source: built-in ones by their label in the picker, others by the name
// that the source gives itself.
std::string source_title(const std::string& spec, const std::string& name);

// What the user typed as a file or address, trimmed; empty when there is nothing in it.
std::string cleaned_source(std::string_view typed);

}  // namespace attune::ui
