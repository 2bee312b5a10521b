// SPDX-License-Identifier: LGPL-2.1-or-later
#include "tests/oracle/lines.hpp"

#include <boost/json.hpp>
#include <stdexcept>

#include "guard/cedar/policies.hpp"
#include "guard/cedar/request.hpp"

namespace tests::oracle {

using namespace guard;
using facts::Fact;

namespace {

std::string json(std::string_view text) {
  return boost::json::serialize(boost::json::string(text));
}

// The fact's known value as an attribute of a Cedar context.
std::string attribute(const facts::Situation& situation, Fact fact) {
  const auto text = cedar::attribute(situation, fact);
  if (!text) throw std::logic_error(text.error().text());
  return *text;
}

}  // namespace

void write_subject(const Subject& subject, std::ostream& out) {
  out << R"({"subject":)" << json(subject.name) << R"(,"clauses":[)";
  const char* comma = "";
  for (const policy::BoundVersion& version : subject.bound)
    for (const auto& clause : version.clauses) {
      out << comma << json(cedar::name_of(version, *clause));
      comma = ",";
    }
  out << R"(],"policies":)" << json(cedar::policies(subject.bound)) << "}\n";
}

void write_question(const Subject& subject, const Question& question, decision::Outcome outcome,
                    const std::vector<decision::Outcome>& clauses, std::ostream& out) {
  out << R"({"days":[)";
  const char* comma = "";
  for (const facts::Day day : question.on) {
    out << comma << cedar::number(day);
    comma = ",";
  }
  out << R"(],"facts":{)";
  comma = "";
  facts::Situation one = subject.usual;
  for (const Fact fact : subject.stated) {
    out << comma << json(facts::name(fact)) << ":[";
    comma = "";
    for (const proof::Values& way : question.of(fact)) {
      proof::assign(one, fact, way);
      out << comma << attribute(one, fact);
      comma = ",";
    }
    out << "]";
    comma = ",";
  }
  out << R"(},"outcome":)" << json(word(outcome)) << R"(,"clauses":[)";
  comma = "";
  for (const decision::Outcome clause : clauses) {
    out << comma << json(word(clause));
    comma = ",";
  }
  out << "]}\n";
}

void write_end(std::size_t questions, const std::string& note, std::ostream& out) {
  out << R"({"questions":)" << questions << R"(,"note":)" << json(note) << "}\n";
}

}  // namespace tests::oracle
