// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/mediation/world.hpp"

#include "pipeline/mediation/mediator.hpp"
#include "pipeline/recognition/live_element.hpp"

namespace pipeline::mediation {
namespace {

// DL Streamer calls the id model-instance-id and the model `model`; whoever shares otherwise sets
// its model under the same names.
constexpr std::array<const char*, 2> id_properties{"model-instance-id", "shared-tensor-filter-key"};

std::vector<std::string> models_shared_under(std::string_view id) {
  std::vector<std::string> models;
  for (const Ptr<GstElement>& element : Mediator::get().owners())
    for (const char* property : id_properties)
      if (recognition::text_of_property(element.get(), property) == id)
        if (auto model = recognition::text_of_property(element.get(), "model");
            model && !model->empty())
          models.push_back(std::move(*model));
  return models;
}

}  // namespace

hw::FileLibrary& files() {
  static auto* const library = new hw::FileLibrary;
  return *library;
}

const guard::recognition::World& world() {
  static const auto* const world = new guard::recognition::World{
      [](const std::string& path) { return files().look(path); },
      [](std::string_view, std::string_view id) { return models_shared_under(id); }};
  return *world;
}

}  // namespace pipeline::mediation
