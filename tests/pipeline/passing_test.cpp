// SPDX-License-Identifier: LGPL-2.1-or-later
// The element itself: what goes in comes out, untouched.
#include <gtest/gtest.h>

#include <set>

#include "tests/pipeline/playback.hpp"

namespace tests::pipeline {
namespace {

struct Arrival {
  GstBuffer* buffer = nullptr;
  GstBufferList* list = nullptr;
  int references = 0;
};
Arrival arrived;

GstFlowReturn take(GstPad*, GstObject*, GstBuffer* buffer) {
  arrived = {buffer, nullptr, GST_MINI_OBJECT_REFCOUNT_VALUE(buffer)};
  gst_buffer_unref(buffer);
  return GST_FLOW_OK;
}

GstFlowReturn take_list(GstPad*, GstObject*, GstBufferList* list) {
  arrived = {nullptr, list, GST_MINI_OBJECT_REFCOUNT_VALUE(list)};
  gst_buffer_list_unref(list);
  return GST_FLOW_EOS;
}

// A guard between two pads of the test's own.
class Chain {
 public:
  Chain() {
    gst_pad_set_chain_function(out_.get(), take);
    gst_pad_set_chain_list_function(out_.get(), take_list);
    const auto sink = own(gst_element_get_static_pad(guard.get(), "sink"));
    const auto source = own(gst_element_get_static_pad(guard.get(), "src"));
    gst_pad_link(in.get(), sink.get());
    gst_pad_link(source.get(), out_.get());
    gst_pad_set_active(out_.get(), TRUE);
    gst_pad_set_active(in.get(), TRUE);
    gst_element_set_state(guard.get(), GST_STATE_PLAYING);
    gst_pad_push_event(in.get(), gst_event_new_stream_start("test"));
    GstSegment segment;
    gst_segment_init(&segment, GST_FORMAT_TIME);
    gst_pad_push_event(in.get(), gst_event_new_segment(&segment));
  }
  ~Chain() { gst_element_set_state(guard.get(), GST_STATE_NULL); }

  Ptr<GstElement> guard =
      own(GST_ELEMENT(gst_object_ref_sink(gst_element_factory_make("faceguard", nullptr))));
  Ptr<GstPad> in = own(GST_PAD(gst_object_ref_sink(gst_pad_new("in", GST_PAD_SRC))));

 private:
  Ptr<GstPad> out_ = own(GST_PAD(gst_object_ref_sink(gst_pad_new("out", GST_PAD_SINK))));
};

std::uint64_t stat(GstElement* guard, const char* name) {
  GstStructure* stats = nullptr;
  g_object_get(guard, "stats", &stats, nullptr);
  guint64 value = 0;
  gst_structure_get_uint64(stats, name, &value);
  gst_structure_free(stats);
  return value;
}

TEST(Passing, CannotReplaceOrHoldABuffer) {
  const Chain chain;
  GstBuffer* buffer = gst_buffer_new_allocate(nullptr, 16, nullptr);
  EXPECT_EQ(gst_pad_push(chain.in.get(), buffer), GST_FLOW_OK);
  EXPECT_EQ(arrived.buffer, buffer);
  EXPECT_EQ(arrived.references, 1);
  EXPECT_EQ(stat(chain.guard.get(), "frames"), 1U);
}

TEST(Passing, CannotTakeABufferListApartOrHideItsFlowReturn) {
  const Chain chain;
  GstBufferList* list = gst_buffer_list_new();
  for (int i = 0; i < 3; ++i) gst_buffer_list_add(list, gst_buffer_new());
  EXPECT_EQ(gst_pad_push_list(chain.in.get(), list), GST_FLOW_EOS);
  EXPECT_EQ(arrived.list, list);
  EXPECT_EQ(arrived.references, 1);
  EXPECT_EQ(stat(chain.guard.get(), "frames"), 3U);
  EXPECT_EQ(stat(chain.guard.get(), "lists"), 1U);
}

TEST(Passing, CannotBeOpenedByAWritableProperty) {
  const Chain chain;
  guint count = 0;
  GParamSpec** specs =
      g_object_class_list_properties(G_OBJECT_GET_CLASS(chain.guard.get()), &count);
  for (guint i = 0; i < count; ++i) {
    const std::string name = specs[i]->name;
    const bool own_writable = specs[i]->owner_type == G_OBJECT_TYPE(chain.guard.get()) &&
                              (specs[i]->flags & G_PARAM_WRITABLE) != 0;
    // None of these opens a gate.
    static const std::set<std::string> harmless{
        "config", "descriptor", "root", "identity", "state", "tpm", "on-prohibited", "on-tripwire"};
    const bool known = harmless.contains(name);
    EXPECT_TRUE(!own_writable || known) << name;
    EXPECT_EQ(specs[i]->flags & GST_PARAM_CONTROLLABLE, 0) << name;
  }
  g_free(specs);
}

}  // namespace
}  // namespace tests::pipeline
