// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/decide.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <iostream>
#include <memory>

#include "guard/decision/describe.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/question.hpp"

namespace tools::cli {
namespace {

namespace decision = guard::decision;

struct DecideOptions {
  QuestionOptions question;
  std::string format = "text";
};

std::string json_of(const DecideOptions& options, const Question& question,
                    const decision::Verdict& verdict) {
  boost::json::object json = boost::json::parse(decision::json(verdict)).as_object();
  json["stage"] = options.question.stage;
  json["gallery"] = options.question.gallery;
  json["policies"] = boost::json::array(question.policies.begin(), question.policies.end());
  json["days"] = {{"first", guard::facts::iso(question.days.first)},
                  {"last", guard::facts::iso(question.days.last)}};
  json["descriptor_error"] = nullptr;
  if (!question.descriptor_error.empty()) json["descriptor_error"] = question.descriptor_error;
  return boost::json::serialize(json);
}

int run(const DecideOptions& options) {
  const auto question = read_question(options.question);
  if (!question) {
    std::cerr << "faceguard: " << question.error().text() << "\n";
    return unusable;
  }
  if (!question->descriptor_error.empty())
    std::cerr << "faceguard: the descriptor contributes nothing: " << question->descriptor_error
              << "\n";
  const auto& [context, stage] = question->situation;
  const decision::Verdict verdict =
      decision::decide(question->bound, context, stage, question->days);
  if (options.format == "json")
    std::cout << json_of(options, *question, verdict) << "\n";
  else
    std::cout << options.question.stage << ": " << decision::one_line(verdict) << "\n\n"
              << decision::paragraphs(verdict, context);
  return decision::blocks(verdict.outcome) ? failed_check : ok;
}

}  // namespace

void add_decide(CLI::App& app, int& exit_status) {
  CLI::App& verb = *app.add_subcommand("decide", "Decide whether a stage may see frames");
  const auto options = std::make_shared<DecideOptions>();
  add_question(verb, options->question);
  verb.add_option("--format", options->format, "Output as text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  verb.footer(
      "Exit status 0 when permitted, 1 when blocked.\n"
      "Examples:\n"
      "  faceguard decide --stage face-redaction\n"
      "  faceguard decide --stage face-identification --descriptor camera.json --key fleet.pub \\\n"
      "      --policy ms-azure-openai/police-clauses --date 2024-06-01\n"
      "  faceguard decide --stage emotion --fact location=FR --fact environment=workplace \\\n"
      "      --policy eu --date 2026-06-01");
  verb.callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace tools::cli
