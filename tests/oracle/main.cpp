// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes questions about the shipped policies, and our answers to them, for Cedar to be asked the
// same. Before that it holds the evaluator against the judge of single clauses.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <iostream>
#include <set>

#include "guard/decision/judge.hpp"
#include "hw/documents.hpp"
#include "tests/oracle/questions.hpp"
#include "tests/oracle/random_pack.hpp"
#include "tools/benchmark/decision_situations.hpp"

namespace {

using namespace guard;
using namespace tests::oracle;

// Answers a subject's questions and writes both.
class Writer {
 public:
  explicit Writer(Subject subject)
      : subject_(std::move(subject)),
        evaluator_(subject_.bound),
        workspace_(evaluator_.workspace()) {
    write_subject(subject_, std::cout);
  }

  void write(const Question& question) {
    const decision::Outcome outcome =
        evaluator_.evaluate(question.situation, question.days, workspace_);
    check_clauses(question);
    write_question(subject_, question, outcome, workspace_.outcomes, std::cout);
    ++questions_;
  }

  // Whether evaluator and judge agreed on everything.
  [[nodiscard]] bool end(const std::string& note) {
    write_end(questions_, note, std::cout);
    return agreed_;
  }

 private:
  void check_clauses(const Question& question) {
    const auto& [context, stage] = question.situation;
    auto outcome = workspace_.outcomes.begin();
    for (const policy::BoundVersion& version : subject_.bound) {
      const bool may_be_in_force = version.pack->in_force_from <= question.days.last &&
                                   question.days.first <= version.pack->in_force_until;
      for (const auto& clause : version.clauses) {
        const decision::Outcome judged = may_be_in_force
                                             ? decision::judge(*clause, context, stage).outcome
                                             : decision::Outcome::permit;
        if (judged != *outcome)
          std::cerr << subject_.name << ": the evaluator says " << word(*outcome) << " by "
                    << clause->id << ", the judge " << word(judged) << "\n";
        agreed_ = agreed_ && judged == *outcome;
        ++outcome;
      }
    }
  }

  Subject subject_;
  decision::Evaluator evaluator_;
  decision::Workspace workspace_;
  std::size_t questions_ = 0;
  bool agreed_ = true;
};

std::vector<facts::Fact> facts_of(const std::vector<policy::BoundVersion>& bound) {
  std::vector<const policy::Clause*> clauses;
  for (const policy::BoundVersion& version : bound)
    for (const auto& clause : version.clauses) clauses.push_back(clause.get());
  std::vector<facts::Fact> facts;
  for (const proof::Dimension& dimension : proof::domain_of(clauses))
    facts.push_back(dimension.fact);
  return facts;
}

Subject subject_of(std::string name, std::vector<policy::BoundVersion> bound) {
  facts::Situation usual = tools::benchmark::SituationMaker(bound, 5).known();
  std::vector<facts::Fact> stated = facts_of(bound);
  return {std::move(name), std::move(bound), std::move(usual), std::move(stated)};
}

// Returns what was left out, in words.
std::string ask_about(const Subject& subject, const Amount& amount, Writer& writer) {
  const Ask write = [&](const Question& question) { writer.write(question); };
  std::string left_out = ask_known(subject, amount, write);
  ask_partial(subject, amount, write);
  return left_out;
}

bool ask_version(const policy::BoundVersion& version, const Amount& amount) {
  const Subject subject = subject_of(version.pack->id + " " + version.pack->version, {version});
  Writer writer(subject);
  const std::string left_out = ask_about(subject, amount, writer);
  return writer.end(left_out);
}

bool ask_all(const std::vector<policy::BoundVersion>& bound, const Amount& amount) {
  const Subject subject = subject_of("all policies", bound);
  Writer writer(subject);
  ask_together(subject, amount, [&](const Question& question) { writer.write(question); });
  return writer.end({});
}

// Few questions about each of many policies that are made up.
bool ask_made_up(std::size_t count) {
  const Amount amount{100, 40, 30, 0};
  tools::benchmark::Random random(6);
  bool agreed = true;
  for (std::size_t i = 0; i < count; ++i) {
    const policy::Pack pack = random_pack("made up " + std::to_string(i), random);
    policy::BoundVersion version{policy::binding_of(pack.id), &pack, {}};
    for (const policy::Clause& clause : pack.clauses)
      version.clauses.push_back(std::make_shared<policy::Clause>(clause));
    const Subject subject = subject_of(pack.id, {version});
    Writer writer(subject);
    ask_about(subject, amount, writer);
    agreed = writer.end({}) && agreed;
  }
  return agreed;
}

int run(int argc, char** argv) {
  CLI::App app("Writes questions for the oracle, as JSON lines.", "oracle_questions");
  std::string data;
  std::vector<std::string> only;
  Amount amount;
  app.add_option("data", data, "Folder with policies, groups and bundles")->required();
  app.add_option("--only", only, "Only this policy; may be given again")
      ->type_name("ID")
      ->allow_extra_args(false);
  std::size_t made_up = 60;
  app.add_option("--made-up", made_up, "How many policies to make up besides")
      ->capture_default_str();
  app.add_option("--known", amount.known, "Known situations of a version, at most")
      ->capture_default_str();
  app.add_option("--partial", amount.partial, "Partly known situations of a version")
      ->capture_default_str();
  app.add_option("--together", amount.together, "Known situations for all versions at once")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  std::vector<Error> problems;
  const policy::Library library = hw::read_library(data, problems);
  for (const Error& problem : problems) std::cerr << problem.text() << "\n";
  if (!problems.empty()) return 1;

  std::set<std::string> names;
  for (const auto& pack : library.packs())
    if (only.empty() || std::find(only.begin(), only.end(), pack->id) != only.end())
      names.insert(pack->id);
  std::vector<policy::Bound> bindings;
  for (const std::string& name : names) bindings.push_back({name});
  const auto bound = library.bind_all(bindings);
  if (!bound) throw std::runtime_error(bound.error().text());

  bool agreed = true;
  for (const policy::BoundVersion& version : *bound)
    if (!version.clauses.empty()) agreed = ask_version(version, amount) && agreed;
  if (only.empty()) agreed = ask_all(*bound, amount) && agreed;
  agreed = ask_made_up(made_up) && agreed;
  return agreed ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    std::ios::sync_with_stdio(false);
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "oracle_questions: " << error.what() << "\n";
    return 1;
  }
}
