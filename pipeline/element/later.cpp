// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/element/later.hpp"

#include <memory>
#include <utility>

#include "pipeline/gst_ptr.hpp"

namespace pipeline::element {
namespace {

struct Weak {
  explicit Weak(GstElement* element) { g_weak_ref_init(&reference, element); }
  Weak(const Weak&) = delete;
  Weak& operator=(const Weak&) = delete;
  ~Weak() { g_weak_ref_clear(&reference); }
  GWeakRef reference;
};

}  // namespace

std::function<void()> later(hw::watch::Runner& runner, GstElement* element,
                            std::function<void()> task) {
  const auto guarded = [weak = std::make_shared<Weak>(element), task = std::move(task)] {
    // The last reference may be this one: then the element ends in this thread.
    const auto alive = own(GST_ELEMENT(g_weak_ref_get(&weak->reference)));
    if (alive) task();
  };
  return [&runner, guarded] { runner.post(guarded); };
}

}  // namespace pipeline::element
