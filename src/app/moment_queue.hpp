#pragma once

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace attune::app {

// Half a frame of a slow camera: the moment's own frame counts, whatever the clip's rate.
inline constexpr double kMomentSlack_s = 0.02;

struct MomentKey {
  std::string source;   // as capture::open_source takes it
  double time_s = 0.0;  // the moment
  double lead_s = 0.0;  // shown before
  auto operator<=>(const MomentKey&) const = default;
};

// Makes something of moments of clips on a thread of its own, so that the window never waits. The
// functions are for one other thread.
template <class Result>
class MomentQueue {
 public:
  // True once nobody waits for the result any more; from then on it may be anything.
  using Unwanted = std::function<bool()>;
  // Called on the queue's thread.
  using Work = std::function<Result(const MomentKey& key, const Unwanted& unwanted)>;

  explicit MomentQueue(Work work)
      : work_(std::move(work)), thread_([this](const std::stop_token& stop) { run(stop); }) {}
  ~MomentQueue() {
    thread_.request_stop();
    thread_.join();
  }
  MomentQueue(const MomentQueue&) = delete;
  MomentQueue& operator=(const MomentQueue&) = delete;

  // Asks for a moment; the one asked for last is next.
  void request(const MomentKey& key) {
    {
      const std::lock_guard lock(mutex_);
      if (ready_.contains(key) || (current_ == key && !dropped_)) return;
      std::erase(wanted_, key);
      wanted_.push_front(key);
    }
    wake_.notify_all();
  }

  // What was made of it when that is there; null while it is not.
  std::shared_ptr<const Result> find(const MomentKey& key) const {
    const std::lock_guard lock(mutex_);
    const auto found = ready_.find(key);
    return found == ready_.end() ? nullptr : found->second;
  }

  // Forgets what is there and stops what is under way; memory matters more than doing it again.
  void drop_all_but(const std::vector<MomentKey>& keep) {
    const std::lock_guard lock(mutex_);
    const auto is_kept = [&keep](const MomentKey& key) {
      return std::find(keep.begin(), keep.end(), key) != keep.end();
    };
    std::erase_if(ready_, [&](const auto& entry) { return !is_kept(entry.first); });
    std::erase_if(wanted_, [&](const MomentKey& key) { return !is_kept(key); });
    if (current_ && !is_kept(*current_)) dropped_ = true;
  }

 private:
  void run(const std::stop_token& stop) {
    const Unwanted unwanted = [this, &stop] {
      if (stop.stop_requested()) return true;
      const std::lock_guard lock(mutex_);
      return dropped_;
    };
    while (true) {
      {
        std::unique_lock lock(mutex_);
        if (!wake_.wait(lock, stop, [this] { return !wanted_.empty(); })) return;
        current_ = wanted_.front();
        wanted_.pop_front();
        dropped_ = false;
      }
      auto result = std::make_shared<Result>(work_(*current_, unwanted));
      if (stop.stop_requested()) return;
      const std::lock_guard lock(mutex_);
      if (!dropped_) ready_[*current_] = std::move(result);
      current_.reset();
    }
  }

  Work work_;

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable_any wake_;
  std::deque<MomentKey> wanted_;
  std::map<MomentKey, std::shared_ptr<const Result>> ready_;
  std::optional<MomentKey> current_;  // worked on; written by the queue's thread alone
  bool dropped_ = false;              // the current one

  std::jthread thread_;  // last: it uses everything above
};

}  // namespace attune::app
