// SPDX-License-Identifier: LGPL-2.1-or-later
// What gst-inspect-1.0 faceguard says.
#pragma once

#include <gst/gst.h>

namespace pipeline::element {

struct Blurbs {
  const char* config;
  const char* descriptor;
  const char* root;
  const char* identity;
  const char* state;
  const char* tpm;
  const char* on_prohibited;
  const char* on_tripwire;
  const char* verdict;
  const char* stats;
};
extern const Blurbs blurbs;

// The element's metadata: name, description, and how to use it.
void write_manual(GstElementClass* element_class);

}  // namespace pipeline::element
