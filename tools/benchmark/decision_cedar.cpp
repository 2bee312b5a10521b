// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/benchmark/decision_cedar.hpp"

#include <boost/json.hpp>

#include "guard/cedar/policies.hpp"
#include "guard/cedar/request.hpp"
#include "hw/file.hpp"

namespace tools::benchmark {

using namespace guard;

namespace {

constexpr std::size_t max_cedar_bytes = 1 << 16;

}  // namespace

Expected<void> write_requests(const Everything& everything,
                              const std::vector<facts::Situation>& situations, std::ostream& out) {
  const decision::Evaluator& evaluator = everything.decider->evaluator();
  decision::Workspace workspace = evaluator.workspace();
  boost::json::array contexts;
  boost::json::array blocks;
  for (const facts::Situation& situation : situations) {
    const auto context = cedar::context(situation, decision_day());
    if (!context) return tl::unexpected(context.error());
    contexts.push_back(boost::json::parse(*context));
    blocks.push_back(decision::blocks(
        evaluator.evaluate(situation, facts::Days::only(decision_day()), workspace)));
  }
  out << boost::json::object{{"policies", cedar::policies(everything.decider->bound())},
                             {"contexts", std::move(contexts)},
                             {"blocks", std::move(blocks)}}
      << "\n";
  if (!out) return fail("the requests can't be written");
  return {};
}

Expected<CedarCosts> read_cedar(const std::filesystem::path& file) {
  const auto text = hw::read_file(file, max_cedar_bytes);
  if (!text) return tl::unexpected(text.error());
  try {
    const boost::json::value value = boost::json::parse(*text);
    CedarCosts cedar{boost::json::value_to<std::string>(value.at("version")),
                     value.at("contexts").to_number<std::size_t>(),
                     {}};
    for (const boost::json::value& one : value.at("costs").as_array())
      cedar.costs.push_back({boost::json::value_to<std::string>(one.at("what")),
                             one.at("policies").to_number<std::size_t>(),
                             one.at("per_second").to_number<double>(),
                             one.at("same_decisions").as_bool()});
    return cedar;
  } catch (const std::exception& error) {
    return fail(file.string() + ": " + error.what(), "let decision_cedar.mjs write it");
  }
}

}  // namespace tools::benchmark
