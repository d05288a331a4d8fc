#include "ui/said_view.hpp"

#include <algorithm>
#include <utility>

namespace attune::ui {

void SaidView::toggle(const core::FaceAnalysis* face, std::optional<double> time_s) {
  if (asking()) {
    dismiss();
    return;
  }
  if (words_.empty()) return;
  kind_ = SaidModel::Kind::asking;
  moment_ = {};
  if (face != nullptr) moment_.face = *face;
  moment_.time_s = time_s;
}

std::optional<SaidQuestion> SaidView::choose(std::size_t word) {
  if (!asking() || word >= words_.size()) return std::nullopt;
  moment_.word = word;
  dismiss();
  return moment_;
}

void SaidView::answer(std::string text) {
  text_ = std::move(text);
  kind_ = text_.empty() ? SaidModel::Kind::hidden : SaidModel::Kind::answered;
  shown_s_.reset();
}

SaidModel SaidView::model(double now_s, bool reduced_motion) {
  SaidModel model;
  if (kind_ == SaidModel::Kind::answered) {
    if (!shown_s_) shown_s_ = now_s;
    const double left_s = kShown_s - (now_s - *shown_s_);
    if (left_s <= 0.0) {
      dismiss();
    } else {
      model.text = text_;
      if (!reduced_motion) {
        model.strength = static_cast<float>(std::min(1.0, left_s / kFade_s));
      }
    }
  }
  model.kind = kind_;
  if (asking()) model.words = words_;
  return model;
}

}  // namespace attune::ui
