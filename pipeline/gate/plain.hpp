// SPDX-License-Identifier: LGPL-2.1-or-later
// Whether the fields of an event or a query are few plain values: numbers, words, caps, tags. A
// picture is none, be it a buffer, an object behind a pointer or a long list of numbers.
#pragma once

#include <gst/gst.h>

#include <cstddef>

namespace pipeline::gate {

class PlainValues {
 public:
  // What is looked at may take up `budget` bytes in all.
  explicit PlainValues(std::size_t budget) : left_(budget) {}

  [[nodiscard]] bool accept(const GstStructure* structure);
  [[nodiscard]] bool accept(const GValue* value);

  // Takes out of a structure what is not plain; caps in it are replaced by caps without.
  void purge(GstStructure* structure);

 private:
  [[nodiscard]] bool accept(const GstCaps* caps);
  [[nodiscard]] bool accept(const GstTagList* tags);
  [[nodiscard]] bool accept(GstStream* stream);
  [[nodiscard]] bool accept(GstStreamCollection* streams);
  [[nodiscard]] bool accept_field(const GstStructure* of, GQuark name, const GValue* value);
  [[nodiscard]] bool spend(std::size_t bytes);

  std::size_t left_;
};

}  // namespace pipeline::gate
