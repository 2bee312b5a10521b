// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/cases.hpp"

#include <algorithm>

namespace tools::benchmark {
namespace {

constexpr std::array pass_on{Piece::pass_on};
constexpr std::array guard{Piece::guard};
constexpr std::array valve{Piece::valve};
constexpr std::array tee{Piece::tee};
constexpr std::array identity{Piece::identity};
constexpr std::array stage{Piece::stage};
constexpr std::array valve_and_stage{Piece::valve, Piece::stage};
constexpr std::array guard_and_permitted{Piece::guard, Piece::permitted_stage};
constexpr std::array guard_and_prohibited{Piece::guard, Piece::prohibited_stage};

constexpr std::array all_cases{
    Case{"direct", {}, {}},
    Case{"floor", pass_on, {}},
    Case{"faceguard", guard, {}},
    Case{"valve", valve, {}},
    Case{"tee", tee, {}},
    Case{"identity", identity, {}},
    Case{"stage", stage, {}},
    Case{"valve+stage", valve_and_stage, {}},
    Case{"faceguard+permitted", guard_and_permitted, "face-detection open bypass"},
    Case{"faceguard+closed", guard_and_prohibited, "face-identification closed bypass"},
    Case{"valve-beside-guard", valve, {}, true},
};

constexpr std::array all_differences{
    Difference{"floor", "floor", "direct",
               "an element whose chain function is one bare gst_pad_push; none can do with less"},
    Difference{"faceguard", "faceguard", "direct", "the guard, with no stage behind it"},
    Difference{"valve", "valve", "direct", "an open valve"},
    Difference{"tee", "tee", "direct", "a tee with one branch"},
    Difference{"identity", "identity", "direct", "identity silent=true"},
    Difference{"guard before a stage", "faceguard+permitted", "stage",
               "the guard and its open gate on a permitted stage"},
    Difference{"valve before a stage", "valve+stage", "stage", "a valve in the guard's place"},
    Difference{"stage", "stage", "direct",
               "what stands for a stage: identity silent=true signal-handoffs=false"},
    Difference{"closed gate", "faceguard+closed", "faceguard",
               "a bypass gate that leads around such a stage, which then never runs"},
    Difference{"valve beside a guard", "valve-beside-guard", "direct",
               "a valve on another path of a process that is guarded"},
};

constexpr std::array all_limits{
    Limit{"faceguard", "valve", 0.9},
    Limit{"faceguard", "identity", 0.5},
};

}  // namespace

std::string_view word(Load load) {
  return load == Load::buffer ? "buffer" : "list";
}

std::span<const Case> cases() {
  return all_cases;
}
std::span<const Difference> differences() {
  return all_differences;
}
std::span<const Limit> limits() {
  return all_limits;
}

const Case* find_case(std::string_view name) {
  const auto found = std::ranges::find(all_cases, name, &Case::name);
  return found == all_cases.end() ? nullptr : &*found;
}

std::string name_of(const Measured& measured) {
  return std::string(measured.chain->name) + "/" + std::string(word(measured.load));
}

std::optional<Measured> find_measured(std::string_view name) {
  for (const Case& chain : all_cases)
    for (const Load load : loads)
      if (name_of({&chain, load}) == name) return Measured{&chain, load};
  return std::nullopt;
}

}  // namespace tools::benchmark
