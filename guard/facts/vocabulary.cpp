// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/facts/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "guard/facts/suggestion.hpp"

namespace guard::facts {
namespace {

constexpr auto capability_words = std::to_array<std::string_view>({
    "face-identification",
    "face-similarity-search",
    "face-verification",
    "face-embedding",
    "face-detection",
    "face-redaction",
    "face-redaction-with-templates",
    "reidentification-within-recording",
    "reidentification-across-cameras",
    "sensitive-attributes",
    "nonsensitive-attributes",
    "emotion",
    "speaker-identification",
    "gait-identification",
    "speech-transcription",
    "report-drafting",
    "license-plate-recognition",
    "object-detection",
    "text-recognition",
});
constexpr auto gallery_words = std::to_array<std::string_view>({
    "none",
    "suspects-inmates",
    "other-watchlist",
    "missing-persons",
    "dmv-photos",
    "scraped-web",
    "consented-enrolled",
    "presented-id-document",
    "self-device-owner",
});
constexpr auto service_words = std::to_array<std::string_view>({
    "azure-openai",
    "azure-ai-face",
    "rekognition",
    "openai-api",
    "claude-api",
    "google-cloud",
    "ibm-cloud",
    "axon-device",
    "local-model",
    "other",
});
constexpr auto form_words = std::to_array<std::string_view>({
    "body-worn",
    "dash-mounted",
    "handheld",
    "drone",
    "vehicle-mounted",
    "fixed",
    "kiosk",
});
constexpr auto mobility_words = std::to_array<std::string_view>({"mobile", "stationary"});
constexpr auto environment_words = std::to_array<std::string_view>({
    "controlled-private",
    "controlled-public",
    "uncontrolled-public",
    "uncontrolled-private",
    "workplace",
    "school",
});
constexpr auto timing_words =
    std::to_array<std::string_view>({"real-time", "near-real-time", "recorded"});
constexpr auto vendor_approval_words = std::to_array<std::string_view>({"none", "granted"});
constexpr auto party_kind_words = std::to_array<std::string_view>({
    "self",
    "local-police",
    "state-police",
    "sheriff",
    "transit-police",
    "campus-police",
    "tribal-police",
    "federal-law-enforcement",
    "federal-police",
    "national-police",
    "military-police",
    "military",
    "prosecutor",
    "corrections",
    "court",
    "intelligence-agency",
    "border-agency",
    "fire-rescue",
    "other-public",
    "private-company",
    "private-security",
    "private-individual",
});
constexpr auto authority_words = std::to_array<std::string_view>({
    "none",
    "warrant",
    "court-order",
    "court-order-missing-person",
    "exigent",
    "eu-5-1-h-authorisation",
    "eu-26-10-authorisation",
    "initial-suspect-identification",
    "probable-cause-serious-crime",
    "reasonable-suspicion",
    "investigative-leads",
    "crime-of-violence",
    "misdemeanor-theft",
    "child-exploitation",
    "human-trafficking",
    "terrorism-finding",
    "missing-person",
    "statutory-authorisation",
    "posted-policy",
    "written-request",
    "medical-or-safety",
    "subject-consent",
});

// Other words for the same thing that people write.
struct Alias {
  std::string_view word;
  std::string_view meaning;
};
constexpr auto aliases = std::to_array<Alias>({
    {"alpr", "license-plate-recognition"},
    {"anpr", "license-plate-recognition"},
    {"ocr", "text-recognition"},
    {"voice-identification", "speaker-identification"},
    {"investigative-leads-no-warrant", "investigative-leads"},
});

// ISO 3166-1 alpha-2, the officially assigned codes, without separators.
constexpr std::string_view country_codes =
    "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCM"
    "CNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGY"
    "HKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMF"
    "MGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARE"
    "RORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZ"
    "VAVCVEVGVIVNVUWFWSYEYTZAZMZW";
constexpr std::size_t country_count = country_codes.size() / 2;
static_assert(country_count <= max_countries);

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

const WordList capabilities{"capability", capability_words};
const WordList galleries{"gallery", gallery_words};
const WordList services{"service", service_words};
const WordList camera_forms{"form", form_words};
const WordList mobilities{"mobility", mobility_words};
const WordList environments{"environment", environment_words};
const WordList timings{"timing", timing_words};
const WordList vendor_approvals{"vendor_approval", vendor_approval_words};
const WordList party_kinds{"kind", party_kind_words};
const WordList authorities{"authority", authority_words};

WordSet WordList::all() const {
  WordSet set;
  for (std::size_t i = 0; i < words.size(); ++i) set.set(i);
  return set;
}

Expected<WordSet> WordList::set_of(std::string_view word) const {
  if (word == "unknown") return all();
  for (const Alias& alias : aliases)
    if (alias.word == word) word = alias.meaning;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == word) return WordSet{}.set(i);
  return fail("'" + std::string(word.substr(0, 80)) + "' is no known word for " + std::string(name),
              suggestion(word, words));
}

CountrySet all_countries() {
  CountrySet set;
  for (std::size_t i = 0; i < country_count; ++i) set.set(i);
  return set;
}

Expected<CountrySet> country_set_of(std::string_view code) {
  if (code == "unknown") return all_countries();
  for (std::size_t i = 0; i < country_count; ++i)
    if (country_code(i) == code) return CountrySet{}.set(i);
  return fail("'" + std::string(code.substr(0, 80)) + "' is no country code",
              code == "UK" ? "did you mean 'GB'?"
                           : "a country is two capital letters of ISO 3166-1, such as US");
}

std::string_view country_code(std::size_t index) {
  return country_codes.substr(2 * index, 2);
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
  if (word.size() > 80) return {};  // the distance is quadratic, and nobody mistypes that much
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string_view candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = candidate;
  }
  return best;
}

}  // namespace guard::facts
