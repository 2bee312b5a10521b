// SPDX-License-Identifier: LGPL-2.1-or-later
// The element `asyncstage`: lets go of buffers later and on a thread of its own (see README.md).
#pragma once

#include <gst/gst.h>

namespace tests::stages {

[[nodiscard]] GType async_stage_get_type();

}  // namespace tests::stages
