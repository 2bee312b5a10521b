// SPDX-License-Identifier: LGPL-2.1-or-later
// Frames that leave the process, to be analysed elsewhere or later.
#include <fcntl.h>
#include <gio/gio.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "tests/attacks/attempt.hpp"

namespace tests::attacks {
namespace {

const std::string branch =
    camera + "GUARD ! tee name=t ! queue ! fakesink name=recorder t. ! queue ! ";

// 44
TEST(Leaving, AModelOnAnotherMachineCannotSeeFrames) {
  cannot_see(playing(branch + "tensor_converter ! tensor_query_client name=stage host=10.0.0.7 ! "
                              "fakesink async=false"),
             vendors_are_trusted);
}
TEST(Leaving, AServerThatIsAskedByTheNetworkCannotSeeFrames) {
  const Fleet files;
  cannot_see(playing(branch + "nvinferserver name=stage config-file-path=" +
                     files.file("triton.txt",
                                "infer_config { backend { triton { model_name: \"cars\" "
                                "grpc { url: \"10.0.0.7:8001\" } } } }") +
                     " ! fakesink async=false"),
             vendors_are_trusted);
}
TEST(Leaving, AServiceThatIsAskedWithAPromptCannotSeeFrames) {
  cannot_see(playing(branch + "gvagenai name=stage backend=openai-http prompt=\"Count cars.\" "
                              "http-server-url=https://api.example ! fakesink async=false"),
             vendors_are_trusted);
}
TEST(Leaving, ACloudThatAnalysesStreamsCannotBeSentFrames) {
  cannot_see(playing(branch + "kvssink name=stage stream-name=entrance", {}, "frames-seen"),
             vendors_are_trusted);
}
TEST(Leaving, ACloudThatAnalysesStreamsCannotBeSentEncodedFrames) {
  cannot_see(playing(branch + "videoconvert ! x264enc tune=zerolatency ! kvssink name=stage", {},
                     "frames-seen"),
             vendors_are_trusted);
}
TEST(Leaving, ACloudSessionCannotBeSentFrames) {
  cannot_see(playing(branch + "awskvswebrtcsink name=stage channel-name=entrance"),
             vendors_are_trusted);
}

// 45
TEST(Leaving, ASocketOfThisHostCannotBeSentFrames) {
  cannot_see(playing(branch + "unixfdsink name=stage socket-path=/tmp/x"), vendors_are_trusted);
}
TEST(Leaving, AMessageBrokerCannotBeSentFrames) {
  cannot_see(playing(branch + "mqttsink name=stage pub-topic=cars"), vendors_are_trusted);
}
TEST(Leaving, AVendorsSocketCannotBeSentFrames) {
  cannot_see(playing(branch + "qtisocketsink name=stage socket=/tmp/x"), vendors_are_trusted);
}
TEST(Leaving, ASocketForMessagesCannotBeSentFrames) {
  cannot_see(playing(branch + "zmqsink name=stage endpoint=tcp://127.0.0.1:5555"),
             vendors_are_trusted);
}

// Counts the bright bytes that can be read from a descriptor until it is closed at the other end.
class Reader {
 public:
  explicit Reader(int fd) : thread_([this, fd] { read_all(fd); }) {}
  // Waits for the end. Once.
  [[nodiscard]] std::uint64_t count() {
    thread_.join();
    return bright_;
  }

 private:
  void read_all(int fd) {
    char block[4096];
    for (ssize_t n = 0; (n = read(fd, block, sizeof block)) > 0;)
      bright_ += static_cast<std::uint64_t>(std::count(block, block + n, '\xff'));
    close(fd);
  }

  std::uint64_t bright_ = 0;
  std::thread thread_;
};

// Plays `sink` at the end of the branch, and counts what `in` gives to read.
Outcome read_from(const std::string& pipeline, int in,
                  const std::function<void()>& close_other_end) {
  Outcome outcome;
  Reader reader(in);
  {
    Playback playback(pipeline);
    const Count recorded = pictures_at(playback, "recorder");
    outcome.end = playback.play(20);
    outcome.recorded = *recorded;
  }
  close_other_end();
  outcome.seen = reader.count();
  return outcome;
}

TEST(Leaving, APipeCannotBeSentFrames) {
  cannot_see([](const std::string& guard) {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    return read_from(guarded(branch, guard) + "fdsink async=false fd=" + std::to_string(ends[1]),
                     ends[0], [&] { close(ends[1]); });
  });
}
TEST(Leaving, AFileThatIsAPipeCannotBeSentFrames) {
  const Fleet files;
  const std::string fifo = files.path("recording.raw");
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  cannot_see([&](const std::string& guard) {
    const int in = open(fifo.c_str(), O_RDONLY | O_NONBLOCK);
    const int keep = open(fifo.c_str(), O_WRONLY);  // or the reader would end before it began
    fcntl(in, F_SETFL, 0);
    return read_from(guarded(branch, guard) + "filesink async=false location=" + fifo, in,
                     [&] { close(keep); });
  });
}

TEST(Leaving, ATerminalTakenForARecordingCannotBeSentFrames) {
  cannot_see([&](const std::string& guard) {
    const int in = posix_openpt(O_RDWR | O_NOCTTY);
    EXPECT_TRUE(grantpt(in) == 0 && unlockpt(in) == 0);
    const std::string name = ptsname(in);
    const int keep = open(name.c_str(), O_RDWR | O_NOCTTY);
    termios plain{};
    tcgetattr(keep, &plain);
    cfmakeraw(&plain);
    tcsetattr(keep, TCSANOW, &plain);
    return read_from(guarded(branch, guard) + "filesink async=false location=" + name, in,
                     [&] { close(keep); });
  });
}
TEST(Leaving, AStreamOfTheApplicationsOwnCannotBeSentFrames) {
  cannot_see([&](const std::string& guard) {
    Playback playback(guarded(branch, guard) + "giostreamsink name=stage async=false");
    const auto own_stream = g_memory_output_stream_new_resizable();
    g_object_set(playback.element("stage").get(), "stream", own_stream, nullptr);
    const Count recorded = pictures_at(playback, "recorder");
    const std::string end = playback.play(20);
    const gsize taken = g_memory_output_stream_get_data_size(G_MEMORY_OUTPUT_STREAM(own_stream));
    g_object_unref(own_stream);
    return Outcome{taken, *recorded, end};
  });
}
TEST(Leaving, ADescriptorAddedToASinkCannotBeSentFrames) {
  cannot_see([&](const std::string& guard) {
    int ends[2];
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    Playback playback(guarded(branch, guard) + "multifdsink name=stage async=false");
    Reader reader(ends[0]);
    const Count recorded = pictures_at(playback, "recorder");
    playback.start(GST_STATE_PAUSED);
    g_signal_emit_by_name(playback.element("stage").get(), "add", ends[1]);
    const std::string end = playback.play(20);
    g_signal_emit_by_name(playback.element("stage").get(), "remove", ends[1]);
    playback.start(GST_STATE_NULL);
    close(ends[1]);
    return Outcome{reader.count(), *recorded, end};
  });
}

// 46
TEST(Leaving, EmbeddingsCannotBePublishedForLater) {
  cannot_see(playing(branch + "gvainference name=stage inference-region=roi-list object-class=face "
                              "model=m.xml ! gvametaconvert add-tensor-data=true ! "
                              "gvametapublish method=kafka address=10.0.0.7:9092 topic=faces ! "
                              "fakesink async=false"),
             vendors_are_trusted);
}
TEST(Leaving, ARecordingThatIsSearchedLaterIsDocumentedAsOutOfReach) {
  is_documented("What records or streams.");
  is_documented("What somebody does with them elsewhere is out of reach");
}
TEST(Leaving, ASampleTakenBeforeIsDocumentedAsOutOfReach) {
  is_documented("Snapshots.");
}

// 33
TEST(Leaving, ASinksLastSampleIsDocumentedAsOutOfReach) {
  is_documented("asks a sink that is allowed for its `last-sample`");
}
TEST(Leaving, AHandoffThatIsConnectedLateIsDocumentedAsOutOfReach) {
  is_documented("connects to the `handoff` signal of an `identity` only after the first frame");
}

// Counts frames in a signal's handler, in the counter of the test's data.
template <class... Arguments>
void on_signal(GstElement*, Arguments... arguments) {
  const auto last = std::get<sizeof...(Arguments) - 1>(std::tuple(arguments...));
  ++*static_cast<std::atomic<std::uint64_t>*>(last);
}

Attempt listening(const std::string& pipeline, const char* signal, GCallback handler) {
  return [=](const std::string& guard) {
    std::atomic<std::uint64_t> heard{0};
    Playback playback(guarded(pipeline, guard));
    g_signal_connect(playback.element("stage").get(), signal, handler, &heard);
    const Count recorded = pictures_at(playback, "recorder");
    const std::string end = playback.play(20);
    return Outcome{heard, *recorded, end};
  };
}

TEST(Leaving, AHandlerOfHandoffsCannotSeeFrames) {
  cannot_see(listening(branch + "identity name=stage ! fakesink async=false", "handoff",
                       G_CALLBACK((on_signal<GstBuffer*, gpointer>))));
}
TEST(Leaving, AHandlerThatDrawsCannotSeeFrames) {
  cannot_see(listening(branch + "videoconvert ! cairooverlay name=stage ! fakesink async=false",
                       "draw", G_CALLBACK((on_signal<gpointer, guint64, guint64, gpointer>))));
}
TEST(Leaving, AHandlerThatNamesFilesIsDocumentedAsOutOfReach) {
  is_documented("names the files of a `splitmuxsink`");
}

}  // namespace
}  // namespace tests::attacks
