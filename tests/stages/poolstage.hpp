// SPDX-License-Identifier: LGPL-2.1-or-later
// The element `poolstage`: a copying filter that offers a small buffer pool (see README.md).
#pragma once

#include <gst/gst.h>

namespace tests::stages {

[[nodiscard]] GType pool_stage_get_type();

}  // namespace tests::stages
