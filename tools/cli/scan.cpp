// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/scan.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

#include "guard/description/parse.hpp"
#include "hw/circumstances.hpp"
#include "hw/clock.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/question.hpp"
#include "tools/cli/scan_files.hpp"
#include "tools/cli/scan_measure.hpp"
#include "tools/cli/scan_result.hpp"

namespace tools::cli {
namespace {

using guard::Expected;
using guard::decision::Verdict;
using guard::facts::StageFacts;

struct ScanOptions {
  QuestionOptions question;
  std::vector<std::string> pipeline;
  std::string file;
  std::string batch;
  std::string config;
  std::vector<std::filesystem::path> roots;
  std::vector<std::filesystem::path> folders;
  std::string format = "text";
  bool strict = false;
  bool explain = false;
  bool measure = false;
};

// By a fleet's config, or by the policies named.
struct Basis {
  std::shared_ptr<const hw::Rules> rules;
  std::shared_ptr<const hw::Circumstances> circumstances;
  std::optional<Question> question;

  [[nodiscard]] Verdict decide(const StageFacts& stage) const {
    if (circumstances) return circumstances->verdict(stage);
    return guard::decision::decide(question->bound, question->situation.context, stage,
                                   question->days);
  }
};

Expected<Basis> read_basis(const ScanOptions& options) {
  Basis basis;
  basis.rules = hw::Rules::read(options.config);
  if (!options.config.empty()) {
    if (!basis.rules->problems().empty()) return tl::unexpected(basis.rules->problems().front());
    guard::facts::Days days = hw::today();
    if (!options.question.date.empty()) {
      const auto day = guard::facts::day_of(options.question.date);
      if (!day) return tl::unexpected(day.error());
      days = guard::facts::Days::only(*day);
    }
    basis.circumstances = hw::Circumstances::read(basis.rules, options.question.descriptor, days);
    if (basis.circumstances->problem())
      std::cerr << "faceguard: the descriptor contributes nothing: "
                << basis.circumstances->problem()->text() << "\n";
    return basis;
  }
  auto question = read_question(options.question);
  if (!question) return tl::unexpected(std::move(question.error()));
  basis.question.emplace(std::move(*question));
  if (!basis.question->descriptor_error.empty())
    std::cerr << "faceguard: the descriptor contributes nothing: "
              << basis.question->descriptor_error << "\n";
  return basis;
}

Expected<std::vector<Described>> read_inputs(const ScanOptions& options) {
  const int given = static_cast<int>(!options.pipeline.empty()) +
                    static_cast<int>(!options.file.empty()) +
                    static_cast<int>(!options.batch.empty());
  if (given != 1)
    return guard::fail("give one of: a pipeline description, --file, or --batch",
                       "faceguard scan 'v4l2src ! faceguard ! x264enc ! mp4mux ! filesink "
                       "location=a.mp4'");
  if (!options.batch.empty()) return read_batch(options.batch);
  if (!options.file.empty())
    return read_description(options.file).map([](Described one) { return std::vector{one}; });
  Described one{"argument", {}, 0, {}, {}};
  for (const std::string& part : options.pipeline)
    one.pipeline += (one.pipeline.empty() ? "" : " ") + part;
  return std::vector{one};
}

std::filesystem::path folder_of(const ScanOptions& options) {
  const std::string& file = options.batch.empty() ? options.file : options.batch;
  if (file.empty() || file == "-") return ".";
  const auto folder = std::filesystem::path(file).parent_path();
  return folder.empty() ? std::filesystem::path(".") : folder;
}

void print(const ScanResult& result, const ScanOptions& options) {
  if (options.format == "json")
    std::cout << scan_json(result) << "\n";
  else
    std::cout << scan_text(result, options.explain) << "\n";
}

int run(const ScanOptions& options) {
  const auto basis = read_basis(options);
  if (!basis) return report(basis.error(), unusable);
  const auto inputs = read_inputs(options);
  if (!inputs) return report(inputs.error(), unusable);
  guard::scan::Options scan;
  scan.strict = options.strict;
  scan.world = files_in({folder_of(options), options.roots, options.folders});
  if (options.measure) {
    const auto page = measure(*inputs, basis->rules->catalogue(), scan);
    if (!page) return report(page.error(), unusable);
    std::cout << *page;
    return ok;
  }
  std::size_t blocked = 0;
  int status = ok;
  for (const Described& input : *inputs) {
    auto graph = guard::description::parse(input.pipeline);
    if (!graph) {
      status = unusable;
      if (options.format == "json") std::cout << scan_error_json(input, graph.error()) << "\n";
      std::cerr << "faceguard: " << input.id << ": " << graph.error().text() << "\n";
      continue;
    }
    auto found = guard::scan::scan(*graph, basis->rules->catalogue(), scan);
    const ScanResult result = judge(input, std::move(*graph), std::move(found),
                                    [&](const StageFacts& stage) { return basis->decide(stage); });
    blocked += result.blocks();
    if (result.blocks()) status = std::max(status, failed_check);
    print(result, options);
  }
  if (!options.batch.empty() && options.format == "text")
    std::cout << inputs->size() << " pipelines, " << blocked << " with something to block\n";
  return status;
}

}  // namespace

void add_scan(CLI::App& app, int& exit_status) {
  CLI::App& verb = *app.add_subcommand(
      "scan", "Say what a pipeline description contains, and what of it would be blocked");
  const auto options = std::make_shared<ScanOptions>();
  verb.add_option("pipeline", options->pipeline,
                  "Description, as for gst-launch-1.0, in quotes; or a file that holds one");
  verb.add_option("--file", options->file, "File with one description; - is the standard input")
      ->type_name("FILE");
  verb.add_option("--batch", options->batch, "TSV file with the columns id and pipeline")
      ->type_name("TSV");
  verb.add_option("--config", options->config,
                  "Fleet config, instead of --policy: its policies, declarations, pins and keys")
      ->type_name("FILE");
  verb.add_option("--root", options->roots,
                  "Image of the device's file system, in which files are looked for; repeatable")
      ->type_name("DIR")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  verb.add_option("--files", options->folders,
                  "Folder in which a file named by the pipeline is looked for by its last name; "
                  "repeatable")
      ->type_name("DIR")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  verb.add_flag("--strict", options->strict,
                "As a device judges: what names and the graph only make likely is unknown");
  verb.add_flag("--explain", options->explain, "Say how to declare what is unknown");
  verb.add_flag("--measure", options->measure,
                "With --batch and its columns label and family: print how well recognition does, "
                "also with every name changed");
  verb.add_option("--format", options->format, "Output as text, or json with one object a line")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  add_circumstances(verb, options->question);
  options->question.stage = "unknown";
  verb.footer(
      "No plugin is needed: the text counts, and the files it names where they can be found.\n"
      "Exit status 0 when nothing would be blocked, 1 when something would, 2 for what can't be "
      "read.\n"
      "Examples:\n"
      "  faceguard scan 'v4l2src ! gvadetect model=face-detection-retail-0004.xml ! fakesink'\n"
      "  faceguard scan --file pipeline.txt --root build/rootfs --explain\n"
      "  faceguard scan --batch pipelines.tsv --format json --config fleet.toml");
  verb.callback([options, &exit_status] {
    // A description is hardly ever the name of a file that exists.
    std::error_code error;
    if (options->pipeline.size() == 1 && options->file.empty() &&
        std::filesystem::is_regular_file(options->pipeline[0], error)) {
      options->file = options->pipeline[0];
      options->pipeline.clear();
    }
    exit_status = run(*options);
  });
}

}  // namespace tools::cli
