// SPDX-License-Identifier: LGPL-2.1-or-later
// A camera is form and mobility together: no claim makes a worn camera stand still.
#include "guard/facts/camera.hpp"

#include <gtest/gtest.h>

namespace guard::facts {
namespace {

WordSet form(std::string_view word) {
  return *camera_forms.set_of(word);
}
WordSet mobility(std::string_view word) {
  return *mobilities.set_of(word);
}

TEST(Camera, AMobileFormCannotBeClaimedStationary) {
  for (const std::string_view mobile : {"body-worn", "dash-mounted", "handheld", "drone"}) {
    const CameraSet moving = camera_set(form(mobile), mobility("mobile"));
    EXPECT_EQ(moving.count(), 1u);
    EXPECT_TRUE(camera_set(form(mobile), mobility("stationary")) == moving) << mobile;
    EXPECT_TRUE(camera_set(form(mobile), mobilities.all()) == moving) << mobile;
  }
}

TEST(Camera, NoFormTakesMobilityAway) {
  for (const std::string_view any : {"vehicle-mounted", "fixed", "kiosk"}) {
    EXPECT_EQ(camera_set(form(any), mobilities.all()).count(), 2u) << any;
    EXPECT_NE(camera_set(form(any), mobility("mobile")),
              camera_set(form(any), mobility("stationary")))
        << any;
  }
}

TEST(Camera, AnUnknownFormCannotBeCertainToStand) {
  const CameraSet claimed = camera_set(camera_forms.all(), mobility("stationary"));
  EXPECT_TRUE((claimed & camera_set(form("body-worn"), mobility("mobile"))).any());
  EXPECT_TRUE(any_camera() == camera_set(camera_forms.all(), mobilities.all()));
}

}  // namespace
}  // namespace guard::facts
