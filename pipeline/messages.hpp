// SPDX-License-Identifier: LGPL-2.1-or-later
// What a guard tells the application: element messages on its bus, and the structures of its
// properties. docs/messages.md describes each field; they are a stable interface.
#pragma once

#include <gst/gst.h>

#include <string>

#include "guard/error.hpp"
#include "hw/watch/runner.hpp"
#include "pipeline/gst_ptr.hpp"
#include "pipeline/mediation/change.hpp"
#include "pipeline/tripwire/tripwires.hpp"

namespace pipeline {

// "faceguard-verdict": the policies that bind and the outcome for every capability.
[[nodiscard]] Ptr<GstStructure> verdict_structure(const hw::Circumstances& circumstances);

// One stage's pad as the stats property lists it.
[[nodiscard]] Ptr<GstStructure> standing_structure(const char* name,
                                                   const mediation::Standing& standing);

// Has the verdict travel with the stream: a sticky event of the guard's source pad, in front of the
// next buffer. Any thread.
void send_along(GstElement* guard, const GstStructure& verdict);

// "faceguard-stage" and "faceguard-gate" on the guard's bus. Any thread.
void post_stage(GstElement* guard, const mediation::Standing& standing);
void post_gate(GstElement* guard, const mediation::Standing& standing);

// The process's thread for telling applications what happened, never destroyed. An application may
// take its time over a message, and who closes gates must not wait for it.
[[nodiscard]] hw::watch::Runner& messenger();

// An element message of this structure.
void post(GstElement* guard, Ptr<GstStructure> structure);

// "faceguard-tripwire", and a warning or, where the guard's on-tripwire says so, an error.
void post_tripwire(GstElement* guard, const tripwire::Trip& trip);

// One line on what is blocked: a warning or, where the guard's on-prohibited says so, an error.
void report_blocked(GstElement* guard, const std::string& line);

// What a guard's properties on-tripwire and on-prohibited may ask for, as their values.
enum class Action : gint { report = 0, error = 1 };
[[nodiscard]] bool asks_for_error(GstElement* guard, const char* property);

// An element error: one line for a person.
void raise(GstElement* guard, const std::string& line);

// A warning on the guard's bus and in the log: one line for a person.
void warn(GstElement* guard, const std::string& line);

// "cvfaceid0 (cvfaceid, face-identification; prohibit by MS.P (…))": a stage in such a line.
[[nodiscard]] std::string phrase(GstElement* stage, const mediation::Judgement& judgement);

// What to write into the config when a stage is unknown; empty when it is not.
[[nodiscard]] std::string remedy(GstElement* stage, const mediation::Judgement& judgement);

// True the first time it is asked of a stage, so that one line names it as blocked and no second.
[[nodiscard]] bool name_once(GstElement* stage);

}  // namespace pipeline
