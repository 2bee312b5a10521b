// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/state/contents.hpp"

#include <algorithm>
#include <array>

#include "guard/trust/json_fields.hpp"

namespace hw::state {
namespace {

using guard::Error;
using guard::Expected;
using guard::fail;
using guard::trust::field_of;
using guard::trust::JsonKind;
using guard::trust::JsonValue;
using guard::trust::refuse;
using guard::trust::Revision;

constexpr std::string_view format = "memory/1";
constexpr std::string_view digest_prefix = "sha256:";
constexpr std::size_t max_depth = 4;
constexpr std::size_t digest_digits = 64;

bool is_digest(std::string_view text) {
  return text.size() == digest_digits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Printable ASCII that JSON needn't escape.
bool is_document_name(std::string_view name) {
  return !name.empty() && name.size() <= max_document_name &&
         std::ranges::all_of(name, [](char letter) {
           return letter > ' ' && letter <= '~' && letter != '"' && letter != '\\';
         });
}

Expected<std::uint64_t> number_of(const JsonValue& object, std::string_view name) {
  const auto field = field_of(object, {}, name);
  if (!field) return tl::unexpected(field.error());
  if ((*field)->whole) return *(*field)->whole;
  return refuse(**field, name, "is no whole number");
}

Expected<std::string> string_of(const JsonValue& object, std::string_view name) {
  const auto field = field_of(object, {}, name);
  if (!field) return tl::unexpected(field.error());
  return guard::trust::text_of(**field, name, "a text").map([](std::string_view text) {
    return std::string(text);
  });
}

Expected<std::map<std::string, Revision>> read_accepted(const JsonValue& list) {
  std::map<std::string, Revision> accepted;
  for (const JsonValue& item : list.items) {
    auto document = string_of(item, "document");
    if (!document) return tl::unexpected(document.error());
    const auto number = number_of(item, "revision");
    if (!number) return tl::unexpected(number.error());
    auto digest = string_of(item, "sha256");
    if (!digest) return tl::unexpected(digest.error());
    accepted[std::move(*document)] = {*number, std::move(*digest)};
  }
  return accepted;
}

Expected<Contents> read(const JsonValue& root) {
  Contents contents;
  const auto form = string_of(root, "faceguard");
  if (!form) return tl::unexpected(form.error());
  if (*form != format)
    return refuse(root, "faceguard",
                  "found " + guard::trust::quoted(*form) + ", expected 'memory/1'",
                  "it may be of another version of faceguard");
  const auto accepted = field_of(root, {}, "accepted");
  if (!accepted) return tl::unexpected(accepted.error());
  const auto audit = field_of(root, {}, "audit");
  if (!audit) return tl::unexpected(audit.error());
  const auto seconds = number_of(root, "no_earlier_than");
  if (!seconds) return tl::unexpected(seconds.error());
  contents.no_earlier_than =
      std::chrono::sys_seconds(std::chrono::seconds(static_cast<std::int64_t>(*seconds)));

  struct Whole {
    const JsonValue& in;
    std::string_view name;
    std::uint64_t& to;
  };
  for (const Whole& whole : {Whole{root, "generation", contents.generation},
                             Whole{root, "recoveries", contents.recoveries},
                             Whole{**audit, "records", contents.audit.records}}) {
    const auto number = number_of(whole.in, whole.name);
    if (!number) return tl::unexpected(number.error());
    whole.to = *number;
  }
  auto hash = string_of(**audit, "hash");
  if (!hash) return tl::unexpected(hash.error());
  contents.audit.hash = std::move(*hash);
  auto documents = read_accepted(**accepted);
  if (!documents) return tl::unexpected(documents.error());
  contents.accepted = std::move(*documents);
  return contents;
}

// Whether text_of() can say it.
Expected<void> check_form(const Contents& contents) {
  if (contents.accepted.size() > max_documents)
    return fail("these are " + std::to_string(contents.accepted.size()) +
                " documents to remember, and there is room for " + std::to_string(max_documents));
  for (const auto& [document, revision] : contents.accepted)
    // A revision that a root restarted is that of no document, and has no digest.
    if (!is_document_name(document) || !(revision.digest.empty() || is_digest(revision.digest)))
      return fail("the document " + guard::trust::quoted(document) +
                  " has a name or a digest that can't be remembered");
  if (contents.no_earlier_than.time_since_epoch().count() < 0)
    return fail("the time to remember lies before 1970");
  if (contents.audit.records == 0 ? !contents.audit.hash.empty() : !is_digest(contents.audit.hash))
    return fail("the audit log's last hash is no SHA-256");
  return {};
}

}  // namespace

std::string text_of(const Contents& contents) {
  std::string out = "{\"faceguard\":\"" + std::string(format) +
                    "\",\"generation\":" + std::to_string(contents.generation) +
                    ",\"recoveries\":" + std::to_string(contents.recoveries) +
                    ",\"no_earlier_than\":" +
                    std::to_string(contents.no_earlier_than.time_since_epoch().count()) +
                    ",\"audit\":{\"records\":" + std::to_string(contents.audit.records) +
                    ",\"hash\":\"" + contents.audit.hash + "\"},\"accepted\":[";
  for (const auto& [document, revision] : contents.accepted) {
    if (out.back() != '[') out += ",";
    out += "{\"document\":\"" + document + "\",\"revision\":" + std::to_string(revision.number) +
           ",\"sha256\":\"" + revision.digest + "\"}";
  }
  out += "]}\n";
  return out + std::string(digest_prefix) + guard::trust::digest_of(out) + "\n";
}

Expected<Contents> parse_contents(std::string_view text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = end == std::string_view::npos ? text : text.substr(0, end + 1);
  if (text.substr(line.size()) != std::string(digest_prefix) + guard::trust::digest_of(line) + "\n")
    return fail("it is damaged: its SHA-256 is not the one it carries");
  const auto root = guard::trust::parse_json(line, max_memory_bytes, max_depth);
  if (!root) return tl::unexpected(root.error());
  auto contents = read(*root);
  if (!contents) return contents;
  if (auto sound = check_form(*contents); !sound) return tl::unexpected(sound.error());
  if (text_of(*contents) != text) return fail("it is not in the form that faceguard writes");
  return contents;
}

Expected<void> check_not_lower(const Contents& before, const Contents& after) {
  if (auto sound = check_form(after); !sound) return sound;
  const std::string root = "root";
  const auto old_root = before.accepted.find(root);
  const auto new_root = after.accepted.find(root);
  const bool newer_root =
      new_root != after.accepted.end() &&
      (old_root == before.accepted.end() || new_root->second.number > old_root->second.number);
  for (const auto& [document, revision] : before.accepted) {
    if (newer_root && document != root) continue;
    const auto now = after.accepted.find(document);
    if (now == after.accepted.end())
      return fail("the document " + document + " would be forgotten");
    if (auto follows = guard::trust::check_successor(revision, now->second); !follows)
      return fail(document + ": " + follows.error().what, follows.error().remedy);
  }
  if (after.no_earlier_than < before.no_earlier_than) return fail("the time proved would go back");
  if (after.audit.records < before.audit.records ||
      (after.audit.records == before.audit.records && after.audit.hash != before.audit.hash))
    return fail("the audit log would go back from record " + std::to_string(before.audit.records) +
                    " to record " + std::to_string(after.audit.records),
                "if records were lost, keep what is left and let a person recover the state");
  if (after.recoveries < before.recoveries) return fail("a recovery would be forgotten");
  return {};
}

}  // namespace hw::state
