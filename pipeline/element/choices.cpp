// SPDX-License-Identifier: LGPL-2.1-or-later
#include "pipeline/element/choices.hpp"

#include "pipeline/messages.hpp"

namespace pipeline::element {
namespace {

constexpr auto report = static_cast<gint>(Action::report);
constexpr auto error = static_cast<gint>(Action::error);

}  // namespace

GType on_prohibited_type() {
  static const GEnumValue values[] = {
      {report, "Close its gate and go on: recording and streaming are not touched", "gate"},
      {error, "Refuse to start, with an element error that names stage, clause and remedy",
       "refuse"},
      {0, nullptr, nullptr}};
  static const GType type = g_enum_register_static("GstFaceguardOnProhibited", values);
  return type;
}

GType on_tripwire_type() {
  static const GEnumValue values[] = {
      {report, "Identification off in the whole process, and a warning", "report"},
      {error, "The same, and an element error", "error"},
      {0, nullptr, nullptr}};
  static const GType type = g_enum_register_static("GstFaceguardOnTripwire", values);
  return type;
}

}  // namespace pipeline::element
