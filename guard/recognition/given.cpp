// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/recognition/given.hpp"

#include <algorithm>

#include "guard/recognition/settings.hpp"

namespace guard::recognition {
namespace {

using catalogue::Kind;
using catalogue::Reads;

constexpr std::string_view file_scheme = "file://";

bool names_file(Kind kind) {
  return kind != Kind::function && kind != Kind::text;
}

// A relative path in a configuration file is relative to that file.
std::string path_in(std::string path, const std::string& folder) {
  if (path.starts_with(file_scheme)) path.erase(0, file_scheme.size());
  return path.starts_with('/') || folder.empty() ? path : folder + "/" + path;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

class Collector {
 public:
  Collector(const Reads& reads, const World& world) : reads_(reads), world_(world) {}

  // `text` may be a list of several models.
  void add(Kind kind, std::string_view text, const std::string& from, const std::string& folder,
           int depth) {
    while (kind == Kind::model && text.find(',') != std::string_view::npos) {
      add_one(kind, std::string(text.substr(0, text.find(','))), from, folder, depth);
      text.remove_prefix(text.find(',') + 1);
    }
    add_one(kind, std::string(text), from, folder, depth);
  }

  [[nodiscard]] Given take() { return std::move(given_); }
  [[nodiscard]] const Given& given() const { return given_; }

 private:
  void add_one(Kind kind, std::string text, const std::string& from, const std::string& folder,
               int depth) {
    if (text.empty()) return;
    if (given_.values.size() >= max_values) {
      given_.cut_short = true;
      return;
    }
    Value value{kind, names_file(kind) ? path_in(std::move(text), folder) : std::move(text), from,
                nullptr};
    if (names_file(kind)) {
      Look look = world_.file ? world_.file(value.text) : Look{};
      given_.files.push_back(value.text);
      given_.pending |= look.pending;
      value.facts = std::move(look.facts);
    }
    given_.values.push_back(value);
    if (kind == Kind::configuration && value.facts && value.facts->body)
      look_inside(*value.facts->body, value.text, folder_of(value.text), depth);
    if (kind == Kind::text) look_inside(value.text, from, {}, depth);
  }

  // What a configuration, or a text that may hold a pipeline, names in turn.
  void look_inside(const std::string& body, const std::string& where, const std::string& folder,
                   int depth) {
    for (std::size_t kind = 0; kind < catalogue::value_kinds; ++kind) {
      if (reads_.inner[kind].empty()) continue;
      for (const std::string& inner : values_of(body, reads_.inner[kind])) {
        if (depth >= max_includes_deep) {
          given_.cut_short = true;
          return;
        }
        const auto as = static_cast<Kind>(kind);
        // In a text, and in lists, blanks and semicolons part a value from the next.
        const std::size_t end = names_file(as) ? inner.find_first_of(" ;") : std::string::npos;
        add(as, inner.substr(0, end), where, folder, depth + 1);
      }
    }
  }

  const Reads& reads_;
  const World& world_;
  Given given_;
};

}  // namespace

Given given_to(const Element& element, const Reads& reads, const World& world) {
  Collector collector(reads, world);
  const auto ask = [&](const std::string& property) {
    return element.property ? element.property(property).value_or("") : std::string();
  };
  for (std::size_t kind = 0; kind < catalogue::value_kinds; ++kind)
    for (const std::string& property : reads.properties[kind])
      collector.add(static_cast<Kind>(kind), ask(property), property, {}, 0);

  const auto is_model = [](const Value& value) { return value.kind == Kind::model; };
  const auto& values = collector.given().values;
  if (world.shared && std::none_of(values.begin(), values.end(), is_model))
    for (const std::string& property : reads.instance)
      if (const std::string id = ask(property); !id.empty())
        for (const std::string& model : world.shared(element.factory, id))
          collector.add(Kind::model, model, property + "=" + id, {}, 0);
  return collector.take();
}

}  // namespace guard::recognition
