// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/models/operators.hpp"

#include <algorithm>
#include <array>

namespace guard::models {
namespace {

struct Operator {
  std::string_view name;
  std::optional<Maker> maker;
};

// Reshape and flatten aren't among those that hand on: softmax over pairs, flattened, is no list of
// classes but may be 512 numbers that tell a face.
constexpr std::array operators{
    Operator{"softmax", Maker::softmax},
    Operator{"logsoftmax", Maker::softmax},
    Operator{"nonmaxsuppression", Maker::boxes},
    Operator{"nonmaxsuppressionieinternal", Maker::boxes},
    Operator{"multiclassnms", Maker::boxes},
    Operator{"matrixnms", Maker::boxes},
    Operator{"detectionoutput", Maker::boxes},
    Operator{"experimentaldetectrondetectionoutput", Maker::boxes},
    Operator{"regionyolo", Maker::boxes},
    Operator{"identity", std::nullopt},
    Operator{"cast", std::nullopt},
    Operator{"convert", std::nullopt},
    Operator{"squeeze", std::nullopt},
    Operator{"unsqueeze", std::nullopt},
    Operator{"quantizelinear", std::nullopt},
    Operator{"dequantizelinear", std::nullopt},
};

}  // namespace

std::optional<Maker> maker_of(std::string_view operator_name) {
  const auto found = std::ranges::find(operators, operator_name, &Operator::name);
  return found == operators.end() ? Maker::other : found->maker;
}

}  // namespace guard::models
