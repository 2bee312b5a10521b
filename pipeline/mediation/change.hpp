// SPDX-License-Identifier: LGPL-2.1-or-later
// What a decision changed, and how a stage stands: what the guard tells others.
#pragma once

#include <gst/gst.h>

#include <string>
#include <vector>

#include "pipeline/gate/gate.hpp"
#include "pipeline/gst_ptr.hpp"
#include "pipeline/mediation/judgement.hpp"

namespace pipeline::mediation {

// One sink pad of one stage.
struct Standing {
  unsigned number = 0;  // of the stage in this process, from 1, in the order they were found
  std::string stage;    // the element's path, "/GstPipeline:p/GstCvFaceId:cvfaceid0"
  std::string pad;      // "sink"
  std::string factory;  // "cvfaceid"
  Judgement judgement;
  bool listened_to = false;  // what it is depends on who listens to its signals
  bool closed = false;
  gate::Kind kind = gate::Kind::starve;
  gate::Counts counts;
  std::vector<const GstElement*> guards;  // that judged it; only to be compared
};

struct Change {
  Standing now;
  bool found = false;         // the stage was not known before
  bool gate_changed = false;  // closed or opened just now
  bool now_known = false;     // what it is was not known before: its files are read, or it is new
  Ptr<GstPad> pad;            // of `now`; when the gate changed its pool must be negotiated again
};

}  // namespace pipeline::mediation
