// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/proof/lint_dates.hpp"

#include <algorithm>
#include <map>

#include "guard/facts/suggestion.hpp"

namespace guard::proof {
namespace {

using facts::iso;
using policy::Pack;
using policy::Status;
using policy::Where;

constexpr std::chrono::days one_day{1};

using Versions = std::vector<const PackFile*>;  // of one pack, the earliest first

bool has_last_day(const Pack& pack) {
  return pack.in_force_until != facts::end_of_time;
}

// The last day as it is written, or the first where none is.
Where where_last(const Pack& pack) {
  return has_last_day(pack) ? pack.where_until : pack.where_from;
}

std::string place(const Pack& pack) {
  return pack.file + ":" + std::to_string(pack.where_from.line);
}

std::string span(facts::Day first, facts::Day last) {
  if (first == last) return "on " + iso(first);
  return "from " + iso(first) + (last == facts::end_of_time ? " on" : " to " + iso(last));
}

class DateLint {
 public:
  DateLint(const std::map<std::string, Versions, std::less<>>& packs, facts::Day today,
           std::vector<Finding>& findings)
      : packs_(packs), today_(today), findings_(findings) {}

  void run(const Versions& versions) {
    for (std::size_t i = 0; i < versions.size(); ++i) {
      const PackFile* next = i + 1 < versions.size() ? versions[i + 1] : nullptr;
      if (next != nullptr) check_next(*versions[i], *next);
      if (!versions[i]->is_checked) continue;
      check_replacement(*versions[i], next);
      check_status(versions[i]->pack, field(versions[i]->document, "status"));
    }
  }

 private:
  void report(Severity severity, std::string_view rule, const Pack& pack, Where at,
              std::string what, std::string remedy) {
    findings_.push_back(finding(severity, rule, pack.file, at, std::move(what), std::move(remedy)));
  }

  // Two versions of which one follows the other; said of the earlier unless only the later is
  // checked.
  void check_next(const PackFile& earlier, const PackFile& later) {
    if (!earlier.is_checked && !later.is_checked) return;
    const Pack& a = earlier.pack;
    const Pack& b = later.pack;
    const Pack& at = earlier.is_checked ? a : b;
    const Pack& other = earlier.is_checked ? b : a;
    const Where where = earlier.is_checked ? where_last(a) : b.where_from;
    const std::string both = "versions " + a.version + " and " + b.version + " of '" + a.id + "' ";
    const std::string see = "; see " + place(other);
    if (a.in_force_until >= b.in_force_from) {
      report(Severity::error, "overlap", at, where,
             both + "are both in force " +
                 span(b.in_force_from, std::min(a.in_force_until, b.in_force_until)) + see,
             "end the one on the day before the other begins");
    } else if (a.in_force_until + one_day < b.in_force_from) {
      report(Severity::error, "hole", at, where,
             both + "leave days without any, " +
                 span(a.in_force_until + one_day, b.in_force_from - one_day) + see,
             "end the one on the day before the other begins");
    }
  }

  void check_replacement(const PackFile& file, const PackFile* next) {
    const Pack& pack = file.pack;
    const document::Value* at = field(file.document, "replaced-by");
    if (at == nullptr) {
      if (next != nullptr)
        report(Severity::error, "not-replaced", pack, where_last(pack),
               "version " + next->pack.version + " follows, but replaced-by doesn't say so",
               "write replaced-by = \"" + next->pack.version + "\"");
      return;
    }
    const std::size_t space = pack.replaced_by.find(' ');
    const bool is_other = space != std::string::npos;
    const std::string id = is_other ? pack.replaced_by.substr(0, space) : pack.id;
    const std::string version = is_other ? pack.replaced_by.substr(space + 1) : pack.replaced_by;
    const auto found = packs_.find(id);
    if (found == packs_.end())
      return report(Severity::error, "replaced-by", pack, where(at),
                    "replaced-by names the policy '" + id + "', which is not at hand",
                    nearest_pack(id));
    const PackFile* replacement = nullptr;
    std::vector<std::string_view> known;
    for (const PackFile* one : found->second) {
      known.push_back(one->pack.version);
      if (one->pack.version == version) replacement = one;
    }
    if (replacement == nullptr || replacement == &file)
      return report(Severity::error, "replaced-by", pack, where(at),
                    "replaced-by names version '" + version + "' of '" + id + "', " +
                        (replacement == nullptr ? "which is not at hand" : "which is this one"),
                    facts::suggestion(version, known));
    const facts::Day begins = replacement->pack.in_force_from;
    if (has_last_day(pack) && begins != pack.in_force_until + one_day)
      report(Severity::error, "replaced-by", pack, where(at),
             "'" + pack.replaced_by + "' begins on " + iso(begins) + ", not on the day after " +
                 iso(pack.in_force_until) + "; see " + place(replacement->pack),
             "correct the dates or the name");
  }

  [[nodiscard]] std::string nearest_pack(std::string_view id) const {
    std::vector<std::string_view> known;
    for (const auto& [name, versions] : packs_) known.push_back(name);
    return facts::suggestion(id, known);
  }

  void check_status(const Pack& pack, const document::Value* at) {
    const auto say = [&](std::string what, std::string remedy) {
      report(Severity::error, "status", pack, where(at), std::move(what), std::move(remedy));
    };
    if (pack.status == Status::expired && !has_last_day(pack))
      say("'expired' without in-force-until", "write the last day, or status = \"in-force\"");
    else if (pack.status == Status::expired && today_ <= pack.in_force_until)
      say("'expired', but its last day is " + iso(pack.in_force_until) + " and today is " +
              iso(today_),
          "correct the status or the last day");
    else if (pack.status == Status::in_force && pack.in_force_until < today_)
      say("'in-force', but its last day was " + iso(pack.in_force_until),
          "write status = \"expired\", or correct the last day");
  }

  const std::map<std::string, Versions, std::less<>>& packs_;
  facts::Day today_;
  std::vector<Finding>& findings_;
};

}  // namespace

void lint_dates(const std::vector<PackFile>& files, facts::Day today,
                std::vector<Finding>& findings) {
  std::map<std::string, Versions, std::less<>> packs;
  for (const PackFile& file : files) packs[file.pack.id].push_back(&file);
  for (auto& [id, versions] : packs)
    std::stable_sort(versions.begin(), versions.end(), [](const auto* a, const auto* b) {
      return a->pack.in_force_from < b->pack.in_force_from;
    });
  DateLint lint(packs, today, findings);
  for (const auto& [id, versions] : packs) lint.run(versions);
}

}  // namespace guard::proof
