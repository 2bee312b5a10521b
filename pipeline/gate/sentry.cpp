// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/gate/sentry.hpp"

#include <utility>

namespace pipeline::gate {
namespace {

GstPadProbeReturn let_pass(GstPad*, GstPadProbeInfo*, gpointer) {
  return GST_PAD_PROBE_OK;
}

}  // namespace

// What the probe's hook refers to; it goes with the last hook that does.
struct Sentry::Post {
  Sentry* sentry;
  GstPad* pad;
  GWeakRef alive;  // empty once the pad is being destroyed
  GstPadProbeType mask;
  GstPadProbeCallback call;
  gpointer data;
  std::atomic<std::uint64_t>* removals;
  gulong id = 0;
  bool wanted = true;

  ~Post() { g_weak_ref_clear(&alive); }

  [[nodiscard]] bool pad_lives() {
    gpointer pad_now = g_weak_ref_get(&alive);
    if (pad_now == nullptr) return false;
    g_object_unref(pad_now);  // never the last: who removes a probe holds the pad
    return true;
  }

  // As gst_pad_add_probe() would, but in front. Under the pad's object lock.
  void take_first_place() {
    GHook* hook = g_hook_alloc(&pad->probes);
    hook->flags |= static_cast<guint>(mask) << G_HOOK_FLAG_USER_SHIFT;
    hook->func = reinterpret_cast<gpointer>(on_probe);
    hook->data = this;
    hook->destroy = gone;
    g_hook_prepend(&pad->probes, hook);
    ++pad->num_probes;
    id = hook->hook_id;
  }
};

void Sentry::put(GstPad* pad, GstPadProbeType mask, GstPadProbeCallback call, gpointer data,
                 std::atomic<std::uint64_t>& removals) {
  remove();
  auto* post = new Post{this, pad, {}, mask, call, data, &removals};
  g_weak_ref_init(&post->alive, pad);
  pad_ = pad;
  GST_OBJECT_LOCK(pad);
  post_ = post;
  post->take_first_place();
  GST_OBJECT_UNLOCK(pad);
  // Who is going through the probes just now has passed the first place: adding any probe by the
  // pad's own function makes them start over, and they call those they have not called yet.
  gst_pad_remove_probe(pad, gst_pad_add_probe(pad, mask, let_pass, nullptr, nullptr));
}

void Sentry::remove() {
  if (pad_ == nullptr) return;
  GST_OBJECT_LOCK(pad_);
  if (Post* post = std::exchange(post_, nullptr)) {
    post->wanted = false;
    // Not there when somebody removed it while it was being called; it goes after the call.
    if (g_hook_get(&pad_->probes, post->id) != nullptr) --pad_->num_probes;
    g_hook_destroy(&pad_->probes, post->id);
  }
  GST_OBJECT_UNLOCK(pad_);
  pad_ = nullptr;
}

GstPadProbeReturn Sentry::on_probe(GstPad* pad, GstPadProbeInfo* info, gpointer post) {
  const auto* at = static_cast<Post*>(post);
  return at->call(pad, info, at->data);
}

// The hook has left the list, and the pad's object lock is held.
void Sentry::gone(gpointer data) {
  auto* post = static_cast<Post*>(data);
  if (post->wanted && post->pad_lives()) {
    post->removals->fetch_add(1, std::memory_order_relaxed);
    post->take_first_place();
    return;
  }
  if (post->wanted) {  // the pad comes to its end
    post->sentry->post_ = nullptr;
    post->sentry->pad_ = nullptr;
  }
  delete post;
}

}  // namespace pipeline::gate
