// SPDX-License-Identifier: LGPL-2.1-or-later
// A probe that stands first in its pad's line, so that no other is shown the data before it, and
// that stands there again before the next data when others remove it.
//
// Probes are called in the order of GstPad.probes, a public GHookList under the pad's object lock;
// gst_pad_add_probe() only appends. A blocking probe of somebody else is still called before: they
// have a round of their own.
#pragma once

#include <gst/gst.h>

#include <atomic>
#include <cstdint>

namespace pipeline::gate {

class Sentry {
 public:
  Sentry() = default;
  ~Sentry() { remove(); }
  Sentry(const Sentry&) = delete;
  Sentry& operator=(const Sentry&) = delete;

  // Puts it on `pad`, which must outlive it or own it. `mask` must name data or events and PUSH or
  // PULL, and nothing that blocks. `call` must not return GST_PAD_PROBE_REMOVE, and may be called a
  // second time for data that it let pass. `removals` counts how often others removed it. From any
  // thread, also out of another probe's call: what is being probed then is shown to this one too.
  void put(GstPad* pad, GstPadProbeType mask, GstPadProbeCallback call, gpointer data,
           std::atomic<std::uint64_t>& removals);

  // From any thread, also out of `call`; idempotent. A call going on in another thread ends later.
  void remove();

 private:
  struct Post;
  static GstPadProbeReturn on_probe(GstPad* pad, GstPadProbeInfo* info, gpointer post);
  static void gone(gpointer post);

  Post* post_ = nullptr;  // under the pad's object lock; null when it is not there
  GstPad* pad_ = nullptr;
};

}  // namespace pipeline::gate
