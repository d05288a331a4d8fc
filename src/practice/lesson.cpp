#include "practice/lesson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <set>

#include "core/error.hpp"

namespace attune::practice {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kKinds{Kind::cue, Kind::state, Kind::parts};
constexpr std::size_t kMostChoices = 4;

[[noreturn]] void refuse(const std::string& where, const std::string& what) {
  throw core::Error(core::ErrorKind::usage, fmt::format("{}: {}", where, what));
}

void check_keys(const Json& json, std::initializer_list<std::string_view> known,
                const std::string& where) {
  for (const auto& [key, value] : json.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      refuse(where, fmt::format("unknown key \"{}\"; check its spelling", key));
    }
  }
}

std::string text(const Json& json, const char* key, const std::string& where, bool needed = true) {
  const auto found = json.find(key);
  if (found == json.end() && !needed) return "";
  if (found == json.end() || !found->is_string()) {
    refuse(where, fmt::format("\"{}\" is missing or no text", key));
  }
  return found->get<std::string>();
}

double number(const Json& json, const char* key, double otherwise, const std::string& where) {
  const auto found = json.find(key);
  if (found == json.end()) return otherwise;
  if (!found->is_number()) refuse(where, fmt::format("\"{}\" is no number", key));
  return found->get<double>();
}

std::vector<std::string> texts(const Json& json, const char* key, const std::string& where) {
  std::vector<std::string> result;
  const auto found = json.find(key);
  if (found == json.end()) return result;
  if (!found->is_array()) refuse(where, fmt::format("\"{}\" is no list", key));
  for (const Json& entry : *found) {
    if (!entry.is_string())
      refuse(where, fmt::format("\"{}\" holds something else than text", key));
    result.push_back(entry.get<std::string>());
  }
  return result;
}

Part part(const std::string& word, const std::string& where) {
  const std::optional<Part> found = find_part(word);
  if (!found) refuse(where, fmt::format("\"{}\" is no part; use eyes, brows, mouth or head", word));
  return *found;
}

Kind kind(const std::string& word, const std::string& where) {
  for (const Kind candidate : kKinds) {
    if (name(candidate) == word) return candidate;
  }
  refuse(where, fmt::format("\"{}\" is no kind; use cue, state or parts", word));
}

Item parse_item(const Json& json, const std::string& lesson, std::size_t index) {
  std::string where = fmt::format("{}: item {}", lesson, index + 1);
  if (!json.is_object()) refuse(where, "is no object");
  check_keys(json,
             {"id", "kind", "source", "time_s", "lead_s", "face", "part", "right", "telling",
              "choices", "seen", "also", "strength"},
             where);
  Item item;
  item.id = text(json, "id", where);
  where = fmt::format("{}: item {}", lesson, item.id);
  item.kind = kind(text(json, "kind", where), where);
  item.source = text(json, "source", where);
  item.time_s = number(json, "time_s", item.time_s, where);
  item.lead_s = number(json, "lead_s", item.lead_s, where);
  item.face = text(json, "face", where);
  if (item.kind == Kind::cue) item.part = part(text(json, "part", where), where);
  item.right = texts(json, "right", where);
  for (const std::string& word : texts(json, "telling", where)) {
    item.telling.push_back(part(word, where));
  }
  item.choices = texts(json, "choices", where);
  item.seen = text(json, "seen", where);
  item.also = text(json, "also", where, false);
  item.strength = static_cast<int>(number(json, "strength", item.strength, where));
  const std::string fault = find_fault(item);
  if (!fault.empty()) refuse(where, fault);
  return item;
}

}  // namespace

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::cue:
      return "cue";
    case Kind::state:
      return "state";
    case Kind::parts:
      return "parts";
  }
  return "";
}

std::string_view words(Kind kind) {
  switch (kind) {
    case Kind::cue:
      return "Spot the cue";
    case Kind::state:
      return "Read the person";
    case Kind::parts:
      return "Parts and whole";
  }
  return "";
}

std::string find_fault(const Item& item) {
  if (item.id.empty()) return "has no id";
  if (item.source.empty()) return "names no clip or picture";
  if (!std::isfinite(item.time_s) || item.time_s < 0) return "time_s must be 0 or more";
  if (!(item.lead_s >= 0 && item.lead_s <= 10)) return "lead_s must lie between 0 and 10";
  if (item.strength < 1 || item.strength > 3) return "strength must be 1, 2 or 3";
  if (item.right.empty()) return "has no right answer";
  if (item.seen.empty()) return "does not say what is to be seen";
  if (item.choices.size() > kMostChoices) return "has more than four choices";
  const bool cue = item.kind == Kind::cue;
  for (const auto& list : {item.right, item.choices}) {
    for (const std::string& key : list) {
      if (cue ? find_cue_answer(item.part, key) == nullptr : find_state_answer(key) == nullptr) {
        return fmt::format("\"{}\" is no answer to its question", key);
      }
    }
  }
  const bool offered = std::any_of(item.right.begin(), item.right.end(), [&](const auto& key) {
    return key == kNoClear || std::count(item.choices.begin(), item.choices.end(), key) > 0;
  });
  if (!item.choices.empty() && !offered) return "does not offer its right answer";
  if (!cue && item.telling.empty()) return "does not say which part tells it";
  return "";
}

Lesson parse_lesson(std::string_view bytes, std::string_view where_from) {
  const std::string where(where_from);
  const Json json = Json::parse(bytes, nullptr, false);
  if (!json.is_object()) refuse(where, "is no lesson, or it is damaged");
  if (json.value("attune_lesson", Json()) != 1) {
    refuse(where, "is no lesson of this version: \"attune_lesson\" must be 1");
  }
  check_keys(json, {"attune_lesson", "id", "name", "about", "items"}, where);
  Lesson lesson;
  lesson.id = text(json, "id", where);
  lesson.name = text(json, "name", where);
  lesson.about = text(json, "about", where, false);
  const auto items = json.find("items");
  if (items == json.end() || !items->is_array() || items->empty()) refuse(where, "has no items");
  std::set<std::string> ids;
  for (std::size_t i = 0; i < items->size(); ++i) {
    lesson.items.push_back(parse_item((*items)[i], where, i));
    if (!ids.insert(lesson.items.back().id).second) {
      refuse(where, fmt::format("two items have the id {}", lesson.items.back().id));
    }
  }
  return lesson;
}

std::string to_json(const Lesson& lesson) {
  Json items = Json::array();
  for (const Item& item : lesson.items) {
    Json out{{"id", item.id}, {"kind", name(item.kind)}, {"source", item.source}};
    out["time_s"] = item.time_s;
    out["lead_s"] = item.lead_s;
    out["face"] = item.face;
    if (item.kind == Kind::cue) out["part"] = name(item.part);
    out["right"] = item.right;
    if (!item.telling.empty()) {
      out["telling"] = Json::array();
      for (const Part p : item.telling) out["telling"].push_back(name(p));
    }
    if (!item.choices.empty()) out["choices"] = item.choices;
    out["seen"] = item.seen;
    if (!item.also.empty()) out["also"] = item.also;
    out["strength"] = item.strength;
    items.push_back(std::move(out));
  }
  const Json json{{"attune_lesson", 1},
                  {"id", lesson.id},
                  {"name", lesson.name},
                  {"about", lesson.about},
                  {"items", std::move(items)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace attune::practice
