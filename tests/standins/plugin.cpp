// SPDX-License-Identifier: LGPL-2.1-or-later
// The plugin of stand-ins for vendors' elements. Its table is elements.toml beside this file, or
// the one that the environment variable FACEGUARD_STANDINS names. It is never installed.
#include <gst/gst.h>

#include <cstdlib>

#include "tests/standins/kinds.hpp"
#include "tests/standins/table.hpp"

namespace {

using tests::standins::Kind;
using tests::standins::Row;

GType type_of(const Row& row) {
  using namespace tests::standins;
  switch (row.kind) {
    case Kind::in_line:
      return inline_type(row);
    case Kind::transform:
      return transform_type(row);
    case Kind::sink:
      return sink_type(row);
    case Kind::source:
      return source_type(row);
    case Kind::two_inputs:
    case Kind::two_outputs:
      return junction_type(row);
  }
  return G_TYPE_INVALID;
}

gboolean register_stand_ins(GstPlugin* plugin) {
  const char* path = std::getenv("FACEGUARD_STANDINS");
  // The types point into it, and live as long as the process.
  static const auto* const rows =
      new std::vector<Row>(tests::standins::read_table(path != nullptr ? path : FACEGUARD_TABLE));
  bool all = !rows->empty();
  for (const Row& row : *rows)
    all = gst_element_register(plugin, row.factory.c_str(), GST_RANK_NONE, type_of(row)) && all;
  return all;
}

}  // namespace

#define PACKAGE "faceguard"
GST_PLUGIN_DEFINE(GST_VERSION_MAJOR, GST_VERSION_MINOR, standins,
                  "Stand-ins for vendors' elements, for tests", register_stand_ins,
                  FACEGUARD_VERSION, "LGPL", "faceguard", "https://gstreamer.freedesktop.org")
