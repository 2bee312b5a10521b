// SPDX-License-Identifier: LGPL-2.1-or-later
// What the policy tests share: the packs that ship, and packs written in a test.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "guard/decision/decide.hpp"

namespace guard::policy {

// The whole text of a file; a test failure and an empty text when it can't be read.
[[nodiscard]] std::string read_text(const std::filesystem::path& path);

// The documents below a folder.
[[nodiscard]] std::set<std::filesystem::path> toml_files(const std::filesystem::path& folder);

// The groups, and the packs and bundles that ship; a test failure when one can't be read.
[[nodiscard]] const Groups& shipped_groups();
[[nodiscard]] const Library& shipped();

// A pack of one clause "X", in force from 2024-01-01, whose [[clause.when]] and [[clause.unless]]
// blocks are `blocks`.
[[nodiscard]] std::string pack_text(std::string_view blocks);

// The clause "X" of pack_text(blocks); a test failure when it is refused.
[[nodiscard]] Clause clause_with(std::string_view blocks);

// The set of one word of a list; the word must be known.
[[nodiscard]] facts::WordSet one(const facts::WordList& list, std::string_view word);

// The party of one kind and country; "unknown" for all.
[[nodiscard]] facts::PartySet party(std::string_view kind, std::string_view country);

[[nodiscard]] facts::Day day(std::string_view iso);

}  // namespace guard::policy
