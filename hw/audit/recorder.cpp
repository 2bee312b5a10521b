// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/audit/recorder.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "hw/audit/key.hpp"
#include "hw/audit/reason.hpp"

namespace hw::audit {
namespace {

using guard::Error;
using guard::Expected;
using guard::audit::Detail;
using guard::audit::Entry;
using guard::audit::Event;
using guard::audit::NumberField;
using guard::audit::Reason;
using guard::audit::Stamp;
using guard::audit::TextField;
using Steady = std::chrono::steady_clock;

constexpr std::size_t max_told_findings = 16;  // of one opening
constexpr int stop_tries = 5;                  // at the end, when nobody waits for a better time

Stamp stamp_of(const time::Reading& reading) {
  using std::chrono::milliseconds;
  return {reading.boot, std::chrono::floor<milliseconds>(reading.wall),
          std::chrono::floor<milliseconds>(reading.since_boot)};
}

Entry damage(const guard::audit::Finding& finding) {
  return {Event::damage_found,
          finding.kind == guard::audit::Kind::truncated ? Reason::truncated : Reason::damaged,
          {Detail(TextField::outcome, word(finding.kind)), Detail(TextField::file, finding.file),
           Detail(NumberField::line, finding.line), Detail(TextField::problem, finding.sentence)}};
}

enum class State { opening, working, failing };

struct Request {
  std::vector<Timed> entries;
  std::optional<Expected<void>> result;
};

struct Signing {
  time::Reading reading;
  Steady::time_point at;
};

}  // namespace

struct Recorder::Shared {
  Shared(disk::Disk& its_disk, Recording its_recording, Clock its_clock, OnHealth its_on_health)
      : disk(its_disk),
        recording(std::move(its_recording)),
        clock(std::move(its_clock)),
        on_health(std::move(its_on_health)) {}

  void run();
  void write();
  void sign();
  void tell_resumed(const time::Reading& now);
  Expected<void> open();
  void fail(Error error, Reason reason);
  void recovered();
  Timed now(Entry entry) { return {std::move(entry), stamp_of(clock())}; }

  disk::Disk& disk;
  const Recording recording;
  const Clock clock;
  const OnHealth on_health;

  mutable std::mutex mutex;  // of what follows
  std::condition_variable wake;
  std::condition_variable answered;
  std::deque<Timed> waiting;
  std::uint64_t lost = 0;
  std::vector<Request*> requests;
  State state = State::opening;
  Error failure;
  std::string last_note;
  bool stopping = false;

  // The thread's own.
  std::optional<guard::trust::SecretKey> key;
  std::optional<Log> log;
  std::vector<Timed> damages;  // found and not yet recorded
  Steady::time_point failed_at;
  Steady::time_point next_try;
  Steady::time_point next_checkpoint;
  std::optional<Signing> signing;  // the last

  std::thread thread;
};

void Recorder::Shared::run() {
  std::unique_lock lock(mutex);
  while (!stopping) {
    lock.unlock();
    write();
    if (state == State::working && Steady::now() >= next_checkpoint) sign();
    lock.lock();
    const bool works = state == State::working;
    wake.wait_until(lock, works ? next_checkpoint : next_try, [&] {
      return stopping || (works && (!waiting.empty() || !requests.empty() || lost > 0));
    });
  }
  lock.unlock();
  Timed stop = now({Event::stop, Reason::end_of_process});
  lock.lock();
  waiting.push_back(std::move(stop));
  lock.unlock();
  for (int i = 0; i < stop_tries; ++i) {
    write();
    if (state == State::working) sign();
    if (state == State::working) return;
  }
}

// Writes all that waits with one append. Only this thread changes the state, so it reads it freely.
void Recorder::Shared::write() {
  std::unique_lock lock(mutex);
  if (lost > 0 && state == State::working) {
    lock.unlock();
    fail({"more was recorded than could be written in time", {}, {}, 0, 0}, Reason::queue_full);
    lock.lock();
  }
  std::vector<Timed> batch(waiting.begin(), waiting.end());
  const std::size_t taken = batch.size();
  const std::uint64_t counted = lost;
  std::vector<Request*> served = std::exchange(requests, {});
  lock.unlock();

  Expected<void> done = open();
  if (done) {
    batch.insert(batch.end(), damages.begin(), damages.end());
    if (state == State::failing) {
      const auto seconds =
          std::chrono::duration_cast<std::chrono::seconds>(Steady::now() - failed_at).count();
      batch.push_back(now({Event::audit_recovered,
                           Reason::none,
                           {Detail(NumberField::seconds, static_cast<std::uint64_t>(seconds)),
                            Detail(NumberField::lost, counted)}}));
    }
    for (const Request* request : served)
      batch.insert(batch.end(), request->entries.begin(), request->entries.end());
    done = log->append(batch);
  }
  if (done) {
    damages.clear();
    // What a settled log found is new only now.
    for (const auto& finding : log->take_findings()) damages.push_back(now(damage(finding)));
  }

  lock.lock();
  if (done) {
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(taken));
    lost -= counted;
  }
  lock.unlock();
  if (done)
    recovered();
  else
    fail(done.error(), reason_of(done.error()));
  lock.lock();
  for (Request* request : served) request->result = done;
  lock.unlock();
  answered.notify_all();
}

Expected<void> Recorder::Shared::open() {
  if (log) return {};
  if (!key) {
    auto loaded = load_or_make_key(disk, recording.state_folder, recording.log.origin);
    if (!loaded) return tl::unexpected(loaded.error());
    key = std::move(*loaded);
  }
  auto opened = Log::open(disk, recording.log, *key);
  if (!opened) return tl::unexpected(opened.error());
  log = std::move(*opened);
  damages.clear();
  for (const auto& finding : log->take_findings()) {
    if (damages.size() == max_told_findings) break;
    damages.push_back(now(damage(finding)));
  }
  return {};
}

void Recorder::Shared::tell_resumed(const time::Reading& reading) {
  if (!signing || signing->reading.boot != reading.boot) return;
  const auto slept =
      (reading.since_boot - signing->reading.since_boot) - (Steady::now() - signing->at);
  if (slept <= recording.log.interval / 4) return;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(slept).count();
  const std::lock_guard lock(mutex);
  waiting.push_back({{Event::resumed,
                      Reason::suspended,
                      {Detail(NumberField::seconds, static_cast<std::uint64_t>(seconds))}},
                     stamp_of(reading)});
}

void Recorder::Shared::sign() {
  const time::Reading reading = clock();
  // Nothing can be signed while the device is suspended, and the time since boot goes on.
  tell_resumed(reading);
  write();
  if (state != State::working) return;
  auto note = log->checkpoint(stamp_of(reading));
  if (!note) return fail(note.error(), reason_of(note.error()));
  signing = {reading, Steady::now()};
  next_checkpoint = signing->at + recording.log.interval;
  const std::lock_guard lock(mutex);
  last_note = std::move(*note);
}

void Recorder::Shared::fail(Error error, Reason reason) {
  next_try = Steady::now() + recording.retry_after;
  const bool news = state != State::failing;
  if (news) failed_at = Steady::now();
  Timed record = now({Event::audit_failed, reason, {Detail(TextField::problem, error.text())}});
  {
    const std::lock_guard lock(mutex);
    failure = error;
    state = State::failing;
    if (news) waiting.push_back(std::move(record));
    for (Request* request : std::exchange(requests, {})) request->result = tl::unexpected(error);
  }
  answered.notify_all();
  if (news && on_health) on_health(false, error);
}

void Recorder::Shared::recovered() {
  if (state == State::working) return;
  next_checkpoint = Steady::now();
  {
    const std::lock_guard lock(mutex);
    state = State::working;
  }
  if (on_health) on_health(true, {});
}

Recorder::Recorder(disk::Disk& disk, Recording recording, Clock clock, OnHealth on_health)
    : shared_(std::make_unique<Shared>(disk, std::move(recording), std::move(clock),
                                       std::move(on_health))) {
  shared_->waiting.push_back(shared_->now({Event::start, Reason::none, shared_->recording.about}));
  shared_->thread = std::thread([shared = shared_.get()] { shared->run(); });
}

Recorder::~Recorder() {
  end();
}

void Recorder::end() {
  if (!shared_->thread.joinable()) return;
  {
    const std::lock_guard lock(shared_->mutex);
    shared_->stopping = true;
  }
  shared_->wake.notify_all();
  shared_->thread.join();
}

void Recorder::record(Entry entry) {
  Timed timed = shared_->now(std::move(entry));
  {
    const std::lock_guard lock(shared_->mutex);
    if (shared_->waiting.size() < shared_->recording.max_waiting)
      shared_->waiting.push_back(std::move(timed));
    else
      ++shared_->lost;
  }
  shared_->wake.notify_all();
}

Expected<void> Recorder::record_now(std::vector<Entry> entries) {
  Request request;
  for (Entry& entry : entries) request.entries.push_back(shared_->now(std::move(entry)));
  std::unique_lock lock(shared_->mutex);
  if (shared_->state == State::failing) return tl::unexpected(shared_->failure);
  shared_->requests.push_back(&request);
  shared_->wake.notify_all();
  shared_->answered.wait(lock, [&] { return request.result.has_value(); });
  return *request.result;
}

bool Recorder::working() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->state == State::working;
}

std::string Recorder::last_checkpoint() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->last_note;
}

}  // namespace hw::audit
