// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/explain.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "guard/explanation/html.hpp"
#include "guard/explanation/json.hpp"
#include "guard/explanation/text.hpp"
#include "hw/file.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/question.hpp"

namespace tools::cli {
namespace {

namespace explanation = guard::explanation;

struct ExplainOptions {
  QuestionOptions question;
  std::string format = "text";
  std::string output;  // empty for standard output
};

// Where the facts are from.
std::string source_of(const QuestionOptions& options, const Question& question) {
  if (!question.descriptor_error.empty())
    return "The descriptor contributes nothing: " + question.descriptor_error;
  if (!question.device.empty())
    return "The facts are those of the signed descriptor of the device " + question.device + ".";
  return options.facts.empty() ? "No facts were stated: all but the stage is unknown."
                               : "The facts were stated by hand, to try things out; nobody signed "
                                 "for them.";
}

std::string page_of(const std::string& format, const explanation::Explanation& explanation) {
  if (format == "json") return explanation::json_page(explanation);
  if (format == "html") return explanation::html_page(explanation);
  return explanation::text_page(explanation);
}

int run(const ExplainOptions& options) {
  auto question = read_question(options.question);
  if (!question) {
    std::cerr << "faceguard: " << question.error().text() << "\n";
    return unusable;
  }
  if (!question->descriptor_error.empty())
    std::cerr << "faceguard: the descriptor contributes nothing: " << question->descriptor_error
              << "\n";
  const guard::decision::Decider decider(std::move(question->bound));
  explanation::Explanation explanation =
      explanation::explain(decider, question->situation, question->days);
  explanation.notes.push_back(source_of(options.question, *question));

  const std::string page = page_of(options.format, explanation);
  if (options.output.empty()) {
    std::cout << page;
  } else if (const auto written = hw::write_file(options.output, page); !written) {
    std::cerr << "faceguard: " << written.error().text() << "\n";
    return unusable;
  }
  return guard::decision::blocks(explanation.verdict.outcome) ? failed_check : ok;
}

}  // namespace

void add_explain(CLI::App& app, int& exit_status) {
  CLI::App& verb =
      *app.add_subcommand("explain", "Explain a verdict: why, and what would change it");
  const auto options = std::make_shared<ExplainOptions>();
  add_question(verb, options->question);
  verb.add_option("--format", options->format, "The page as text, json or html")
      ->check(CLI::IsMember({"text", "json", "html"}))
      ->capture_default_str();
  verb.add_option("--output", options->output, "File to write the page to (default: print it)")
      ->type_name("FILE");
  verb.footer(
      "Exit status 0 when permitted, 1 when blocked.\n"
      "Examples:\n"
      "  faceguard explain --stage face-identification --descriptor camera.json --key fleet.pub "
      "\\\n"
      "      --policy microsoft-police --date 2024-05-03 --format html --output why.html\n"
      "  faceguard explain --stage face-identification --fact operator=sheriff \\\n"
      "      --fact operator_country=US --fact location=US-UT --policy strictest");
  verb.callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace tools::cli
