// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/policy_reference.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <set>

#include "guard/explanation/reference.hpp"
#include "hw/file.hpp"
#include "tools/cli/exit_status.hpp"
#include "tools/cli/policy_library.hpp"

namespace tools::cli {
namespace {

namespace fs = std::filesystem;
using guard::explanation::Page;

constexpr std::size_t max_page_bytes = 4 << 20;

struct PolicyReferenceOptions {
  std::string folder;
  std::string policies;
  bool check = false;
};

// Pages of policies that are gone.
std::vector<fs::path> left_over(const fs::path& folder, const std::vector<Page>& pages) {
  std::set<std::string> names;
  for (const Page& page : pages) names.insert(page.name);
  std::vector<fs::path> stale;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".md" && !names.contains(entry.path().filename().string()))
      stale.push_back(entry.path());
  return stale;
}

int check(const fs::path& folder, const std::vector<Page>& pages) {
  std::vector<fs::path> differing = left_over(folder, pages);
  for (const Page& page : pages) {
    const auto text = hw::read_file(folder / page.name, max_page_bytes);
    if (!text || *text != page.text) differing.push_back(folder / page.name);
  }
  for (const fs::path& path : differing)
    std::cout << path.string() << ": differs from the packs; run 'faceguard policy reference "
              << folder.string() << "'\n";
  return differing.empty() ? 0 : failed_check;
}

int write(const fs::path& folder, const std::vector<Page>& pages) {
  std::error_code error;
  fs::create_directories(folder, error);
  for (const fs::path& path : left_over(folder, pages)) fs::remove(path, error);
  for (const Page& page : pages) {
    std::ofstream file(folder / page.name, std::ios::binary);
    if (!(file << page.text).flush()) {
      std::cerr << "faceguard: " << (folder / page.name).string() << ": can't be written\n";
      return unusable;
    }
  }
  std::cout << pages.size() << " pages written to " << folder.string() << "\n";
  return 0;
}

int run(const PolicyReferenceOptions& options) {
  const auto library = load_library(options.policies);
  if (!library) {
    std::cerr << "faceguard: " << library.error().text() << "\n";
    return unusable;
  }
  const std::vector<Page> pages = guard::explanation::reference(*library);
  return options.check ? check(options.folder, pages) : write(options.folder, pages);
}

}  // namespace

void add_policy_reference(CLI::App& policy, int& exit_status) {
  CLI::App& verb = *policy.add_subcommand("reference", "Write the packs as pages to read");
  const auto options = std::make_shared<PolicyReferenceOptions>();
  verb.add_option("folder", options->folder,
                  "Folder for the Markdown pages; pages of policies "
                  "that are gone are removed from it")
      ->type_name("FOLDER")
      ->required();
  verb.add_flag("--check", options->check, "Only say which pages differ");
  verb.add_option("--policies", options->policies, "Folder of policy packs (default: installed)")
      ->type_name("DIR");
  verb.footer(
      "Exit status 1 when --check finds a difference.\n"
      "Example:\n  faceguard policy reference docs/packs");
  verb.callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace tools::cli
