// SPDX-License-Identifier: LGPL-2.1-or-later
// What `decide` and `explain` are asked: which stage, in which circumstances, by which policies, on
// which day.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "guard/decision/decide.hpp"

namespace CLI {
class App;
}

namespace tools::cli {

// The question as options state it.
struct QuestionOptions {
  std::string stage;
  std::string gallery = "unknown";
  std::string service;  // empty when the policies named bind whatever service the stage uses
  std::string descriptor;
  std::vector<std::filesystem::path> keys;
  std::vector<std::string> facts;  // NAME=VALUE, instead of a descriptor
  std::vector<std::string> policies{"ms-azure-openai/full"};
  std::string date;  // empty for today
  std::string folder;
};

// Adds the options to a verb; the second only those on the circumstances, the policies and the day.
// `options` must outlive the parsing.
void add_question(CLI::App& verb, QuestionOptions& options);
void add_circumstances(CLI::App& verb, QuestionOptions& options);

// The question, ready to decide.
struct Question {
  guard::policy::Library library;  // what `bound` points into; stays where it is when moved
  std::vector<guard::policy::BoundVersion> bound;
  std::vector<std::string> policies;  // bundles taken apart, each by name
  guard::facts::Situation situation;
  guard::facts::Days days;
  std::string device;            // that a verified descriptor names; else empty
  std::string descriptor_error;  // why the descriptor contributes nothing; empty when it does
};

// Error: an unknown word, fact, policy or date, a document that can't be read, or facts stated
// beside a descriptor. A descriptor that isn't verified is none: it contributes nothing, which
// blocks more and permits no more.
[[nodiscard]] guard::Expected<Question> read_question(const QuestionOptions& options);

}  // namespace tools::cli
