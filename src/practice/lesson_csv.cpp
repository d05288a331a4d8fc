#include "practice/lesson_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "core/error.hpp"

namespace attune::practice {
namespace {

constexpr std::array<std::string_view, 9> kColumns{"source", "time_s",  "kind", "part", "right",
                                                   "face",   "telling", "seen", "also"};

[[noreturn]] void refuse(std::string_view where, std::size_t line, const std::string& what) {
  throw core::Error(core::ErrorKind::usage, fmt::format("{}: line {}: {}", where, line, what));
}

struct CsvRow {
  std::size_t line = 0;  // from 1, where it begins
  std::vector<std::string> fields;
};

// Rows of fields (RFC 4180); empty lines are left out.
std::vector<CsvRow> split_csv(std::string_view text, std::string_view where) {
  std::vector<CsvRow> rows;
  CsvRow row{1, {}};
  std::string field;
  bool quoted = false;
  std::size_t line = 1;
  const auto end_field = [&] { row.fields.push_back(std::exchange(field, {})); };
  const auto end_row = [&] {
    end_field();
    const bool empty = row.fields.size() == 1 && row.fields[0].empty();
    if (!empty) rows.push_back(row);
    row = {line + 1, {}};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
        field += '"';
        ++i;
      } else if (c == '"') {
        quoted = false;
      } else {
        field += c;
      }
    } else if (c == '"' && field.empty()) {
      quoted = true;
    } else if (c == ',') {
      end_field();
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      field += c;
    }
    if (c == '\n') ++line;
  }
  if (quoted) refuse(where, row.line, "a quote is not closed");
  end_row();
  return rows;
}

std::vector<std::string> split_list(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + ";") {
    if (c == ';') {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
    } else if (c != ' ') {
      word += c;
    }
  }
  return words;
}

std::optional<double> to_number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string quoted(const std::string& field) {
  if (field.find_first_of(",\"\n\r") == std::string::npos) return field;
  std::string result = "\"";
  for (const char c : field) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

std::string joined(const std::vector<std::string>& words) {
  std::string result;
  for (const std::string& word : words) result += (result.empty() ? "" : ";") + word;
  return result;
}

class Reader {
 public:
  Reader(const CsvRow& header, std::string_view where) : where_(where) {
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
      const std::string& column = header.fields[i];
      if (std::find(kColumns.begin(), kColumns.end(), column) == kColumns.end()) {
        refuse(where_, header.line,
               fmt::format("unknown column \"{}\"; use {}", column, fmt::join(kColumns, ", ")));
      }
      place_[column] = i;
    }
    for (const char* needed : {"source", "time_s", "kind", "right"}) {
      if (!place_.contains(needed)) {
        refuse(where_, header.line, fmt::format("the column {} is missing", needed));
      }
    }
  }

  Item item(const CsvRow& row) const {
    Item item;
    item.source = field(row, "source");
    const std::optional<double> time = to_number(field(row, "time_s"));
    if (!time) refuse(where_, row.line, "time_s is no number of seconds");
    item.time_s = *time;
    item.kind = kind(row);
    if (item.kind == Kind::cue) item.part = part(row, field(row, "part"));
    item.right = split_list(field(row, "right"));
    item.face = field(row, "face").empty() ? item.source : field(row, "face");
    for (const std::string& word : split_list(field(row, "telling"))) {
      item.telling.push_back(part(row, word));
    }
    item.seen = field(row, "seen");
    item.also = field(row, "also");
    if (item.seen.empty() && !item.right.empty()) {
      const std::string& right = item.right[0];
      item.seen = (item.kind == Kind::cue ? cue_label(item.part, right) : label_of(right)) + ".";
    }
    item.id = fmt::format("{}@{:g}{}{}", item.source, item.time_s, name(item.kind),
                          item.kind == Kind::cue ? std::string(name(item.part)) : "");
    const std::string fault = find_fault(item);
    if (!fault.empty()) refuse(where_, row.line, fault);
    return item;
  }

 private:
  std::string field(const CsvRow& row, const std::string& column) const {
    const auto place = place_.find(column);
    if (place == place_.end() || place->second >= row.fields.size()) return "";
    return row.fields[place->second];
  }
  Part part(const CsvRow& row, const std::string& word) const {
    const std::optional<Part> found = find_part(word);
    if (!found) {
      refuse(where_, row.line,
             fmt::format("\"{}\" is no part; use eyes, brows, mouth or head", word));
    }
    return *found;
  }
  Kind kind(const CsvRow& row) const {
    const std::string word = field(row, "kind");
    for (const Kind candidate : {Kind::cue, Kind::state, Kind::parts}) {
      if (name(candidate) == word) return candidate;
    }
    refuse(where_, row.line, fmt::format("\"{}\" is no kind; use cue, state or parts", word));
  }

  std::string_view where_;
  std::map<std::string, std::size_t> place_;
};

}  // namespace

std::vector<Item> parse_marks(std::string_view csv, std::string_view where) {
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);  // as some spreadsheets begin
  const std::vector<CsvRow> rows = split_csv(csv, where);
  if (rows.size() < 2) refuse(where, 1, "holds no marks");
  const Reader reader(rows[0], where);
  std::vector<Item> items;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    items.push_back(reader.item(rows[i]));
    for (std::size_t k = 0; k + 1 < items.size(); ++k) {
      if (items[k].id == items.back().id) {
        refuse(where, rows[i].line, "asks the same of the same moment as an earlier line");
      }
    }
  }
  return items;
}

std::string to_csv(const std::vector<Item>& items) {
  std::string csv = fmt::format("{}\n", fmt::join(kColumns, ","));
  for (const Item& item : items) {
    std::vector<std::string> telling;
    for (const Part p : item.telling) telling.emplace_back(name(p));
    csv += fmt::format("{},{},{},{},{},{},{},{},{}\n", quoted(item.source), item.time_s,
                       name(item.kind), item.kind == Kind::cue ? name(item.part) : "",
                       joined(item.right), quoted(item.face), joined(telling), quoted(item.seen),
                       quoted(item.also));
  }
  return csv;
}

}  // namespace attune::practice
