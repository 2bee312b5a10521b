// SPDX-License-Identifier: LGPL-2.1-or-later
// Owning pointers to GStreamer's objects, so that every early return lets go of what it took.
#pragma once

#include <gst/gst.h>

#include <memory>

namespace pipeline {

struct Unref {
  void operator()(GstElement* e) const { gst_object_unref(e); }
  void operator()(GstPad* p) const { gst_object_unref(p); }
  void operator()(GstObject* o) const { gst_object_unref(o); }
  void operator()(GstCaps* c) const { gst_caps_unref(c); }
  void operator()(GstEvent* e) const { gst_event_unref(e); }
  void operator()(GstIterator* i) const { gst_iterator_free(i); }
  void operator()(GstStructure* s) const { gst_structure_free(s); }
};

template <class T>
using Ptr = std::unique_ptr<T, Unref>;

// Takes over a reference the caller owns.
template <class T>
[[nodiscard]] Ptr<T> own(T* object) {
  return Ptr<T>(object);
}

}  // namespace pipeline
