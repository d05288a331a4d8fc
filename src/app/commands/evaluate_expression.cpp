#include "app/commands/evaluate_expression.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "app/assets.hpp"
#include "app/expression_labels.hpp"
#include "app/labelled_picture.hpp"
#include "app/progress.hpp"
#include "app/result_file.hpp"
#include "core/error.hpp"
#include "vision/expression_model.hpp"

namespace attune::app {
namespace {

using Json = nlohmann::ordered_json;
using core::ExpressionClass;

Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  return std::round(value * 1e6) / 1e6;
}

cv::Mat load_crop(const std::filesystem::path& path) {
  cv::Mat crop = load_labelled_picture(path, false, "labels");
  const cv::Size size(vision::kExpressionCropSize, vision::kExpressionCropSize);
  if (crop.size() != size) cv::resize(crop, crop, size, 0, 0, cv::INTER_AREA);
  return crop;
}

std::vector<ExpressionClass> all_classes() {
  std::vector<ExpressionClass> classes;
  for (std::size_t i = 0; i < core::kExpressionCount; ++i) {
    classes.push_back(static_cast<ExpressionClass>(i));
  }
  return classes;
}

// Faces of a class that may not be the answer cannot be answered; gives how many were taken out.
std::size_t keep_classes(std::vector<LabelledCrop>& crops,
                         const std::vector<ExpressionClass>& classes) {
  return std::erase_if(crops, [&](const LabelledCrop& crop) {
    return std::find(classes.begin(), classes.end(), crop.label) == classes.end();
  });
}

std::string percent(const ExpressionScore& score, const std::string& name) {
  const auto value = score.measures.find(name);
  if (value == score.measures.end() || !std::isfinite(value->second)) return "not defined";
  std::string text = fmt::format("{:6.2f}", 100 * value->second);
  const auto interval = score.intervals.find(name);
  if (interval != score.intervals.end()) {
    text +=
        fmt::format("   [{:.2f}, {:.2f}]", 100 * interval->second[0], 100 * interval->second[1]);
  }
  return text;
}

}  // namespace

std::string expression_json(const ExpressionScore& score) {
  const auto value = [&](const std::string& name) {
    const auto it = score.measures.find(name);
    return it == score.measures.end() ? Json(nullptr) : number(it->second);
  };
  Json json;
  json["n"] = score.n;
  for (const char* name : {"accuracy", "macro_f1", "balanced_accuracy"}) json[name] = value(name);
  Json names = Json::array();
  for (const ExpressionClass expression : score.classes) {
    const std::string name(core::name(expression));
    names.push_back(name);
    json["recall"][name] = value("recall_" + name);
  }
  json["confusion"] = {{"classes", names}, {"matrix", score.confusion}};
  json["ece"] = value("ece");
  for (const int coverage : kCoverages) {
    json["coverage_accuracy"][std::to_string(coverage)] =
        value(fmt::format("coverage_{}", coverage));
  }
  json["n_majority"] = score.n_majority;
  json["accuracy_majority"] = value("accuracy_majority");
  for (const auto& [name, interval] : score.intervals) {
    json["intervals"][name] = {number(interval[0]), number(interval[1])};
  }
  for (const ExpressionScore::Bin& bin : score.bins) {
    json["calibration"].push_back(
        {{"n", bin.n}, {"confidence", number(bin.confidence)}, {"accuracy", number(bin.accuracy)}});
  }
  return json.dump(2) + '\n';
}

std::string expression_table(const ExpressionScore& score) {
  std::string text = fmt::format(
      "{} faces, {} of them with more than half of the votes; in %, with 95 % intervals\n", score.n,
      score.n_majority);
  const auto line = [&](const std::string& label, const std::string& name) {
    text += fmt::format("  {:<34}{}\n", label, percent(score, name));
  };
  line("accuracy", "accuracy");
  line("accuracy, more than half of votes", "accuracy_majority");
  line("macro F1", "macro_f1");
  line("balanced accuracy", "balanced_accuracy");
  line("calibration error (15 bins)", "ece");
  for (const int coverage : kCoverages) {
    line(fmt::format("accuracy of the surest {} %", coverage),
         fmt::format("coverage_{}", coverage));
  }
  for (const ExpressionClass expression : score.classes) {
    const std::string name(core::name(expression));
    line("recall of " + name, "recall_" + name);
  }
  text += "confusion, a row a label, a column an answer\n" + fmt::format("  {:<10}", "");
  for (const ExpressionClass expression : score.classes) {
    text += fmt::format("{:>10}", core::name(expression));
  }
  for (std::size_t i = 0; i < score.classes.size(); ++i) {
    text += fmt::format("\n  {:<10}", core::name(score.classes[i]));
    for (const int count : score.confusion[i]) text += fmt::format("{:>10}", count);
  }
  return text + '\n';
}

int run_evaluate_expression(const EvaluateExpressionOptions& options, core::Clock& clock) {
  ExpressionLabels labels = parse_expression_labels(read_text(options.labels), options.labels);
  const std::vector<ExpressionClass> classes =
      options.classes ? parse_expression_classes(*options.classes) : all_classes();
  const std::size_t of_other_classes = keep_classes(labels.crops, classes);

  vision::ExpressionModel model(find_assets(options.common.assets_dir).model_dir());
  Progress progress(static_cast<std::int64_t>(labels.crops.size()), ::isatty(STDERR_FILENO) == 1,
                    clock);
  std::vector<ExpressionAnswer> answers;
  for (const LabelledCrop& crop : labels.crops) {
    const cv::Mat picture = load_crop(std::filesystem::path(options.images) / crop.file);
    answers.push_back({crop.label, model.read(picture), labels.has_votes && crop.majority});
    progress.add_frames(1);
  }
  const ExpressionScore score = score_expression(answers, classes, {});
  if (options.json) write_result(*options.json, expression_json(score));
  if (options.json != "-") {
    fmt::print("{}", expression_table(score));
    if (labels.skipped > 0) {
      fmt::print("{} faces without a single leading expression were left out\n", labels.skipped);
    }
    if (of_other_classes > 0) {
      fmt::print("{} faces of classes that --classes does not name were left out\n",
                 of_other_classes);
    }
  }
  return 0;
}

}  // namespace attune::app
