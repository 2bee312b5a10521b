// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/lint.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "guard/policy/bundle.hpp"
#include "guard/proof/invariant.hpp"
#include "guard/proof/lint_bundles.hpp"
#include "guard/proof/lint_clauses.hpp"
#include "guard/proof/lint_covers.hpp"
#include "guard/proof/lint_dates.hpp"
#include "guard/proof/lint_words.hpp"

namespace guard::proof {
namespace {

using document::Value;

enum class Kind : unsigned char { pack, bundle, invariants, groups, other };

// A document that is nothing else is meant to be a pack.
Kind kind_of(const Value& document) {
  const auto has = [&](std::string_view key) { return field(document, key) != nullptr; };
  if (has("party-group") || has("place-group")) return Kind::groups;
  if (has("invariant")) return Kind::invariants;
  if (has("fleet") || has("element") || has("class")) return Kind::other;
  if (has("bundle") || has("policies")) return Kind::bundle;
  return Kind::pack;
}

std::string_view folder_of(std::string_view file) {
  const std::size_t slash = file.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : file.substr(0, slash);
}

struct NamedDocument {
  const Source* source;
  Value document;
};

class Lint {
 public:
  Lint(const policy::Groups& groups, LintReport& report) : groups_(groups), report_(report) {}

  void read(const Source& source) {
    auto parsed = document::parse_document(source.text, policy::max_pack_bytes);
    const Kind kind = parsed ? kind_of(*parsed) : Kind::pack;
    if (kind == Kind::other) return;
    if (source.is_checked) ++report_.documents;
    switch (kind) {
      case Kind::groups:
        if (source.is_checked) refuse(policy::parse_groups(source.text, source.file));
        break;
      case Kind::bundle:
        read_bundle(source, std::move(*parsed));
        break;
      case Kind::invariants:
        if (!source.is_checked) break;
        refuse_all(check_invariants(source.text, source.file, groups_));
        invariants_.push_back({&source, std::move(*parsed)});
        break;
      default:
        read_pack(source);
    }
  }

  void check(facts::Day today) {
    leave_out_others();
    for (const PackFile& file : packs_)
      if (file.is_checked) check_pack(file);
    lint_dates(packs_, today, report_.findings);
    lint_cities(packs_, report_.findings);
    check_lists();
  }

 private:
  void report(const Error& error) {
    report_.findings.push_back({Severity::error, "refused", error});
  }

  template <class T>
  void refuse(const Expected<T>& read) {
    if (!read) report(read.error());
  }
  template <class T>
  void refuse_all(const tl::expected<T, std::vector<Error>>& read) {
    if (!read) std::for_each(read.error().begin(), read.error().end(), [&](auto& e) { report(e); });
  }

  void read_pack(const Source& source) {
    auto pack = policy::check_pack(source.text, source.file, groups_);
    if (!pack) {
      if (source.is_checked) refuse_all(pack);
      return;
    }
    packs_.push_back({std::move(*pack),
                      *document::parse_document(source.text, policy::max_pack_bytes),
                      source.is_checked});
  }

  void read_bundle(const Source& source, Value document) {
    auto bundle = policy::parse_bundle(source.text, source.file);
    if (!bundle) {
      if (source.is_checked) report(bundle.error());
      return;
    }
    if (!bundles_.insert(bundle->name).second && source.is_checked)
      report_.findings.push_back(
          finding(Severity::error, "second-bundle", source.file, where(field(document, "bundle")),
                  "a second bundle '" + bundle->name + "'", "give each a name of its own"));
    bundle_documents_.push_back({&source, std::move(document)});
  }

  // Other copies of a checked version don't count, and where a folder holds several versions of a
  // pack, those elsewhere don't.
  void leave_out_others() {
    std::map<std::string, std::vector<PackFile>> packs;
    for (PackFile& file : packs_) packs[file.pack.id].push_back(std::move(file));
    packs_.clear();
    for (auto& [id, versions] : packs) {
      std::stable_partition(versions.begin(), versions.end(),
                            [](const PackFile& file) { return file.is_checked; });
      const std::string folder(folder_of(versions.front().pack.file));
      const auto is_beside = [&](const PackFile& file) {
        return folder_of(file.pack.file) == folder;
      };
      const bool is_alone = std::count_if(versions.begin(), versions.end(), is_beside) == 1;
      const bool any_checked = versions.front().is_checked;
      std::vector<PackFile> counted;
      for (PackFile& file : versions) {
        const bool is_copy = std::any_of(counted.begin(), counted.end(), [&](const PackFile& one) {
          return one.pack.version == file.pack.version;
        });
        if (file.is_checked || (!is_copy && (!any_checked || is_alone || is_beside(file))))
          counted.push_back(std::move(file));
      }
      std::move(counted.begin(), counted.end(), std::back_inserter(packs_));
    }
  }

  void check_pack(const PackFile& file) {
    const auto same = std::find_if(packs_.begin(), packs_.end(), [&](const PackFile& other) {
      return other.pack.id == file.pack.id && other.pack.version == file.pack.version;
    });
    if (&*same != &file)
      report_.findings.push_back(finding(Severity::error, "second-version", file.pack.file,
                                         where(field(file.document, "version")),
                                         "a second version '" + file.pack.version + "' of '" +
                                             file.pack.id + "'; see " + same->pack.file,
                                         "a change of a policy gets a version of its own"));
    std::vector<const policy::Clause*> live;
    for (const policy::Clause& clause : file.pack.clauses)
      if (lint_clause(file, clause, report_.findings)) live.push_back(&clause);
    lint_clause_pairs(file, live, report_.findings);
    lint_covers(file, groups_, report_.findings);
    lint_words(file, report_.findings);
  }

  void check_lists() {
    const Known known = known_policies(packs_);
    for (const auto& [source, document] : bundle_documents_) {
      if (!source->is_checked) continue;
      lint_policies(*field(document, "policies"), source->file, known, {}, report_.findings);
      const Value* name = field(document, "bundle");
      if (known.contains(std::get<std::string>(name->data)))
        report_.findings.push_back(finding(Severity::error, "second-bundle", source->file,
                                           where(name), "a policy has the name of this bundle",
                                           "give the bundle a name of its own"));
    }
    for (const auto& [source, document] : invariants_)
      for (std::size_t i = 0; member(field(document, "invariant"), i); ++i)
        if (const Value* list = field(*member(field(document, "invariant"), i), "policies"))
          lint_policies(*list, source->file, known, bundles_, report_.findings);
  }

  const policy::Groups& groups_;
  LintReport& report_;
  std::vector<PackFile> packs_;
  std::set<std::string, std::less<>> bundles_;
  std::vector<NamedDocument> bundle_documents_;
  std::vector<NamedDocument> invariants_;
};

}  // namespace

LintReport lint(const std::vector<Source>& sources, const policy::Groups& groups,
                facts::Day today) {
  LintReport report;
  Lint lint(groups, report);
  std::map<std::string_view, std::size_t> order;
  for (const Source& source : sources) {
    order.emplace(source.file, order.size());
    lint.read(source);
  }
  lint.check(today);
  std::stable_sort(report.findings.begin(), report.findings.end(),
                   [&](const Finding& a, const Finding& b) {
                     return std::tuple(order[a.error.file], a.error.line, a.error.column) <
                            std::tuple(order[b.error.file], b.error.line, b.error.column);
                   });
  return report;
}

}  // namespace guard::proof
