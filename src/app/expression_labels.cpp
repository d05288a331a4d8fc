#include "app/expression_labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include "app/csv_rows.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

using core::ExpressionClass;

constexpr std::size_t kVotes = core::kExpressionCount + 2;  // and unknown, NF

std::optional<ExpressionClass> find_class(std::string_view name) {
  const auto& names = core::kExpressionNames;
  const auto it = std::find(names.begin(), names.end(), name);
  if (it == names.end()) return std::nullopt;
  return static_cast<ExpressionClass>(it - names.begin());
}

std::string all_names() { return fmt::format("{}", fmt::join(core::kExpressionNames, ", ")); }

core::Error wrong(std::string_view where, int line, const std::string& what) {
  return core::Error(
      core::ErrorKind::file,
      fmt::format("{}, line {}: {}; mend the line or leave it out", where, line, what));
}

std::array<int, kVotes> parse_votes(const CsvRow& row, std::string_view where) {
  std::array<int, kVotes> votes{};
  for (std::size_t i = 0; i < kVotes; ++i) {
    const std::string_view cell = row.cells[i + 1];
    const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), votes[i]);
    if (error != std::errc{} || stop != cell.data() + cell.size() || votes[i] < 0) {
      throw wrong(where, row.line, fmt::format("\"{}\" is no number of votes", cell));
    }
  }
  return votes;
}

// Empty where no class has most votes.
std::optional<LabelledCrop> label_by_votes(const CsvRow& row, std::string_view where) {
  const std::array<int, kVotes> votes = parse_votes(row, where);
  const auto top = std::max_element(votes.begin(), votes.end());
  const auto winner = static_cast<std::size_t>(top - votes.begin());
  if (*top == 0 || std::count(votes.begin(), votes.end(), *top) != 1) return std::nullopt;
  if (winner >= core::kExpressionCount) return std::nullopt;
  const int all = std::accumulate(votes.begin(), votes.end(), 0);
  return LabelledCrop{std::string(row.cells[0]), static_cast<ExpressionClass>(winner),
                      2 * *top > all};
}

LabelledCrop label_by_name(const CsvRow& row, std::string_view where) {
  const auto label = find_class(row.cells[1]);
  if (!label) {
    throw wrong(where, row.line, fmt::format("\"{}\" is none of {}", row.cells[1], all_names()));
  }
  return {std::string(row.cells[0]), *label, true};
}

bool is_votes_header(const CsvRow& row) {
  if (row.cells.size() != kVotes + 1 || row.cells[0] != "file") return false;
  return std::equal(core::kExpressionNames.begin(), core::kExpressionNames.end(),
                    row.cells.begin() + 1);
}

bool is_label_header(const CsvRow& row) {
  return row.cells.size() == 2 && row.cells[0] == "file" && row.cells[1] == "label";
}

}  // namespace

ExpressionLabels parse_expression_labels(std::string_view csv, std::string_view where) {
  const std::vector<CsvRow> rows = csv_rows(csv);
  if (rows.empty() || !(is_votes_header(rows[0]) || is_label_header(rows[0]))) {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("{}: the header must be file,label or file,{},unknown,NF; is "
                                  "this the right file?",
                                  where, fmt::join(core::kExpressionNames, ",")));
  }
  ExpressionLabels labels;
  labels.has_votes = is_votes_header(rows[0]);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const CsvRow& row = rows[i];
    if (row.cells.size() != rows[0].cells.size() || row.cells[0].empty()) {
      throw wrong(where, row.line,
                  fmt::format("{} cells instead of {}", row.cells.size(), rows[0].cells.size()));
    }
    const auto crop =
        labels.has_votes ? label_by_votes(row, where) : std::optional(label_by_name(row, where));
    if (crop) {
      labels.crops.push_back(*crop);
    } else {
      ++labels.skipped;
    }
  }
  if (labels.crops.empty()) {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("{} labels no face; is this the right file?", where));
  }
  return labels;
}

std::vector<ExpressionClass> parse_expression_classes(std::string_view names) {
  std::vector<ExpressionClass> classes;
  for (const CsvRow& row : csv_rows(names)) {
    for (const std::string_view name : row.cells) {
      const auto found = find_class(name);
      if (!found) {
        throw core::Error(core::ErrorKind::usage,
                          fmt::format("--classes: \"{}\" is none of {}", name, all_names()));
      }
      if (std::find(classes.begin(), classes.end(), *found) == classes.end()) {
        classes.push_back(*found);
      }
    }
  }
  if (classes.size() < 2) {
    throw core::Error(core::ErrorKind::usage,
                      "--classes needs at least two classes, e.g. anger,fear");
  }
  return classes;
}

}  // namespace attune::app
