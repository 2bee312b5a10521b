// SPDX-License-Identifier: LGPL-2.1-or-later
// What must change nothing of a likeness, and what must never make it harmless.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/guard/models/support.hpp"

namespace guard::models {
namespace {

using test::tensor;

std::int64_t size() {
  return *rc::gen::element<std::int64_t>(1, 2, 3, 4, 7, 8, 10, 16, 48, 70, 84, 96, 100, 112, 128,
                                         160, 196, 224, 512, 640, 896, 1000, 8400);
}

// One that is likely to resemble something.
Shape arbitrary_net() {
  Shape shape;
  const std::int64_t side = *rc::gen::element<std::int64_t>(48, 96, 112, 128, 160, 224, 640);
  shape.inputs.push_back(tensor({1, 3, side, side}));
  if (*rc::gen::inRange(0, 8) == 0) shape.inputs.push_back(tensor({1, size()}));
  const std::int64_t places = size();
  for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
    std::vector<std::int64_t> dims{1};
    if (*rc::gen::inRange(0, 2) == 0) dims.push_back(places);
    if (*rc::gen::inRange(0, 3) != 0) dims.push_back(size());
    if (*rc::gen::inRange(0, 6) == 0) dims.push_back(size());
    shape.outputs.push_back(
        tensor(dims, *rc::gen::weightedElement<Maker>(
                         {{6, Maker::other}, {2, Maker::softmax}, {1, Maker::boxes}})));
  }
  return shape;
}

template <class T>
std::vector<T> shuffled(std::vector<T> all) {
  for (std::size_t i = all.size(); i > 1; --i)
    std::swap(all[i - 1], all[*rc::gen::inRange<std::size_t>(0, i)]);
  return all;
}

TEST(LikenessLaw, NeitherNamesNorOrderChangeIt) {
  EXPECT_TRUE(rc::check("rename and shuffle", [] {
    const Shape shape = arbitrary_net();
    Shape other{"another format", shuffled(shape.inputs), shuffled(shape.outputs)};
    for (Tensor& one : other.inputs) one.name = *rc::gen::arbitrary<std::string>();
    for (Tensor& one : other.outputs) one.name = *rc::gen::arbitrary<std::string>();
    RC_TAG(static_cast<int>(likeness(shape)));
    RC_ASSERT(likeness(other) == likeness(shape));
  }));
}

TEST(LikenessLaw, TheBatchChangesNothing) {
  EXPECT_TRUE(rc::check("other batches", [] {
    const Shape shape = arbitrary_net();
    // The law speaks of tensors that have a batch and something in it.
    for (const Tensor& output : shape.outputs) RC_PRE(output.dims.size() > 1);
    Shape other = shape;
    // A side input that grew with the batch would be one more unknown.
    other.inputs.resize(1);
    const Likeness one = likeness(other);
    const std::int64_t batch = *rc::gen::element<std::int64_t>(-1, 2, 3, 8, 32, 100);
    for (Tensor& tensor : other.inputs) tensor.dims[0] = batch;
    for (Tensor& tensor : other.outputs) tensor.dims[0] = batch;
    RC_ASSERT(likeness(other) == one);
  }));
}

TEST(LikenessLaw, DimensionsOfOneChangeNothing) {
  EXPECT_TRUE(rc::check("more ones", [] {
    const Shape shape = arbitrary_net();
    Shape other = shape;
    for (Tensor& output : other.outputs)
      output.dims.insert(
          output.dims.begin() + *rc::gen::inRange<std::ptrdiff_t>(1, std::ssize(output.dims) + 1),
          1);
    RC_ASSERT(likeness(other) == likeness(shape));
  }));
}

// Less knowledge never permits more.
TEST(LikenessLaw, StatingLessCannotMakeItHarmless) {
  EXPECT_TRUE(rc::check("forget a size", [] {
    const Shape shape = arbitrary_net();
    RC_PRE(!test::harmless(likeness(shape)));
    Shape other = shape;
    auto& tensors = *rc::gen::arbitrary<bool>() ? other.inputs : other.outputs;
    Tensor& one = tensors[*rc::gen::inRange<std::size_t>(0, tensors.size())];
    one.dims[*rc::gen::inRange<std::size_t>(0, one.dims.size())] = -1;
    RC_ASSERT(!test::harmless(likeness(other)));
    one.dims = {-1};
    RC_ASSERT(!test::harmless(likeness(other)));
    one.maker = Maker::other;
    RC_ASSERT(!test::harmless(likeness(other)));
  }));
}

// Another output, or another thing to compare with, may be where a face is told apart.
TEST(LikenessLaw, ATemplateBesideCannotStayHarmless) {
  EXPECT_TRUE(rc::check("add a template", [] {
    Shape shape = arbitrary_net();
    const Tensor vector = tensor({1, *rc::gen::element<std::int64_t>(128, 192, 256, 512, 1024)});
    // Unless it is the score of so many places.
    for (const Tensor& output : shape.outputs)
      RC_PRE(std::ranges::count(output.dims, vector.dims[1]) == 0);
    Shape compared = shape;
    shape.outputs.push_back(vector);
    RC_ASSERT(!test::harmless(likeness(shape)));
    compared.inputs.push_back(vector);
    RC_ASSERT(!test::harmless(likeness(compared)));
    compared.inputs.back() = compared.inputs.front();
    RC_ASSERT(!test::harmless(likeness(compared)));
  }));
}

}  // namespace
}  // namespace guard::models
