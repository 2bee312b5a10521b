// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/stages.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "guard/catalogue/reference.hpp"
#include "hw/data.hpp"
#include "hw/file.hpp"
#include "hw/rules.hpp"
#include "tools/cli/exit_status.hpp"

namespace tools::cli {
namespace {

struct StagesOptions {
  std::string folder;
  std::string page;
  bool check = false;
};

// The catalogue of a folder; the installed one when none is named.
guard::Expected<guard::catalogue::Catalogue> read(const std::string& folder) {
  std::filesystem::path from = folder;
  if (folder.empty()) {
    auto data = hw::data_folder();
    if (!data) return tl::unexpected(std::move(data.error()));
    from = *data / "stages";
  }
  std::vector<guard::Error> problems;
  auto catalogue = hw::read_catalogue(from, problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems.front()));
  return catalogue;
}

int reference(const StagesOptions& options) {
  const auto catalogue = read(options.folder);
  if (!catalogue) return report(catalogue.error(), unusable);
  const std::string page = guard::catalogue::reference(*catalogue);
  if (options.page.empty()) {
    std::cout << page;
    return ok;
  }
  constexpr std::size_t max_page_bytes = 4 << 20;
  if (options.check) {
    const auto written = hw::read_file(options.page, max_page_bytes);
    if (written && *written == page) return ok;
    std::cerr << options.page << ": differs from the catalogue; run 'faceguard stages reference "
              << options.page << "'\n";
    return failed_check;
  }
  const auto done = hw::write_file(options.page, page);
  return done ? ok : report(done.error(), unusable);
}

int lint(const StagesOptions& options) {
  const auto catalogue = read(options.folder);
  if (!catalogue) return report(catalogue.error(), unusable);
  std::cout << catalogue->entries.size() << " entries, " << catalogue->patterns.size()
            << " patterns, no error\n";
  return ok;
}

}  // namespace

void add_stages(CLI::App& app, int& exit_status) {
  CLI::App& verb = *app.add_subcommand("stages", "The catalogue of elements and what they do");
  verb.require_subcommand(1);
  const auto options = std::make_shared<StagesOptions>();
  const auto add = [&](const char* name, const char* what, int (*run)(const StagesOptions&)) {
    CLI::App& one = *verb.add_subcommand(name, what);
    one.add_option("--stages", options->folder, "Folder of catalogue files (default: installed)")
        ->type_name("DIR");
    one.callback([options, run, &exit_status] { exit_status = run(*options); });
    return &one;
  };
  CLI::App* page = add("reference", "Write the catalogue as a page to read", reference);
  page->add_option("page", options->page, "Markdown file to write (default: standard output)")
      ->type_name("FILE");
  page->add_flag("--check", options->check, "Only say whether the page differs");
  page->footer("Example:\n  faceguard stages reference docs/stages.md");
  add("lint", "Read catalogue files and say what is wrong with them", lint)
      ->footer("Example:\n  faceguard stages lint --stages configs/stages");
}

}  // namespace tools::cli
