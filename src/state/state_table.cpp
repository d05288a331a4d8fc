#include "state/state_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"

namespace attune::state {
namespace {

using Json = nlohmann::json;

constexpr int kVersion = 1;

[[noreturn]] void fail(std::string_view where, const std::string& what) {
  throw core::Error(core::ErrorKind::usage, fmt::format("{}: {}", where, what));
}

std::string list(const std::vector<std::string_view>& keys) {
  return fmt::format("{}", fmt::join(keys, ", "));
}

// Reads one JSON object and knows how to name it in a complaint.
class ObjectReader {
 public:
  ObjectReader(const Json& json, std::string where, std::string name,
               const std::vector<std::string_view>& known)
      : json_(json), where_(std::move(where)), name_(std::move(name)) {
    if (!json.is_object()) fail(where_, fmt::format("{} must be an object {{...}}", name_));
    for (const auto& item : json.items()) {
      if (std::find(known.begin(), known.end(), item.key()) == known.end()) {
        fail(where_,
             fmt::format("{}: unknown key \"{}\"; use one of: {}", name_, item.key(), list(known)));
      }
    }
  }

  double number(const char* key) const { return as_number(at(key), key); }
  double number_or(const char* key, double otherwise) const {
    return json_.contains(key) ? as_number(json_.at(key), key) : otherwise;
  }
  std::string text(const char* key) const {
    const Json& value = at(key);
    if (!value.is_string() || value.get<std::string>().empty()) {
      fail(where_, fmt::format("{}: \"{}\" must be a text that is not empty", name_, key));
    }
    return value.get<std::string>();
  }
  bool has(const char* key) const { return json_.contains(key); }
  const Json& item(const char* key) const { return at(key); }
  const Json& array(const char* key) const {
    const Json& value = at(key);
    if (!value.is_array()) fail(where_, fmt::format("{}: \"{}\" must be a list [...]", name_, key));
    return value;
  }
  [[noreturn]] void complain(const std::string& what) const {
    fail(where_, fmt::format("{}: {}", name_, what));
  }

 private:
  const Json& at(const char* key) const {
    if (!json_.contains(key)) {
      fail(where_, fmt::format("{}: \"{}\" is missing; add it", name_, key));
    }
    return json_.at(key);
  }
  double as_number(const Json& value, const char* key) const {
    if (!value.is_number()) {
      fail(where_, fmt::format("{}: \"{}\" must be a number, not {}", name_, key, value.dump()));
    }
    return value.get<double>();
  }

  const Json& json_;
  std::string where_;
  std::string name_;
};

StateRow::Weight parse_weight(const Json& json, const std::string& where,
                              const std::string& state) {
  const ObjectReader reader(json, where, fmt::format("a weight of state \"{}\"", state),
                            {"cue", "direction", "weight", "note"});
  StateRow::Weight weight{};
  const std::string cue = reader.text("cue");
  const std::optional<core::CueId> id = core::find_cue(cue);
  if (!id) {
    std::vector<std::string_view> names;
    for (const core::CueInfo& info : core::all_cues()) names.push_back(info.name);
    reader.complain(fmt::format("unknown cue \"{}\"; use one of: {}", cue, fmt::join(names, ", ")));
  }
  weight.cue = *id;
  weight.weight = reader.number("weight");
  const double direction = reader.number_or("direction", 1.0);
  if (direction != 1.0 && direction != -1.0 && direction != 0.0) {
    reader.complain(fmt::format("\"direction\" of {} must be 1, -1 or 0 (either side)", cue));
  }
  weight.direction = static_cast<int>(direction);
  weight.note = reader.text("note");
  return weight;
}

// {"happiness": 2.5, ...}, with a note that says where the weights come from.
void parse_expression(const ObjectReader& row_reader, const std::string& where, StateRow& row) {
  if (!row_reader.has("expression")) return;
  row_reader.text("expression_note");
  const ObjectReader reader(row_reader.item("expression"), where,
                            fmt::format("the expression of state \"{}\"", row.key),
                            {core::kExpressionNames.begin(), core::kExpressionNames.end()});
  for (std::size_t i = 0; i < core::kExpressionCount; ++i) {
    const std::string name(core::kExpressionNames[i]);
    row.expression[i] = reader.number_or(name.c_str(), 0.0);
  }
}

StateRow parse_row(const Json& json, const std::string& where, std::size_t index) {
  const ObjectReader reader(json, where, fmt::format("state {}", index + 1),
                            {"key", "label", "bias", "over_s", "sure_at_most", "quiet_weight",
                             "note", "expression", "expression_note", "weights"});
  StateRow row;
  row.key = reader.text("key");
  row.label = reader.text("label");
  row.bias = reader.number("bias");
  row.over_s = reader.number_or("over_s", row.over_s);
  row.sure_at_most = reader.number_or("sure_at_most", row.sure_at_most);
  row.quiet_weight = reader.number_or("quiet_weight", 0.0);
  if (!(row.over_s > 0.0)) reader.complain("\"over_s\" must be greater than 0 seconds");
  if (!(row.sure_at_most > 0.0 && row.sure_at_most <= 1.0)) {
    reader.complain("\"sure_at_most\" must be greater than 0 and at most 1");
  }
  parse_expression(reader, where, row);
  std::set<std::pair<core::CueId, int>> seen;
  for (const Json& item : reader.array("weights")) {
    StateRow::Weight weight = parse_weight(item, where, row.key);
    if (!seen.insert({weight.cue, weight.direction}).second) {
      reader.complain(fmt::format("cue \"{}\" is listed twice in one direction; keep one",
                                  core::info(weight.cue).name));
    }
    row.weights.push_back(std::move(weight));
  }
  if (row.weights.empty() && row.quiet_weight == 0.0 && !reader.has("expression")) {
    reader.complain("has no weights, so that nothing could speak for it; add one");
  }
  return row;
}

}  // namespace

StateTable parse_state_table(std::string_view json, std::string_view where_view) {
  const std::string where(where_view);
  const Json root = Json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (root.is_discarded()) {
    fail(where, "is not valid JSON; compare it with the table that came with the program");
  }
  const ObjectReader reader(root, where, "the table", {"version", "about", "states"});
  StateTable table;
  const double version = reader.number("version");
  if (version != kVersion) {
    fail(where, fmt::format("\"version\" is {}, but this program reads version {}; take the table "
                            "that came with it",
                            version, kVersion));
  }
  table.version = kVersion;
  std::set<std::string> keys;
  for (const Json& item : reader.array("states")) {
    table.rows.push_back(parse_row(item, where, table.rows.size()));
    if (!keys.insert(table.rows.back().key).second) {
      fail(where,
           fmt::format("state \"{}\" is named twice; rename or remove one", table.rows.back().key));
    }
  }
  if (table.rows.empty()) fail(where, "\"states\" is empty; add at least one state");
  return table;
}

}  // namespace attune::state
