// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tools/cli/verified.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <iomanip>
#include <iostream>

#include "guard/trust/describe.hpp"

namespace tools::cli {
namespace {

using guard::facts::iso;
using guard::trust::Role;
using guard::trust::Signers;

template <class Texts>
boost::json::array listed(const Texts& texts) {
  boost::json::array list;
  for (const auto& text : texts) list.emplace_back(boost::json::string_view(text));
  return list;
}

std::vector<std::string> ids_of(const Signers& signers) {
  std::vector<std::string> ids;
  for (const guard::trust::PublicKey& key : signers.keys) ids.push_back(key.id());
  return ids;
}

// Each role of a root with those who may sign for it, and the revision that it restarts after.
template <class Use>
void for_each_role(const guard::trust::Root& root, Use use) {
  for (const guard::trust::Kind& kind : guard::trust::kinds) {
    const auto place = static_cast<std::size_t>(kind.role);
    const Signers& signers = root.signers[place];
    if (!signers.keys.empty()) use(kind.word, signers, root.restart_after[place]);
  }
}

boost::json::object roles_of(const guard::trust::Root& root) {
  boost::json::object roles;
  for_each_role(root, [&](std::string_view word, const Signers& signers, auto restart_after) {
    boost::json::object role{{"threshold", signers.threshold}, {"keys", listed(ids_of(signers))}};
    if (restart_after) role["restart_after"] = *restart_after;
    roles[word] = std::move(role);
  });
  return roles;
}

void line(std::string_view name, std::string_view value) {
  std::cout << std::left << std::setw(17) << name << value << "\n";
}

void print_roles(const guard::trust::Root& root) {
  for_each_role(root, [&](std::string_view word, const Signers& signers, auto restart_after) {
    std::string keys;
    for (const std::string& id : ids_of(signers)) keys += (keys.empty() ? "" : ", ") + id;
    if (restart_after) keys += ", restarts after revision " + std::to_string(*restart_after);
    line(word, std::to_string(signers.threshold) + " of " + keys);
  });
}

}  // namespace

void print_text(const Verified& verified) {
  if (verified.role != Role::descriptor) line("kind", kind_of(verified.role).word);
  if (!verified.name.empty()) line("name", verified.name);
  for (const std::string& device : verified.scope.devices) line("device", device);
  if (!verified.scope.fleet.empty()) line("fleet", verified.scope.fleet);
  for (const std::string& hardware : verified.scope.hardware) line("hardware", hardware);
  line("revision", std::to_string(verified.revision.number));
  line("valid", iso(verified.window.not_before) + " to " + iso(verified.window.expires));
  if (verified.window.grace_days > 0)
    line("grace", std::to_string(verified.window.grace_days) + " days");
  if (verified.freshness != guard::trust::Freshness::fresh)
    line("freshness", word(verified.freshness));
  for (const std::string& id : verified.signed_by) line("signed by", id);
  for (const std::string_view what : verified.unchecked) line("not compared", what);
  if (verified.context)
    for (const auto& fact : guard::trust::describe(*verified.context))
      line(name(fact.fact), fact.words);
  if (verified.root) print_roles(*verified.root);
}

void print_json(const Verified& verified) {
  boost::json::object out{{"verified", true},
                          {"kind", boost::json::string_view(kind_of(verified.role).word)},
                          {"revision", verified.revision.number},
                          {"digest", verified.revision.digest},
                          {"not_before", iso(verified.window.not_before)},
                          {"expires", iso(verified.window.expires)},
                          {"grace_days", verified.window.grace_days},
                          {"freshness", boost::json::string_view(word(verified.freshness))},
                          {"signed_by", listed(verified.signed_by)},
                          {"unchecked", listed(verified.unchecked)}};
  if (!verified.name.empty()) out["name"] = verified.name;
  if (verified.role == Role::descriptor)
    out["device"] = verified.scope.devices.front();
  else if (!verified.scope.devices.empty())
    out["devices"] = listed(verified.scope.devices);
  if (!verified.scope.fleet.empty()) out["fleet"] = verified.scope.fleet;
  if (!verified.scope.hardware.empty()) out["hardware"] = listed(verified.scope.hardware);
  if (verified.context) {
    boost::json::object context;
    for (const auto& fact : guard::trust::describe(*verified.context))
      context[name(fact.fact)] = fact.words;
    out["context"] = std::move(context);
  }
  if (verified.root) out["roles"] = roles_of(*verified.root);
  std::cout << out << "\n";
}

}  // namespace tools::cli
