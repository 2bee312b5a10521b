// SPDX-License-Identifier: LGPL-2.1-or-later
// The ways a stand-in may sit in a pipeline. Each function registers the type for a row.
#pragma once

#include <gst/gst.h>

#include "tests/standins/table.hpp"

namespace tests::standins {

[[nodiscard]] GType inline_type(const Row& row);
[[nodiscard]] GType transform_type(const Row& row);
[[nodiscard]] GType sink_type(const Row& row);
[[nodiscard]] GType source_type(const Row& row);
[[nodiscard]] GType junction_type(const Row& row);  // two-inputs and two-outputs

}  // namespace tests::standins
