// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/watch/file_watch.hpp"

#include <sys/inotify.h>

#include <boost/asio/steady_timer.hpp>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "hw/file_library.hpp"
#include "hw/watch/notices.hpp"
#include "hw/watch/walk.hpp"

namespace hw::watch {
namespace {

using std::chrono::steady_clock;

constexpr std::uint32_t of_itself = IN_DELETE_SELF | IN_MOVE_SELF;
constexpr std::uint32_t of_folder = of_itself | IN_ONLYDIR;
constexpr std::uint32_t of_names =
    of_folder | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE;
// A file may have other names, so that the folder alone does not tell of what is written to it.
constexpr std::uint32_t of_file = of_itself | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB;

constexpr std::uint32_t begun = IN_MODIFY | IN_CREATE;  // more is to be expected

// Whether content may have changed after this identity was seen without another identity: the
// kernel's stamps move on in steps.
bool is_young(const FileIdentity& seen) {
  using namespace std::chrono_literals;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto age = now - std::chrono::nanoseconds(seen.changed);
  // No fractions: a file system that keeps seconds only, or every second one as FAT does.
  const bool coarse = seen.modified % 1'000'000'000 == 0;
  const std::chrono::nanoseconds step = coarse ? 2500ms : 20ms;
  return seen != FileIdentity{} && age > -step && age < step;
}

class Watched final : public Listener, public std::enable_shared_from_this<Watched> {
 public:
  Watched(boost::asio::io_context& context, std::string path, std::function<void()> changed)
      : context_(context),
        path_(std::move(path)),
        settled_(context),
        next_look_(context),
        callback_(std::move(changed)),
        seen_(identity_of(path_)),
        young_(is_young(seen_)) {}

  void begin() {
    if (callback_.revoked()) return;
    notices_ = &boost::asio::use_service<Notices>(context_);
    touched_ = true;  // nobody has listened since the constructor
    look();
    look_again();
  }

  void revoke() { callback_.revoke(); }

  void end() {
    settled_.cancel();
    next_look_.cancel();
    if (notices_ == nullptr) return;
    for (const auto& [watch, names] : std::exchange(watches_, {})) notices_->leave(watch, *this);
  }

  void heard(int watch, std::uint32_t mask, std::string_view name) override {
    if ((mask & IN_Q_OVERFLOW) != 0) {
      lost_ = true;
      return;
    }
    const auto found = watches_.find(watch);
    if (found == watches_.end()) return;
    if (!name.empty() && !found->second.contains(name)) return;
    if ((mask & IN_IGNORED) != 0) watches_.erase(found);
    if ((mask & begun) != 0)
      writing_ = true;
    else if ((mask & IN_ATTRIB) == 0)
      whole_ = true;
    touched_ = true;
  }

  void act() override {
    if (callback_.revoked()) return;
    if (lost_ || whole_ || (touched_ && !writing_)) {
      look();
    } else if (writing_ && touched_) {
      touched_ = false;
      doubtful_ = true;
      follow();  // a file that was made now is watched from now on
      if (!unsettled_since_) unsettled_since_ = steady_clock::now();
      settled_.expires_after(quiet);
      settled_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
        if (!error) self->look();
      });
    }
  }

 private:
  // Moves the watches to where the way goes now.
  void follow() {
    std::map<int, std::set<std::string, std::less<>>> now;
    complete_ = true;
    walk(path_, [&](const Place& place) {
      using enum Place::Kind;
      const std::uint32_t mask = place.kind == passed  ? of_folder
                                 : place.kind == names ? of_names
                                                       : of_file;
      const int watch = notices_->add(place.path, mask, *this);
      if (watch >= 0) {
        auto& wanted = now[watch];
        if (place.kind == names) wanted.insert(place.name);
      } else if (place.kind != file || identity_of(path_) != FileIdentity{}) {
        complete_ = false;
      }
    });
    for (const auto& [watch, names] : std::exchange(watches_, std::move(now)))
      if (!watches_.contains(watch)) notices_->leave(watch, *this);
  }

  void look() {
    follow();
    const bool doubtful = std::exchange(doubtful_, false) || std::exchange(touched_, false);
    const bool lost = std::exchange(lost_, false);
    writing_ = whole_ = false;
    unsettled_since_.reset();
    settled_.cancel();
    const FileIdentity now = identity_of(path_);
    if (now == seen_ && !lost && !(doubtful && young_)) {
      return;
    }
    seen_ = now;
    young_ = is_young(now);
    callback_();
  }

  // The look that needs no notice.
  void look_again() {
    next_look_.expires_after(look_interval);
    next_look_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
      if (error || self->callback_.revoked()) return;
      const auto since = self->unsettled_since_;
      if (!since || steady_clock::now() - *since > look_interval) {
        // Without notices nothing tells of what was written in the same step of the stamps.
        if (!self->complete_) self->touched_ = true;
        if (!self->complete_ || identity_of(self->path_) != self->seen_) self->look();
      }
      if (!self->callback_.revoked()) self->look_again();
    });
  }

  boost::asio::io_context& context_;
  const std::string path_;
  boost::asio::steady_timer settled_;
  boost::asio::steady_timer next_look_;
  Callback callback_;
  FileIdentity seen_;  // at the last call
  bool young_;         // it says less than it seems to
  Notices* notices_ = nullptr;
  std::map<int, std::set<std::string, std::less<>>> watches_;  // with the names that matter
  bool complete_ = false;  // nothing on the way is without a watch
  // What was heard since the last look.
  bool touched_ = false;
  bool writing_ = false;
  bool whole_ = false;
  bool lost_ = false;
  bool doubtful_ = false;
  std::optional<steady_clock::time_point> unsettled_since_;
};

}  // namespace

FileWatch::FileWatch(Runner& runner, const std::string& path, std::function<void()> changed) {
  if (!runner.running()) return;
  std::error_code error;
  std::filesystem::path absolute = std::filesystem::absolute(path, error);
  const auto watched = std::make_shared<Watched>(runner.context(), error ? path : absolute.string(),
                                                 std::move(changed));
  runner.post([watched] { watched->begin(); });
  subscription_ = Subscription([&runner, watched] {
    watched->revoke();
    runner.post([watched] { watched->end(); });
  });
}

}  // namespace hw::watch
