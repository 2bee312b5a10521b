// SPDX-License-Identifier: LGPL-2.1-or-later
// What a descriptor must not say is refused, with its place and the nearest word that is known.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/guard/trust/support.hpp"

namespace guard::trust {
namespace {

struct Refused {
  std::string text;
  std::string_view words;
};

void expect_refused(const std::string& document, std::string_view words) {
  const auto read = parse_descriptor(document);
  ASSERT_FALSE(read) << document;
  EXPECT_TRUE(test::says(read.error(), words)) << document << "\n" << read.error().text();
  EXPECT_GT(read.error().line, 0) << read.error().text();
}

TEST(DescriptorWords, AContextCannotSayWhatIsNotKnown) {
  const std::vector<Refused> cases{
      {R"("camera": {"form": "bodyworn"})",
       "context.camera.form: 'bodyworn' is no known word for form; did you mean 'body-worn'?"},
      {R"("camera": {"mobility": "moblie"})", "did you mean 'mobile'?"},
      {R"("camera": {"mobilty": "mobile"})",
       "context.camera: unknown field 'mobilty'; did you mean 'mobility'?"},
      {R"("camera": "body-worn")", "context.camera: found a text, expected an object"},
      {R"("camera": {"form": {"any_of": ["drone", "kisok"]}})",
       "context.camera.form.any_of[1]: 'kisok' is no known word for form; did you mean 'kiosk'?"},
      {R"("operator": {"kind": "self"})", "context.operator.kind: 'self' is no kind of party"},
      {R"("operator": {"kind": {"any_of": ["self", "court"]}})",
       "context.operator.kind.any_of[0]: 'self' is no kind of party"},
      {R"("operator": "self")", "context.operator: found a text, expected an object"},
      {R"("operator": {"any_of": ["self"]})", "context.operator.any_of[0]: found a text"},
      {R"("operator": {"kind": "police"})", "context.operator.kind: 'police' is no known word"},
      {R"("operator": {"kind": "sheriff", "country": "UK"})", "did you mean 'GB'?"},
      {R"("operator": {"kind": "sheriff", "country": "us"})", "'us' is no country code"},
      {R"("operator": {"kind": ["sheriff"]})", "context.operator.kind: found an array"},
      {R"("operator": [])", "context.operator: found an array"},
      {R"("acting_for": {"kind": "self"})", "context.acting_for.kind: 'self' is no kind of party"},
      {R"("acting_for": ["self", {"kind": "court"}])",
       "context.acting_for[0]: 'self' can't stand beside others"},
      {R"("acting_for": [{"kind": "cuort"}])",
       "context.acting_for[0].kind: 'cuort' is no known word for kind; did you mean 'court'?"},
      {R"("acting_for": [])", "context.acting_for: is an empty array; write \"self\""},
      {R"("acting_for": "nobody")", "context.acting_for: found a text"},
      {R"("acting_for": [[{"kind": "court"}]])", "context.acting_for[0]: found an array"},
      {R"("authority": "warant")", "did you mean 'warrant'?"},
      {R"("authority": ["none", "warrant"])", "context.authority[0]: 'none' can't stand beside"},
      {R"("authority": ["warrant", "none"])", "context.authority[1]: 'none' can't stand beside"},
      {R"("authority": [])", "write \"none\" or leave the field out"},
      {R"("authority": ["unknown", "warant"])", "context.authority[1]: 'warant'"},
      {R"("authority": {"any_of": ["unknown", "warant"]})",
       "context.authority.any_of[1]: 'warant'"},
      {R"("location": "Texas")", "context.location: 'Texas' is no place"},
      {R"("location": ["US"])", "context.location: found an array, expected a place"},
      {R"("location": {"any_of": ["unknown", "us"]})", "context.location.any_of[1]: 'us'"},
      {R"("environment": "public")", "context.environment: 'public' is no known word"},
      {R"("environment": {"any_of": []})", "is empty, so nothing is possible"},
      {R"("environment": {"any_of": "school"})", "context.environment.any_of: found a text"},
      {R"("environment": {"anyof": ["school"]})", "context.environment: found an object"},
      {R"("environment": {"any_of": ["school"], "not": 1})", "unknown field 'not'"},
      {R"("environment": {"any_of": [{"any_of": ["school"]}]})", "any_of[0]: found an object"},
      {R"("timing": null)", "context.timing: found null, expected a word for timing"},
      {R"("timing": true)", "context.timing: found a truth value"},
      {R"("timing": 3)", "context.timing: found a number"},
      {R"("timing": "")", "'' is no known word for timing"},
      {R"("timing": "Real-Time")", "is no known word for timing; did you mean 'real-time'?"},
      {R"("timing": "real\u0000time")", "holds characters outside printable ASCII"},
      {R"("timing": "\u001b[2J")", "'?[2J' holds characters"},
      {R"("vendor_approval": "yes")", "context.vendor_approval: 'yes' is no known word"},
      {R"("capability": "face-identification")", "context: unknown field 'capability'; known are:"},
      {R"("locaton": "US")", "context: unknown field 'locaton'; did you mean 'location'?"},
      {R"("timing": "recorded", "timing": "real-time")", "the field 'timing' stands twice"},
  };
  for (const Refused& one : cases) expect_refused(test::descriptor_with(one.text), one.words);
}

TEST(DescriptorWords, ADocumentThatIsNoDescriptorCannotBeRead) {
  const auto with = [](std::string_view from, std::string_view to) {
    return test::replaced(test::payload, from, to);
  };
  const std::vector<Refused> cases{
      {"[]", "found an array, expected a descriptor"},
      {"{}", "the field 'faceguard' is missing"},
      {test::signed_by(test::key(1)), "is signed already"},
      {with("descriptor/1", "descriptor/2"), "found 'descriptor/2', expected 'descriptor/1'"},
      {with("\"descriptor/1\"", "1"), "faceguard: found a number"},
      {with("\"device\"", "\"devise\""), "unknown field 'devise'; did you mean 'device'?"},
      {with("\"device\": \"bwc-0421\",", ""), "the field 'device' is missing"},
      {with("\"revision\": 7,", ""), "the field 'revision' is missing"},
      {with("\"expires\": \"2027-01-01\",", ""), "the field 'expires' is missing"},
      {with("bwc-0421", ""), "device: has 0 characters"},
      {with("bwc-0421", std::string(129, 'x')), "device: has 129 characters, expected 1 to 128"},
      {with("bwc-0421", "bwc\\n0421"), "device: 'bwc?0421' holds characters"},
      {with("bwc-0421", "k\xc3\xa4mera"), "device: 'k??mera' holds characters"},
      {with("\"bwc-0421\"", "421"), "device: found a number"},
      {with(": 7,", ": 0,"), "revision: expected a whole number from 1 to 9007199254740992"},
      {with(": 7,", ": -7,"), "revision: expected a whole number"},
      {with(": 7,", ": 7.5,"), "revision: expected a whole number"},
      {with(": 7,", ": 9007199254740993,"), "revision: expected a whole number"},
      {with(": 7,", ": 18446744073709551623,"), "revision: expected a whole number"},
      {with(": 7,", ": \"7\","), "revision: found a text"},
      {with("2026-01-01", "2026-02-30"), "not_before: '2026-02-30' is no date"},
      {with("2026-01-01", "01/01/2026"), "not_before: '01/01/2026' is no date"},
      {with("\"2027-01-01\"", "2027"), "expires: found a number"},
      {with("2027-01-01", "2025-12-31"), "expires: lies before not_before"},
      {test::replaced(test::descriptor_with(""), "{}", "null"), "context: found null"},
  };
  for (const Refused& one : cases) expect_refused(one.text, one.words);
}

TEST(DescriptorWords, RefusalsSayLineAndColumn) {
  const auto read = parse_descriptor(test::replaced(test::payload, "body-worn", "bodyworn"));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().line, 11);
  EXPECT_EQ(read.error().column, 24);
  Error error = read.error();
  EXPECT_TRUE(test::says(std::move(error).in("d.json"), "d.json:11:24: context.camera.form"));
}

TEST(DescriptorWords, TheDeepestThatCanBeSaidIsNotTooDeep) {
  EXPECT_TRUE(parse_descriptor(test::descriptor_with(
      R"("acting_for": [{"any_of": [{"kind": {"any_of": ["court", "military"]}}]}])")));
}

}  // namespace
}  // namespace guard::trust
