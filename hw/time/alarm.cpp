// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/time/alarm.hpp"

#include <sys/timerfd.h>
#include <unistd.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <memory>
#include <utility>

namespace hw::time {
namespace {

using boost::asio::posix::stream_descriptor;
using std::chrono::system_clock;

// Clocks that are read one after another may not agree yet on a day that has just begun.
constexpr std::chrono::milliseconds after_midnight{1};

class Alarm : public std::enable_shared_from_this<Alarm> {
 public:
  Alarm(boost::asio::io_context& context, std::chrono::milliseconds interval,
        std::function<system_clock::time_point()> next, std::function<void()> look)
      : descriptor_(context),
        timer_(context),
        interval_(interval),
        next_(std::move(next)),
        look_(std::move(look)) {}

  void begin() {
    if (look_.revoked()) return;
    const int fd = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (fd >= 0) {
      boost::system::error_code error;
      descriptor_.assign(fd, error);
      if (error) close(fd);
    }
    // Set before the look, so that what happens after the look wakes.
    if (descriptor_.is_open()) wait_for_clock();
    look_();
    wait_for_interval();
  }

  void revoke() { look_.revoke(); }

  void end() {
    boost::system::error_code ignored;
    descriptor_.close(ignored);
    timer_.cancel();
  }

 private:
  void set() {
    const auto time = (next_() + after_midnight).time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    itimerspec when{};
    when.it_value = {seconds.count(), (time - seconds).count()};
    timerfd_settime(descriptor_.native_handle(), TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when,
                    nullptr);
  }

  void wait_for_clock() {
    set();
    descriptor_.async_wait(stream_descriptor::wait_read,
                           [self = shared_from_this()](const boost::system::error_code& error) {
                             if (error || self->look_.revoked()) return;
                             // Tells of the time that came, or fails since the clock was set.
                             std::uint64_t times = 0;
                             [[maybe_unused]] const auto size =
                                 read(self->descriptor_.native_handle(), &times, sizeof times);
                             self->wait_for_clock();
                             self->look_();
                           });
  }

  void wait_for_interval() {
    timer_.expires_after(interval_);
    timer_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
      if (error || self->look_.revoked()) return;
      if (self->descriptor_.is_open()) self->set();
      self->look_();
      if (!self->look_.revoked()) self->wait_for_interval();
    });
  }

  stream_descriptor descriptor_;
  boost::asio::steady_timer timer_;
  std::chrono::milliseconds interval_;
  std::function<system_clock::time_point()> next_;
  watch::Callback look_;
};

}  // namespace

watch::Subscription on_clock(watch::Runner& runner, std::chrono::milliseconds interval,
                             std::function<system_clock::time_point()> next,
                             std::function<void()> look) {
  if (!runner.running()) return {};
  const auto alarm =
      std::make_shared<Alarm>(runner.context(), interval, std::move(next), std::move(look));
  runner.post([alarm] { alarm->begin(); });
  return watch::Subscription([&runner, alarm] {
    alarm->revoke();
    runner.post([alarm] { alarm->end(); });
  });
}

}  // namespace hw::time
