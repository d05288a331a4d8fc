#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/expression.hpp"

namespace attune::app {

// One face crop and what people called it.
struct LabelledCrop {
  std::string file;
  core::ExpressionClass label = core::ExpressionClass::neutral;
  bool majority = false;  // more than half of the votes; true for files without votes
};

struct ExpressionLabels {
  std::vector<LabelledCrop> crops;
  int skipped = 0;  // led by "unknown" or "not a face", or without a single winner
  bool has_votes = false;
};

// Reads one of two tables, told by the header:
//   file,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF
//     votes; the label is the class with most of them. Rows led by unknown or NF, and rows whose
//     first places tie, are skipped.
//   file,label
//     the label is a name of core::kExpressionNames.
// Throws core::Error{file} naming `where`, the line and the remedy.
ExpressionLabels parse_expression_labels(std::string_view csv, std::string_view where);

// "anger,fear" as classes. Throws core::Error{usage} for an unknown name or fewer than two.
std::vector<core::ExpressionClass> parse_expression_classes(std::string_view names);

}  // namespace attune::app
