// SPDX-License-Identifier: LGPL-2.1-or-later
// Who wants to hear of a change, told on the process's watch::Runner.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "hw/watch/runner.hpp"
#include "hw/watch/subscription.hpp"

namespace hw::custody {

// Any thread may call anything.
class Listeners {
 public:
  [[nodiscard]] watch::Subscription add(std::function<void()> listener) {
    auto one = std::make_shared<watch::Callback>(std::move(listener));
    const std::lock_guard lock(list_->mutex);
    std::erase_if(list_->all, [](const auto& other) { return other->revoked(); });
    list_->all.push_back(one);
    return watch::Subscription([one] { one->revoke(); });
  }

  // Returns at once.
  void call() const {
    watch::Runner::process().post([list = list_] {
      std::unique_lock lock(list->mutex);
      const auto all = list->all;
      lock.unlock();
      for (const auto& one : all) (*one)();
    });
  }

 private:
  struct List {
    std::mutex mutex;
    std::vector<std::shared_ptr<watch::Callback>> all;
  };
  std::shared_ptr<List> list_ = std::make_shared<List>();
};

}  // namespace hw::custody
