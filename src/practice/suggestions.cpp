#include "practice/suggestions.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "practice/vocabulary.hpp"

namespace attune::practice {
namespace {

struct Synonyms {
  std::string_view key;
  std::vector<std::string_view> words;
};

// Everyday words; one that people use for two states stands under both.
const std::vector<Synonyms>& synonyms() {
  static const std::vector<Synonyms> kSynonyms{
      {"calm",
       {"at ease", "balanced", "content", "fine", "ok", "okay", "neutral", "peaceful", "quiet",
        "relaxed", "serene"}},
      {"happy",
       {"amused", "cheerful", "content", "delighted", "glad", "good", "joyful", "laughing",
        "pleased", "proud", "smiling"}},
      {"excited", {"eager", "enthusiastic", "lively", "playful", "silly", "thrilled", "wild"}},
      {"interested", {"attentive", "curious", "engaged", "fascinated", "keen", "listening"}},
      {"surprised", {"amazed", "astonished", "shocked", "startled", "stunned"}},
      {"unsure",
       {"asking", "baffled", "concentrating", "confused", "doubtful", "hesitant", "puzzled",
        "questioning", "sceptical", "skeptical", "thinking", "uncertain"}},
      {"sad",
       {"disappointed", "down", "gloomy", "grieving", "hurt", "lonely", "low", "miserable",
        "unhappy", "upset"}},
      {"tense", {"anxious", "nervous", "restless", "strained", "stressed", "uneasy", "worried"}},
      {"afraid",
       {"alarmed", "anxious", "fearful", "frightened", "panicked", "scared", "terrified"}},
      {"angry",
       {"annoyed", "cross", "enraged", "frustrated", "furious", "grumpy", "irritated", "mad",
        "upset"}},
      {"disgusted", {"grossed out", "put off", "repelled", "revolted", "sickened"}},
      {"contemptuous", {"arrogant", "disdainful", "dismissive", "mocking", "sarcastic", "smug"}},
      {"tired", {"bored", "drowsy", "exhausted", "sleepy", "weary", "worn out"}},
      {"withdrawn",
       {"absent", "bored", "daydreaming", "distracted", "dreaming", "lost in thought", "shy",
        "thinking", "thoughtful"}},
      {kNoClear, {"blank", "neutral", "none", "nothing", "unclear"}},
  };
  return kSynonyms;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  }
  return result;
}

// "worried" is typed for "Tense or worried", too.
bool label_begins(std::string_view label, const std::string& typed) {
  const std::string words = lower(label);
  for (std::size_t at = 0; at != std::string::npos; at = words.find(' ', at)) {
    if (words[at] == ' ') ++at;
    if (std::string_view(words).substr(at).starts_with(typed)) return true;
  }
  return false;
}

}  // namespace

std::vector<Suggestion> suggest_states(std::string_view typed, std::size_t most) {
  std::string begin = lower(typed);
  const std::size_t first = begin.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  begin.erase(0, first);
  begin.erase(begin.find_last_not_of(' ') + 1);
  std::vector<Suggestion> found;
  for (const Answer& answer : state_answers()) {
    if (label_begins(answer.label, begin)) found.push_back({answer.key, ""});
  }
  for (const Synonyms& known : synonyms()) {
    const bool there = std::any_of(found.begin(), found.end(),
                                   [&](const Suggestion& s) { return s.key == known.key; });
    const auto word =
        std::find_if(known.words.begin(), known.words.end(),
                     [&](std::string_view candidate) { return candidate.starts_with(begin); });
    if (!there && word != known.words.end()) found.push_back({known.key, *word});
  }
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace attune::practice
