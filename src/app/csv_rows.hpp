#pragma once

#include <string_view>
#include <vector>

namespace attune::app {

struct CsvRow {
  int line = 0;  // counted from 1, as editors do
  std::vector<std::string_view> cells;
};

// The rows of a table of plain cells (no quotes), split at commas; \r\n and \n end a line. Empty
// lines are left out. The views point into `csv`.
std::vector<CsvRow> csv_rows(std::string_view csv);

}  // namespace attune::app
