// SPDX-License-Identifier: LGPL-2.1-or-later
// faceguard explain, and the options it shares with decide, as a script meets them.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/cli/command.hpp"

namespace tests::cli {
namespace {

void expect_in(const std::string& part, const Result& result) {
  EXPECT_NE(result.output.find(part), std::string::npos) << part << "\nis not in\n"
                                                         << result.output;
}

const std::string sheriff =
    "--stage face-identification --fact operator=sheriff --fact operator_country=US "
    "--fact acting_for=self --fact timing=recorded --date 2024-05-03 ";

TEST(Explain, ABlockedStageCannotExitAsPermitted) {
  EXPECT_EQ(run("explain " + sheriff + "--policy microsoft-police").status, 1);
  EXPECT_EQ(run("explain --stage face-redaction").status, 0);
  EXPECT_EQ(run("explain").status, 2);
}

TEST(Explain, ThePageCannotLeaveOutTheClauseOrWhatWouldLiftIt) {
  const Result page = run("explain " + sheriff + "--policy ms-azure-openai/police-clauses");
  expect_in(
      "MS.P of ms-azure-openai/police-clauses, version 2024-05: "
      "prohibits",
      page);
  expect_in("no title, warrant or approval lifts it", page);
  expect_in(
      "permit, if these were otherwise: capability "
      "(face-identification)",
      page);
}

TEST(Explain, AFileCannotHoldLessThanTheTerminal) {
  std::string name = std::filesystem::temp_directory_path() / "faceguard-explain-XXXXXX";
  const std::filesystem::path folder = mkdtemp(name.data());
  for (const char* format : {"text", "json", "html"}) {
    const std::string question =
        "explain " + sheriff + "--policy microsoft-police --format " + format;
    const Result printed = run(question);
    const std::filesystem::path file = folder / format;
    const Result written = run(question + " --output " + file.string());
    EXPECT_EQ(written.status, 1);
    EXPECT_EQ(written.output, "");
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    EXPECT_EQ(text.str(), printed.output);
  }
  EXPECT_EQ(run("explain " + sheriff + "--output " + (folder / "no" / "file").string()).status, 2);
  std::filesystem::remove_all(folder);
}

TEST(Question, AMisspeltFactCannotCountAsUnknown) {
  const auto answer = [](const std::string& options) {
    return run("decide --stage face-identification " + options);
  };
  const Result name = answer("--fact opreator=sheriff");
  EXPECT_EQ(name.status, 2);
  expect_in("did you mean 'operator'?", name);
  const Result word = answer("--fact operator=sherif");
  EXPECT_EQ(word.status, 2);
  expect_in("did you mean 'sheriff'?", word);
  expect_in("has no value", answer("--fact operator"));
  expect_in("--stage", answer("--fact capability=emotion"));
  expect_in("states 'timing' twice", answer("--fact timing=recorded --fact timing=real-time"));
  EXPECT_EQ(answer("--fact timing=recorded --fact timing=real-time").status, 2);
  expect_in("did you mean 'rekognition'?", answer("--service rekogniton"));
}

TEST(Question, FactsCannotBePutBesideASignedDescriptor) {
  const Result both =
      run("decide --stage emotion --fact timing=recorded --descriptor device.json --key fleet.pub");
  EXPECT_EQ(both.status, 2);
  expect_in("--fact together with --descriptor", both);
}

TEST(Question, AVendorsPolicyCannotReachBeyondItsServiceWhenThatIsKnown) {
  const std::string question = "decide " + sheriff + "--policy ms-azure-openai ";
  EXPECT_EQ(run(question).status, 1);
  EXPECT_EQ(run(question + "--service azure-openai").status, 1);
  EXPECT_EQ(run(question + "--service unknown").status, 1);
  EXPECT_EQ(run(question + "--service local-model").status, 0);
}

TEST(Question, ABundleCannotBindLessThanItsPolicies) {
  const Result bundle = run("decide " + sheriff + "--policy microsoft-police --format json");
  expect_in(R"("policies":["ms-azure-openai/police-clauses",)"
            R"("azure-ai-face/police-clauses"])",
            bundle);
  expect_in(R"("MS.P")", bundle);
  expect_in("did you mean 'microsoft-police'?",
            run("decide " + sheriff + "--policy microsoft-polcie"));
}

TEST(Question, APermitCannotConcealTheExceptionItRestsOn) {
  const Result permit =
      run("decide --stage face-identification --policy eu-ai-act-5-1-h --date 2026-05-01 "
          "--fact location=FR --fact operator=national-police --fact operator_country=FR "
          "--fact acting_for=self --fact timing=real-time --fact environment=uncontrolled-public "
          "--fact authority=eu-5-1-h-authorisation");
  EXPECT_EQ(permit.status, 0);
  expect_in("permit: AIA.5.1.h.iii+5.3 lifts AIA.5.1.h", permit);
  EXPECT_EQ(permit.output.find("no clause applies"), std::string::npos);
}

}  // namespace
}  // namespace tests::cli
