#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace attune::pipeline {

// Holds only the newest item between two threads; overwritten items are counted. Any thread may
// call.
template <typename T>
class NewestSlot {
 public:
  void put(T item) {
    {
      const std::lock_guard lock(mutex_);
      if (item_) ++dropped_;
      item_ = std::move(item);
    }
    ready_.notify_one();
  }

  // Waits for an item; empty when asked to stop.
  std::optional<T> take(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    if (!ready_.wait(lock, stop, [this] { return item_.has_value(); })) return std::nullopt;
    return std::exchange(item_, std::nullopt);
  }

  // An item if there is one; never waits.
  std::optional<T> try_take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(item_, std::nullopt);
  }

  std::int64_t dropped() const {
    const std::lock_guard lock(mutex_);
    return dropped_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable_any ready_;
  std::optional<T> item_;
  std::int64_t dropped_ = 0;
};

}  // namespace attune::pipeline
