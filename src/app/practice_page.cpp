#include "app/practice_page.hpp"

#include <fmt/format.h>

#include "app/face_regions.hpp"

namespace attune::app {
namespace {

using practice::Pace;
using practice::Part;
using practice::View;

const char* const kFinish = "Finish for today";

std::string counted(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

void start(const PracticePage& page, ui::PracticeModel& model) {
  model.with_picture = false;
  model.title = page.lesson;
  if (!page.about.empty()) model.lines.push_back(page.about);
  model.lines.emplace_back(
      "You see a moment of a face, say what you see, and then look at the cues together. Nothing "
      "is timed; stop whenever you like. \"Not sure\" is a good answer.");
  if (page.due > 0) {
    model.lines.push_back(
        fmt::format("{} due again.", counted(page.due, "moment is", "moments are")));
  }
  if (page.fresh > 0) {
    model.lines.push_back(fmt::format("{} new.", counted(page.fresh, "moment is", "moments are")));
  }
  if (page.due + page.fresh == 0) {
    model.lines.emplace_back("Nothing is due yet. Practising a little early does no harm.");
  }
  for (const StartChoice choice : page.start_choices) {
    switch (choice) {
      case StartChoice::begin:
        model.choices.push_back({"Start", "15 minutes or less"});
        break;
      case StartChoice::probe:
        model.choices.push_back(
            {"Check without help",
             fmt::format("{} weeks after the start: what has stayed?", page.probe_weeks)});
        break;
      case StartChoice::partner:
        model.choices.push_back({"With a partner", "a person beside you"});
        break;
      case StartChoice::progress:
        model.choices.push_back({"See progress", "against your own past"});
        break;
      case StartChoice::live:
        model.choices.push_back({"Live picture", "cues as they come"});
        break;
      case StartChoice::mirror:
        model.choices.push_back({"Mirror", "with your own face"});
        break;
      case StartChoice::mark:
        model.choices.push_back({"Mark moments", fmt::format("a lesson from {}", page.mark_clip)});
        break;
      case StartChoice::other_lesson:
        model.choices.push_back({"Other lesson", page.other_lesson});
        break;
    }
  }
}

std::string item_note(const PracticePage& page) {
  return fmt::format("{}  ·  {} of {}  ·  {}", practice::words(page.kind), page.answered + 1,
                     page.answered + page.left, practice::words(page.why));
}

void picture(const PracticePage& page, View view, ui::PracticeModel& model) {
  const cv::Rect2f all(0, 0, static_cast<float>(page.picture.width),
                       static_cast<float>(page.picture.height));
  model.picture.size = all.size();
  model.picture.shown = all;
  if (page.parts.empty()) return;
  if (view == View::eyes) {
    model.picture.shown = eyes_view(page.parts);
  } else if (view == View::mouth) {
    model.picture.shown = mouth_view(page.parts);
  } else {
    model.picture.shown = portrait_view(page.parts, page.picture);
  }
}

void light(const PracticePage& page, const std::vector<Part>& parts, ui::PracticeModel& model) {
  if (page.playing) return;  // the places are those of the last frame
  for (const Part part : parts) {
    const auto place = page.parts.find(part);
    if (place == page.parts.end()) continue;
    cv::Rect2f spot = place->second;
    // One light for what lies together: crossing frames would be hard on the eyes.
    auto& lights = model.picture.spotlights;
    for (std::size_t i = 0; i < lights.size();) {
      if ((lights[i] & spot).area() <= 0) {
        ++i;
        continue;
      }
      spot |= lights[i];
      lights.erase(lights.begin() + static_cast<std::ptrdiff_t>(i));
      i = 0;
    }
    lights.push_back(spot);
  }
}

void typed(const WordEntry& entry, ui::PracticeModel& model) {
  model.field = entry.text();
  const std::vector<practice::Suggestion> suggestions = entry.suggestions();
  model.lines.emplace_back(
      entry.text().empty()  ? "Type a word for it. Feelings that it may mean come up below."
      : suggestions.empty() ? "No feeling of the lessons goes by this word. Another one?"
                            : "Choose what comes nearest.");
  model.lines.emplace_back("Esc goes back to the choices.");
  for (const std::string& key : typed_choices(entry)) {
    model.choices.push_back({practice::label_of(key), ""});
  }
  for (std::size_t i = 0; i < suggestions.size(); ++i) {
    model.choices[i].detail = suggestions[i].word;
  }
}

void question(const PracticePage& page, ui::PracticeModel& model) {
  const practice::Question& asked = *page.question;
  model.note = item_note(page);
  picture(page, asked.view, model);
  if (page.playing) {
    model.title = "Watch. The clip stops by itself.";
    return;
  }
  model.title = asked.text;
  model.can_repeat = page.kind != practice::Kind::parts;
  light(page, asked.spotlight, model);
  if (page.entry) {
    typed(*page.entry, model);
    return;
  }
  // Help about an answer stands on its button.
  const bool beside = asked.help.size() + 1 == asked.choices.size();
  for (std::size_t i = 0; i < asked.choices.size(); ++i) {
    ui::PracticeChoice choice{asked.choices[i].label, ""};
    if (beside && i < asked.help.size()) {
      const std::string& help = asked.help[i];
      const std::size_t colon = help.find(": ");
      if (colon != std::string::npos) choice.detail = help.substr(colon + 2);
    }
    model.choices.push_back(std::move(choice));
  }
  if (!beside) model.lines = asked.help;
  if (page.takes_words) model.choices.push_back({"In your own words", ""});
}

void reveal(const PracticePage& page, ui::PracticeModel& model) {
  const practice::Reveal& shown = *page.reveal;
  picture(page, View::whole, model);
  light(page, shown.spotlight, model);
  model.title = shown.verdict;
  model.lines = {shown.seen};
  if (!shown.reading.empty()) model.lines.push_back(shown.reading);
  if (!page.reading.empty()) model.aside = {"What Attune reads here, an estimate", page.reading};
  model.can_repeat = true;
  model.choices = {{"Next", ""}, {kFinish, ""}};
}

void pause(const PracticePage& page, ui::PracticeModel& model) {
  model.with_picture = false;
  switch (page.pace) {
    case Pace::go_on:
      model.title = "A pause.";
      model.lines = {"Everything so far is kept."};
      break;
    case Pace::suggest_stop:
      model.title = "A quarter of an hour: a good length.";
      model.lines = {
          "Short sittings on several days last longer than one long one. Everything so "
          "far is kept."};
      break;
    case Pace::urge_stop:
      model.title = "Twenty minutes are enough for today.";
      model.lines = {"What is left comes back by itself. Everything so far is kept."};
      break;
  }
  model.choices = {{"Go on", ""}, {kFinish, ""}};
}

void done(const PracticePage& page, ui::PracticeModel& model) {
  model.with_picture = false;
  model.title = page.probe ? "The check is done." : "That was today's practice.";
  const std::string moments = counted(page.answered, "moment", "moments");
  model.lines.push_back(page.right > 0 ? fmt::format("{}, {} right.", moments, page.right)
                                       : fmt::format("{} practised.", moments));
  model.lines.emplace_back(
      "What was missed comes back tomorrow; what was right, after a longer pause each time.");
  model.choices = {{"See progress", ""}, {"Back to the start", ""}};
}

}  // namespace

std::vector<std::string> typed_choices(const WordEntry& entry) {
  std::vector<std::string> keys;
  for (const practice::Suggestion& suggestion : entry.suggestions()) {
    keys.emplace_back(suggestion.key);
  }
  keys.emplace_back(practice::kNoClear);
  keys.emplace_back(practice::kNotSure);
  return keys;
}

const std::vector<ui::PracticeChoice>& comfort_choices() {
  static const std::vector<ui::PracticeChoice> kChoices{{"Uneasy", ""},     {"A little uneasy", ""},
                                                        {"In between", ""}, {"Fairly at ease", ""},
                                                        {"At ease", ""},    {"Rather not say", ""}};
  return kChoices;
}

ui::PracticeModel make_practice_page(const PracticePage& page) {
  ui::PracticeModel model;
  switch (page.screen) {
    case PracticeScreen::start:
      start(page, model);
      break;
    case PracticeScreen::comfort_before:
    case PracticeScreen::comfort_after:
      model.with_picture = false;
      model.title = page.screen == PracticeScreen::comfort_before
                        ? "Before we start: how do you feel right now?"
                        : "And how do you feel now?";
      model.lines = {"One tap, for yourself: to see whether practice does you good."};
      model.choices = comfort_choices();
      break;
    case PracticeScreen::loading:
      model.picture.message = "Opening the clip ...";
      model.title = "One moment.";
      break;
    case PracticeScreen::asking:
      question(page, model);
      break;
    case PracticeScreen::reveal:
      reveal(page, model);
      break;
    case PracticeScreen::trouble:
      model.with_picture = false;
      model.title = "This clip cannot be shown.";
      model.lines = {page.trouble};
      model.choices = {{"Next", ""}, {kFinish, ""}};
      break;
    case PracticeScreen::pause:
      pause(page, model);
      break;
    case PracticeScreen::done:
      done(page, model);
      break;
    case PracticeScreen::progress:
      model.with_picture = false;
      model.title = "Your progress";
      model.progress = page.progress;
      model.choices = {{"Back", ""}};
      break;
    case PracticeScreen::round:
      if (page.round) model = *page.round;
      break;
  }
  return model;
}

}  // namespace attune::app
