#include "practice/sitting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace attune::practice {
namespace {

constexpr std::int64_t kDay_s = std::int64_t{24} * 3600;

std::vector<PlannedItem> planned(std::vector<std::pair<std::int64_t, std::size_t>> sorted,
                                 Why why) {
  std::stable_sort(sorted.begin(), sorted.end());
  std::vector<PlannedItem> result;
  for (const auto& [key, index] : sorted) result.push_back({index, why});
  return result;
}

}  // namespace

ItemState after_answer(const std::optional<ItemState>& before, bool right, HelpStage help,
                       std::int64_t now_s, const MemoryOptions& options) {
  const bool helped = help == HelpStage::named || help == HelpStage::hinted;
  const Rating rating = !right ? Rating::again : helped ? Rating::hard : Rating::good;
  ItemState after;
  std::optional<Memory> memory;
  double days = 0;
  if (before) {
    memory = before->memory;
    days = static_cast<double>(now_s - before->last_s) / static_cast<double>(kDay_s);
    after.answered = before->answered;
  }
  ++after.answered;
  after.memory = after_review(memory, days, rating, options);
  after.last_s = now_s;
  const double interval = right ? next_interval_days(after.memory, options) : 1.0;
  after.due_s = now_s + static_cast<std::int64_t>(interval * static_cast<double>(kDay_s));
  return after;
}

std::string_view words(Why why) {
  switch (why) {
    case Why::due:
      return "It is due again.";
    case Why::fresh:
      return "New.";
    case Why::ahead:
      return "A little early: nothing is due yet.";
    case Why::again:
      return "Once more, since it was missed.";
    case Why::probe:
      return "A check without help.";
  }
  return "";
}

std::vector<PlannedItem> plan_sitting(const Lesson& lesson, const Progress& progress,
                                      std::int64_t now_s, const SittingOptions& options) {
  std::vector<std::pair<std::int64_t, std::size_t>> due;
  std::vector<std::pair<std::int64_t, std::size_t>> fresh;
  std::vector<std::pair<std::int64_t, std::size_t>> ahead;
  for (std::size_t i = 0; i < lesson.items.size(); ++i) {
    const auto known = progress.find(lesson.items[i].id);
    if (known == progress.end()) {
      fresh.emplace_back(lesson.items[i].strength, i);
    } else {
      (known->second.due_s <= now_s ? due : ahead).emplace_back(known->second.due_s, i);
    }
  }
  std::vector<PlannedItem> plan = planned(std::move(due), Why::due);
  for (const PlannedItem& item : planned(std::move(fresh), Why::fresh)) plan.push_back(item);
  if (plan.empty()) plan = planned(std::move(ahead), Why::ahead);
  plan.resize(std::min(plan.size(), options.most_items));
  return plan;
}

std::vector<PlannedItem> plan_probe(const Lesson& lesson, const Progress& progress,
                                    std::size_t most) {
  std::vector<PlannedItem> met;
  std::vector<PlannedItem> fresh;
  for (std::size_t i = 0; i < lesson.items.size(); ++i) {
    (progress.contains(lesson.items[i].id) ? met : fresh).push_back({i, Why::probe});
  }
  const std::size_t of_fresh =
      std::min(fresh.size(), std::max(most / 2, most - std::min(most, met.size())));
  const std::size_t of_met = std::min(met.size(), most - of_fresh);
  std::vector<PlannedItem> plan;
  for (std::size_t i = 0; i < std::max(of_met, of_fresh); ++i) {
    if (i < of_met) plan.push_back(met[i * met.size() / of_met]);
    if (i < of_fresh) plan.push_back(fresh[i]);
  }
  return plan;
}

std::optional<int> open_probe(std::optional<std::int64_t> first_s,
                              const std::vector<int>& done_weeks, std::int64_t now_s) {
  if (!first_s) return std::nullopt;
  for (const int weeks : {6, 2}) {
    if (now_s - *first_s < weeks * 7 * kDay_s) continue;
    // A later check stands for the earlier one too.
    const bool done = std::any_of(done_weeks.begin(), done_weeks.end(),
                                  [weeks](int one) { return one >= weeks; });
    return done ? std::nullopt : std::optional(weeks);
  }
  return std::nullopt;
}

Sitting::Sitting(std::vector<PlannedItem> plan, std::int64_t started_s,
                 const SittingOptions& options)
    : options_(options), started_s_(started_s), queue_(plan.begin(), plan.end()) {}

std::optional<PlannedItem> Sitting::current() const {
  if (queue_.empty()) return std::nullopt;
  return queue_.front();
}

std::optional<PlannedItem> Sitting::following() const {
  if (queue_.size() < 2) return std::nullopt;
  return queue_[1];
}

void Sitting::record(bool right) {
  if (queue_.empty()) return;
  const PlannedItem done = queue_.front();
  queue_.pop_front();
  ++answered_;
  if (right || done.why == Why::again || done.why == Why::probe) return;
  const auto at = static_cast<std::ptrdiff_t>(std::min(options_.again_after, queue_.size()));
  queue_.insert(queue_.begin() + at, {done.item, Why::again});
}

Pace Sitting::pace(std::int64_t now_s) const {
  const auto sat_s = static_cast<double>(now_s - started_s_);
  if (sat_s >= options_.urge_stop_s) return Pace::urge_stop;
  return sat_s >= options_.suggest_stop_s ? Pace::suggest_stop : Pace::go_on;
}

std::string ladder_key(const Item& item) {
  return item.kind == Kind::cue ? fmt::format("cue:{}", name(item.part))
                                : fmt::format("state:{}", item.right[0]);
}

}  // namespace attune::practice
