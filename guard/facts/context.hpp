// SPDX-License-Identifier: LGPL-2.1-or-later
// What is known of a device and of a stage, as possibilities. A default-constructed context knows
// nothing, so every way of not saying something leaves all its values possible.
#pragma once

#include "guard/facts/camera.hpp"
#include "guard/facts/held.hpp"
#include "guard/facts/party.hpp"
#include "guard/facts/place.hpp"

namespace guard::facts {

// The circumstances of a device.
struct Context {
  PartySet operators = any_party();
  Held<PartySet> acting_for = Held<PartySet>::unknown();  // "self" as a member: nobody else
  Location location;
  CameraSet camera = any_camera();
  WordSet environment = environments.all();
  WordSet timing = timings.all();
  Held<WordSet> authority = Held<WordSet>::unknown();
  WordSet vendor_approval = vendor_approvals.all();
};

// What one stage does.
struct StageFacts {
  WordSet capability = capabilities.all();
  WordSet gallery = galleries.all();
  WordSet service = services.all();
};

// All that a decision is about.
struct Situation {
  Context context;
  StageFacts stage;
};

// The facts by name, for reasons and messages.
enum class Fact : unsigned char {
  capability,
  gallery,
  service,
  operators,
  acting_for,
  location,
  camera,
  environment,
  timing,
  authority,
  vendor_approval,
};
inline constexpr std::size_t fact_count = 11;

// The fact's name as descriptors, packs and messages write it, e.g. "acting_for".
[[nodiscard]] std::string_view name(Fact fact);

}  // namespace guard::facts
