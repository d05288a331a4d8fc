#include "state/state_table.hpp"

#include <gtest/gtest.h>

#include <set>

#include "core/error.hpp"
#include "state/state_testing.hpp"

namespace attune::state {
namespace {

std::string complaint(const std::string& json) {
  try {
    parse_state_table(json, "my.json");
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::usage);
    return error.what();
  }
  return "";
}

std::string table_with(const std::string& row) {
  return R"({"version": 1, "states": [)" + row + "]}";
}

std::string row_with(const std::string& weight) {
  return R"({"key": "happy", "label": "happy", "bias": -2, "weights": [)" + weight + "]}";
}

constexpr const char* kWeight =
    R"({"cue": "mouth_corners", "direction": 1, "weight": 4, "note": "test"})";

void expect_names(const std::string& message, std::initializer_list<const char*> parts) {
  EXPECT_EQ(message.rfind("my.json: ", 0), 0U) << message;
  for (const char* part : parts) EXPECT_NE(message.find(part), std::string::npos) << message;
}

TEST(StateTable, ReadsARow) {
  const StateTable table = parse_state_table(table_with(row_with(kWeight)), "my.json");
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0].key, "happy");
  EXPECT_DOUBLE_EQ(table.rows[0].bias, -2.0);
  ASSERT_EQ(table.rows[0].weights.size(), 1U);
  EXPECT_EQ(table.rows[0].weights[0].cue, core::CueId::mouth_corners);
  EXPECT_EQ(table.rows[0].weights[0].direction, 1);
  EXPECT_DOUBLE_EQ(table.rows[0].weights[0].weight, 4.0);
  EXPECT_EQ(table.rows[0].weights[0].note, "test");
}

TEST(StateTable, ComplaintsNameThePlaceAndTheRemedy) {
  expect_names(complaint("{"), {"not valid JSON"});
  expect_names(complaint("[]"), {"the table", "object"});
  expect_names(complaint(R"({"version": 1})"), {"\"states\" is missing"});
  expect_names(complaint(R"({"version": 2, "states": []})"), {"version", "2"});
  expect_names(complaint(R"({"version": 1, "states": []})"), {"empty"});
  expect_names(complaint(R"({"version": 1, "sates": []})"), {"unknown key \"sates\"", "states"});
  expect_names(complaint(table_with(R"({"key": "x"})")), {"state 1", "\"label\" is missing"});
  expect_names(complaint(table_with(row_with(""))), {"state 1", "no weights"});
  expect_names(complaint(table_with(row_with(kWeight) + "," + row_with(kWeight))),
               {"\"happy\"", "twice"});
  expect_names(complaint(table_with(row_with(std::string(kWeight) + "," + kWeight))),
               {"mouth_corners", "twice"});
  expect_names(complaint(table_with(row_with(R"({"cue": "grin", "weight": 1, "note": "n"})"))),
               {"happy", "unknown cue \"grin\"", "mouth_corners"});
  expect_names(complaint(table_with(row_with(R"({"cue": "lean", "weight": "big", "note": "n"})"))),
               {"happy", "\"weight\" must be a number", "big"});
  expect_names(complaint(table_with(row_with(R"({"cue": "lean", "weight": 1})"))),
               {"\"note\" is missing"});
  expect_names(complaint(table_with(
                   row_with(R"({"cue": "lean", "direction": 3, "weight": 1, "note": "n"})"))),
               {"\"direction\"", "lean"});
  const auto with_look = [](const std::string& look) {
    return table_with(R"({"key": "happy", "label": "happy", "bias": -2, "weights": [], )" + look +
                      "}");
  };
  expect_names(complaint(with_look(R"("expression": {"joy": 1}, "expression_note": "n")")),
               {"happy", "unknown key \"joy\"", "happiness"});
  expect_names(complaint(with_look(R"("expression": {"happiness": 1})")),
               {"\"expression_note\" is missing"});
  expect_names(complaint(with_look(R"("expression": {"happiness": "a"}, "expression_note": "n")")),
               {"happy", "\"happiness\" must be a number"});
  expect_names(complaint(table_with(row_with(R"({"cue": "lean", "wait": 1, "note": "n"})"))),
               {"unknown key \"wait\""});
  expect_names(
      complaint(table_with(R"({"key": "a", "label": "a", "bias": 0, "over_s": 0, "weights": []})")),
      {"over_s"});
}

TEST(StateTable, TheShippedTableIsWhole) {
  const StateTable table = testing::shipped_table();
  std::set<std::string> keys;
  for (const StateRow& row : table.rows) {
    keys.insert(row.key);
    EXPECT_LT(row.bias, 0.0) << row.key << ": no state is likely before any cue";
    for (const StateRow::Weight& w : row.weights) {
      EXPECT_FALSE(w.note.empty());
      EXPECT_NE(w.weight, 0.0);
    }
  }
  for (const char* key :
       {"calm", "happy", "surprised", "sad", "tense", "interested", "unsure", "distracted", "tired",
        "excited", "afraid", "angry", "disgusted", "contemptuous"}) {
    EXPECT_TRUE(keys.count(key)) << key;
  }
}

}  // namespace
}  // namespace attune::state
