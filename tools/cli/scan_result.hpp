// SPDX-License-Identifier: LGPL-2.1-or-later
// What `faceguard scan` says of one description, and how it writes it down.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "guard/decision/verdict.hpp"
#include "guard/description/graph.hpp"
#include "guard/facts/context.hpp"
#include "guard/scan/scan.hpp"
#include "tools/cli/scan_input.hpp"

namespace tools::cli {

// Decides for a stage; called once for each kind of stage.
using DecideStage = std::function<guard::decision::Verdict(const guard::facts::StageFacts&)>;

struct Judged {
  guard::scan::Found found;
  guard::decision::Verdict verdict;

  [[nodiscard]] bool blocked() const {
    return found.classification.analyses && guard::decision::blocks(verdict.outcome);
  }
};

struct ScanResult {
  Described input;
  guard::description::Graph graph;
  std::vector<Judged> stages;
  std::vector<Judged> exits;
  std::vector<std::string> capabilities;

  [[nodiscard]] bool blocks() const;
};

[[nodiscard]] ScanResult judge(Described input, guard::description::Graph graph,
                               guard::scan::Report report, const DecideStage& decide);

// For a person; `explain` adds how to declare what is unknown.
[[nodiscard]] std::string scan_text(const ScanResult& result, bool explain);

// One object, without a line break: id, capabilities, stages, exits, verdict. A stable interface.
[[nodiscard]] std::string scan_json(const ScanResult& result);
[[nodiscard]] std::string scan_error_json(const Described& input, const guard::Error& error);

}  // namespace tools::cli
