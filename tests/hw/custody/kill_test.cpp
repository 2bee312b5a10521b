// SPDX-License-Identifier: LGPL-2.1-or-later
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <random>

#include "guard/audit/names.hpp"
#include "guard/audit/verify.hpp"
#include "hw/descriptor.hpp"
#include "tests/hw/custody/support.hpp"

namespace tests::hw::custody {
namespace {

class AProcess : public Device {
 protected:
  // Runs it from this revision on for so long, and gives the last one that it acknowledged.
  int killed_after(bool at_work, std::chrono::microseconds time, int first) {
    int ends[2];
    EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
    std::vector<std::string> words = {FACEGUARD_CHURN, places.config, places.descriptor,
                                      places.state,    path("next"),  std::to_string(first)};
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    pid_t process = -1;
    EXPECT_EQ(posix_spawn(&process, words[0].c_str(), &actions, nullptr, argv.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    std::string said;
    char block[4096];
    // Mostly in the midst of its work, else while it starts.
    if (at_work)
      if (const ssize_t n = ::read(ends[0], block, sizeof block); n > 0)
        said.append(block, static_cast<std::size_t>(n));
    std::this_thread::sleep_for(time);
    kill(process, SIGKILL);
    int status = 0;
    waitpid(process, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "it gave up by itself";
    for (ssize_t n = 0; (n = ::read(ends[0], block, sizeof block)) > 0;)
      said.append(block, static_cast<std::size_t>(n));
    close(ends[0]);
    int last = 0;
    for (std::size_t at = 0, end = 0; (end = said.find('\n', at)) != std::string::npos;
         at = end + 1)
      last = std::stoi(said.substr(at, end - at));
    return last;
  }
  [[nodiscard]] guard::audit::Evidence evidence() const {
    guard::audit::Evidence all;
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(path("state/audit"))) files.push_back(file);
    std::ranges::sort(files);
    for (const fs::path& file : files) {
      const std::string name = file.filename();
      const guard::audit::File one{name, read("state/audit/" + name)};
      if (guard::audit::first_record(name)) all.records.push_back(one);
      if (guard::audit::first_checkpoint(name)) all.checkpoints.push_back(one);
    }
    return all;
  }
};

// FACEGUARD_KILLS says how often; a run by hand does it a thousand times.
TEST_F(AProcess, CannotLoseWhatItAcknowledgedWhenItIsKilled) {
  const char* wanted = getenv("FACEGUARD_KILLS");
  const int kills = wanted != nullptr ? std::stoi(wanted) : 60;
  provision();
  fs::create_directory(path("next"));
  int written = 0;
  int acknowledged = 0;
  int with_news = 0;
  std::mt19937 random(7);
  std::uniform_int_distribution<int> wait(0, 20'000);
  for (int i = 0; i < kills; ++i) {
    const auto known = memory().accepted;
    const auto place = known.find("descriptor");
    const int first = place == known.end() ? 1 : static_cast<int>(place->second.number) + 1;
    while (written < first + 120) {
      ++written;
      write("next/" + std::to_string(written), DescriptorDraft{.revision = written}.text());
    }
    const int last = killed_after(i % 4 != 0, std::chrono::microseconds(wait(random)), first);
    with_news += last > 0 ? 1 : 0;
    acknowledged = std::max(acknowledged, last);
    if (acknowledged == 0) continue;
    ASSERT_GE(static_cast<int>(memory().accepted.at("descriptor").number), acknowledged);
    std::string log;
    const auto all = evidence();
    for (const auto& file : all.records) log += file.bytes;
    ASSERT_NE(log.find("\"revision\":" + std::to_string(acknowledged) + ","), std::string::npos);
  }
  std::string words = read("state/audit.pub");
  words.erase(words.find_last_not_of("\n") + 1);
  const auto key = guard::audit::VerifierKey::parse(words);
  ASSERT_TRUE(key) << words;
  (void)judge();  // which cuts a torn tail off
  custodian.reset();
  const auto report = guard::audit::verify(evidence(), {&*key, 1});
  for (const auto& finding : report.findings)
    EXPECT_TRUE(guard::audit::is_warning(finding.kind) ||
                finding.kind == guard::audit::Kind::checkpoint_gap)
        << guard::audit::text(finding);
  EXPECT_GT(with_news, kills / 2) << "most were killed before they did anything";
  RecordProperty("acknowledged", acknowledged);
  printf("%d kills, %d after something was acknowledged; %d revisions, %llu records\n", kills,
         with_news, acknowledged, static_cast<unsigned long long>(report.records));
}

}  // namespace
}  // namespace tests::hw::custody
