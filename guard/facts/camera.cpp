// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/facts/camera.hpp"

#include <array>

namespace guard::facts {
namespace {

constexpr std::array<std::string_view, 4> mobile_forms{"body-worn", "dash-mounted", "handheld",
                                                       "drone"};

bool is_mobile_form(std::string_view form) {
  for (const std::string_view mobile : mobile_forms)
    if (form == mobile) return true;
  return false;
}

}  // namespace

CameraSet camera_set(const WordSet& forms, const WordSet& claimed) {
  constexpr std::size_t mobile = 0;
  constexpr std::size_t stationary = 1;
  CameraSet cameras;
  for (std::size_t form = 0; form < camera_forms.words.size(); ++form) {
    if (!forms.test(form)) continue;
    const bool certainly_mobile = is_mobile_form(camera_forms.word(form));
    if (claimed.test(mobile) || certainly_mobile) cameras.set(2 * form + mobile);
    if (claimed.test(stationary) && !certainly_mobile) cameras.set(2 * form + stationary);
  }
  return cameras;
}

CameraSet any_camera() {
  return camera_set(camera_forms.all(), mobilities.all());
}

}  // namespace guard::facts
