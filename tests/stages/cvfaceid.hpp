// SPDX-License-Identifier: LGPL-2.1-or-later
// The element `cvfaceid`: names the people it sees (see README.md).
#pragma once

#include <gst/gst.h>

namespace tests::stages {

[[nodiscard]] GType cv_face_id_get_type();

}  // namespace tests::stages
