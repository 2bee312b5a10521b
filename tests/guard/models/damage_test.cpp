// SPDX-License-Identifier: LGPL-2.1-or-later
// However a model's file is cut or damaged, it is refused or read as what it then states.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/guard/models/support.hpp"

namespace guard::models {
namespace {

using test::net;
using test::tensor;

const std::vector<Shape> networks{
    net({tensor({1, 3, 112, 112})}, {tensor({1, 512})}),
    net({tensor({-1, 160, 160, 3})}, {tensor({-1, 128})}),
    net({tensor({1, 3, 62, 62})}, {tensor({1, 1}), tensor({1, 2}, Maker::softmax)}),
    net({tensor({1, 3, 300, 300})}, {tensor({1, 1, 200, 7}, Maker::boxes)}),
};

TEST(ModelDamage, NoPrefixSaysWhatTheWholeFileDoesNot) {
  for (const Shape& network : networks)
    for (const test::Format& format : test::formats) {
      const std::string file = format.write(network);
      const auto whole = test::read(file);
      ASSERT_TRUE(whole) << whole.error().text();
      for (std::size_t size = 0; size < file.size(); ++size) {
        const auto read = test::read(std::string_view(file).substr(0, size));
        if (!read) continue;
        EXPECT_EQ(text(*read), text(*whole)) << format.name << " cut to " << size;
      }
    }
}

// Each bit of each byte flipped, and all of a byte at once.
TEST(ModelDamage, NoDamagedByteMakesAnEmbeddingHarmlessUnlessItStatesAnotherShape) {
  for (const Shape& network : {networks[0], networks[1]})
    for (const test::Format& format : test::formats) {
      std::string file = format.write(network);
      const std::string stated = text(test::read(file).value());
      for (char& byte : file) {
        const char good = byte;
        for (const int change : {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF}) {
          byte = static_cast<char>(good ^ change);
          const auto read = test::read(file);
          if (read && test::harmless(likeness(*read))) {
            EXPECT_NE(text(*read), stated);
          }
        }
        byte = good;
      }
    }
}

// What reading a damaged file must hold to, whatever the file says.
void expect_sound(const std::string& file) {
  const auto read = test::read(file);
  if (!read) {
    RC_ASSERT(!read.error().what.empty());
    return;
  }
  RC_ASSERT(!read->outputs.empty());
  RC_ASSERT(!text(*read).empty());
  for (const auto* tensors : {&read->inputs, &read->outputs})
    for (const Tensor& one : *tensors) {
      RC_ASSERT(one.dims.size() <= 8U);
      for (const std::int64_t dim : one.dims) RC_ASSERT(dim == -1 || dim >= 1);
    }
  (void)likeness(*read);
}

TEST(ModelDamage, NothingThatIsReadIsUnsound) {
  EXPECT_TRUE(rc::check("bytes overwritten, doubled and taken out", [] {
    const test::Format& format = *rc::gen::elementOf(test::formats);
    std::string file = format.write(*rc::gen::elementOf(networks));
    for (int i = *rc::gen::inRange(1, 8); i > 0; --i) {
      const std::size_t at = *rc::gen::inRange<std::size_t>(0, file.size());
      const std::size_t size = *rc::gen::inRange<std::size_t>(1, 16);
      switch (*rc::gen::inRange(0, 3)) {
        case 0:
          file[at] = *rc::gen::arbitrary<char>();
          break;
        case 1:
          file.insert(at, file.substr(at, size));
          break;
        default:
          file.erase(at, size);
      }
      if (file.empty()) break;
    }
    expect_sound(file);
  }));
}

TEST(ModelDamage, RandomBytesBehindAGoodHeadAreSound) {
  EXPECT_TRUE(rc::check("junk", [](const std::string& junk) {
    for (const std::string_view head : {"\x08\x08", "\x08\x08\x3A", "<net version=\"11\">", "<"})
      expect_sound(std::string(head) + junk);
    expect_sound(std::string("\x08\0\0\0TFL3", 8) + junk);
  }));
}

}  // namespace
}  // namespace guard::models
