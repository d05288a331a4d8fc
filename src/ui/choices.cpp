#include "ui/choices.hpp"

#include <algorithm>

namespace attune::ui {

std::string_view name(Watched watched) {
  switch (watched) {
    case Watched::other_person:
      return "other_person";
    case Watched::myself:
      return "myself";
    case Watched::recording:
      return "recording";
  }
  return "";
}

std::optional<Watched> find_watched(std::string_view text) {
  for (const Watched watched : {Watched::other_person, Watched::myself, Watched::recording}) {
    if (name(watched) == text) return watched;
  }
  return std::nullopt;
}

bool mirrored_by_default(Watched watched) { return watched == Watched::myself; }

const std::vector<ConsentChoice>& consent_choices() {
  static const std::vector<ConsentChoice> kChoices{
      {Watched::other_person, "Another person", "who sits before the camera",
       "This person knows and has agreed."},
      {Watched::myself, "Myself", "the picture is shown like a mirror",
       "I agree to being read on this computer."},
      {Watched::recording, "A recorded clip", "a file of people who agreed to being shown",
       "The people in it agreed to this use."},
  };
  return kChoices;
}

const std::vector<std::string_view>& consent_promises() {
  static const std::vector<std::string_view> kPromises{
      "No picture is stored, and nothing leaves this computer.",
      "Nobody is recognised: a face is only followed while it is in view.",
      "Space pauses at any time; the sign at the top shows when someone is being read.",
      "Cues are estimates. They can be wrong, and they do not show what a person feels.",
  };
  return kPromises;
}

bool is_live(std::string_view source) {
  const auto starts = [source](std::string_view with) {
    return source.substr(0, with.size()) == with;
  };
  const bool number = !source.empty() && std::all_of(source.begin(), source.end(),
                                                     [](char c) { return c >= '0' && c <= '9'; });
  return number || starts("/dev/") || starts("http://") || starts("https://") ||
         starts("rtsp://") || starts("rtsps://");
}

bool needs_consent(std::string_view source) {
  return source != "demo" && source != "synthetic" && !source.starts_with("synthetic:");
}

SourcePickerModel make_source_picker(const std::vector<Camera>& cameras,
                                     const std::string& current) {
  SourcePickerModel model;
  for (const Camera& camera : cameras) {
    model.choices.push_back({camera.path, camera.name.empty() ? camera.path : camera.name,
                             camera.name.empty() ? "" : camera.path});
  }
  if (cameras.empty()) model.no_camera = "No camera found. Plug one in; this list renews itself.";
  model.choices.push_back({"demo", "Demonstration clip", "a recorded person"});
  model.choices.push_back({"synthetic", "Drawn face", "no real person"});
  for (std::size_t i = 0; i < model.choices.size(); ++i) {
    const std::string& spec = model.choices[i].spec;
    if (spec == current || (!current.empty() && spec == "/dev/video" + current)) {
      model.current = static_cast<int>(i);
    }
  }
  return model;
}

std::string source_title(const std::string& spec, const std::string& name) {
  if (!needs_consent(spec)) {
    for (const SourceChoice& choice : make_source_picker({}, spec).choices) {
      if (choice.spec == spec) return choice.label;
    }
  }
  return name.empty() ? spec : name;
}

std::string cleaned_source(std::string_view typed) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = typed.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return "";
  typed = typed.substr(first, typed.find_last_not_of(kSpace) - first + 1);
  // File managers paste paths in quotes.
  if (typed.size() > 2 && typed.front() == typed.back() &&
      (typed.front() == '"' || typed.front() == '\'')) {
    typed = typed.substr(1, typed.size() - 2);
  }
  return std::string(typed);
}

}  // namespace attune::ui
