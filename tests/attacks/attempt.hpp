// SPDX-License-Identifier: LGPL-2.1-or-later
// An attempt to get round the guard, and the ways to hold it against one. Every check has its
// control built in: the attempt is shown to succeed where nothing prohibits it. Once a process was
// guarded it stays so: each test is a process, and the control comes first.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "tests/pipeline/fleet.hpp"
#include "tests/pipeline/playback.hpp"

namespace tests::attacks {

using tests::pipeline::Count;
using tests::pipeline::eventually;
using tests::pipeline::Fleet;
using tests::pipeline::own;
using tests::pipeline::Playback;
using tests::pipeline::Ptr;

// Beginnings of pipelines: a camera that sends `frames` white frames, or goes on until told.
inline constexpr std::uint64_t frames = 60;
inline const std::string endless_camera =
    "videotestsrc name=camera pattern=white is-live=true ! "
    "video/x-raw,format=RGB,width=64,height=48,framerate=100/1 ! ";
inline const std::string camera =
    "videotestsrc name=camera pattern=white is-live=true num-buffers=60 ! "
    "video/x-raw,format=RGB,width=64,height=48,framerate=100/1 ! ";

// For a fleet config: the stand-ins' plugin is believed, as an installed vendor's would be.
inline const std::string vendors_are_trusted =
    "plugin-folders = [\"" FACEGUARD_TEST_PLUGINS "\"]\n";

struct Outcome {
  std::uint64_t seen = 0;      // pictures that reached the stage
  std::uint64_t recorded = 0;  // pictures that reached the recorder
  std::string end;             // "eos", or what went wrong
};

// Tries with `guard`, words for a pipeline description, and says what became of it.
using Attempt = std::function<Outcome(const std::string& guard)>;
// What is done once the pipeline plays.
using Mischief = std::function<void(Playback&)>;

// Plays a pipeline in which GUARD stands for the guard, `stage` is the name of the stage and
// `recorder` that of a sink, if there is one. `counter` is the stage's property that counts.
[[nodiscard]] Attempt playing(std::string pipeline, Mischief mischief = {},
                              std::string counter = "pictures-seen");

// Without a guard the stage sees pictures. With one that prohibits identification it sees none, and
// the recorder gets all frames. `declared` is more for the fleet config.
void cannot_see(const Attempt& attempt, const std::string& declared = {});

// The stage sees pictures where identification is prohibited, as it does something else.
void can_see(const Attempt& attempt, const std::string& declared = {});

enum class When { at_once, soon };

// The stage sees pictures where identification is prohibited, until the mischief; from then on it
// sees none, but for one that was on its way. The pipeline has an endless camera and a recorder.
void cannot_go_on_seeing(const std::string& pipeline, const Mischief& mischief,
                         const std::string& declared, When when = When::at_once);

// Where all is permitted, the mischief is told by a faceguard-tripwire and ends identification.
void is_noticed(const std::string& pipeline, const Mischief& mischief);

// The same where identification is prohibited: if anything was gained, then not for long.
void is_noticed_while_closed(const std::string& pipeline, const Mischief& mischief);

// SECURITY.md says so, in these words.
void is_documented(std::string_view words);

// The count a stage keeps, by the property's name.
[[nodiscard]] std::uint64_t count_of(const Playback& playback, const std::string& property);

// Pictures, not black frames, that pass a pad; ask before playing.
[[nodiscard]] Count pictures_at(const Playback& playback, const std::string& element);

// `pipeline` with every GUARD replaced.
[[nodiscard]] std::string guarded(std::string pipeline, const std::string& guard);

}  // namespace tests::attacks
