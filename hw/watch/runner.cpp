// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/watch/runner.hpp"

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <exception>
#include <future>
#include <thread>

namespace hw::watch {
namespace {

namespace asio = boost::asio;

struct Repeated : std::enable_shared_from_this<Repeated> {
  Repeated(asio::io_context& context, std::chrono::milliseconds every, std::function<void()> task)
      : timer(context), interval(every), callback(std::move(task)) {}

  void wait() {
    timer.expires_after(interval);
    timer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
      if (error) return;
      self->callback();
      if (!self->callback.revoked()) self->wait();
    });
  }

  asio::steady_timer timer;
  std::chrono::milliseconds interval;
  Callback callback;
};

// What prohibits has to count at once also when the machine is busy with frames. The thread does
// little, and where it may not go first it goes as everybody does.
void go_first() {
  constexpr int urgent = -10;
  (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), urgent);
}

// A thread that takes none of the application's signals.
std::thread quiet_thread(std::function<void()> run) {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  std::thread thread;
  try {
    thread = std::thread(std::move(run));
  } catch (const std::exception&) {
    // No thread: whoever asked sees that it can't be joined.
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return thread;
}

}  // namespace

struct Runner::Loop {
  asio::io_context context{1};
  // Has the context take the descriptors that it needs now, where it can say that there are none.
  asio::steady_timer first{context};
  asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
  std::thread thread;
};

Runner::Runner() {
  try {
    loop_ = std::make_unique<Loop>();
  } catch (const std::exception&) {
    return;
  }
  loop_->thread = quiet_thread([context = &loop_->context] {
    pthread_setname_np(pthread_self(), "faceguard-hw");
    go_first();
    context->run();
  });
  if (!loop_->thread.joinable()) loop_.reset();
}

Runner::~Runner() {
  if (!loop_) return;
  loop_->context.stop();
  loop_->thread.join();
}

Runner& Runner::process() {
  static auto* const runner = new Runner;
  return *runner;
}

Runner& Runner::disks() {
  static auto* const runner = new Runner;
  return *runner;
}

void Runner::rest() {
  if (!running()) return;
  constexpr std::chrono::seconds longest_task{1};
  const auto resting = std::make_shared<std::promise<void>>();
  auto rests = resting->get_future();
  post([resting] {
    resting->set_value();
    for (;;) pause();
  });
  (void)rests.wait_for(longest_task);
}

void Runner::post(std::function<void()> task) {
  if (loop_) asio::post(loop_->context, std::move(task));
}

Subscription Runner::run_every(std::chrono::milliseconds interval, std::function<void()> task) {
  if (!loop_) return {};
  const auto repeated = std::make_shared<Repeated>(loop_->context, interval, std::move(task));
  post([repeated] { repeated->wait(); });
  return Subscription([this, repeated] {
    repeated->callback.revoke();
    post([repeated] { repeated->timer.cancel(); });
  });
}

boost::asio::io_context& Runner::context() {
  return loop_->context;
}

}  // namespace hw::watch
